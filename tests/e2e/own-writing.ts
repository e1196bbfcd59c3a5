/**
 * What a reader may write or import, for the tests of both browsers.
 */

export const packOf = (count: number, edition = '1'): string => JSON.stringify({ format: 'spravka-pack', version: 1, id: 'trams', title: 'Trams', edition, entries: Array.from({ length: count }, (_, index) => ({ id: `tram-${index}`, kind: 'term', head: `Tramword ${index}`, gloss: `What tramword ${index} was by edition ${edition}, in the sheds of Miussy and in those of Zamoskvorech’e.`, forms: [] })) });

export const draft = (head: string, gloss: string, id?: string): object => ({ kind: 'term', head, gloss, ...(id !== undefined && { id }) });
