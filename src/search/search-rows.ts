/**
 * What a list of results shows of each entry, in a form that is read fast: it is
 * kept with an index, which then answers without the entries.
 */
import { KINDS, type Entry, type EntryId } from '../domain/entry.ts';

export type SearchRow = Pick<Entry, 'id' | 'kind' | 'head' | 'cyrillic' | 'gloss'>;

/** Of all entries, in the order of the index. Ids joined by line breaks; kinds by their places in KINDS; texts joined by NUL, an absent one empty. */
export type KeptRows = { readonly ids: string; readonly headLengths: Uint8Array<ArrayBuffer>; readonly kinds: Uint8Array<ArrayBuffer>; readonly heads: string; readonly cyrillics: string; readonly glosses: string };

/** No text has it: what an entry says is tamed when it is read. */
const NUL = '\0';
/** Headwords beyond this length count as equally long. */
const LONGEST_HEAD = 255;

export const headLengthsOf = (entries: readonly Entry[]): Uint8Array<ArrayBuffer> => Uint8Array.from(entries, ({ head }) => Math.min(head.length, LONGEST_HEAD));

/** Entries joined between two steps. */
const TOGETHER = 2000;

/** In steps of some milliseconds. */
export function* keepRows(entries: readonly Entry[]): Generator<void, KeptRows> {
  const columns = { ids: [] as string[], heads: [] as string[], cyrillics: [] as string[], glosses: [] as string[] };
  for (let from = 0; from < entries.length; from += TOGETHER) {
    const some = entries.slice(from, from + TOGETHER);
    columns.ids.push(some.map(({ id }) => id).join('\n'));
    columns.heads.push(some.map(({ head }) => head).join(NUL));
    columns.cyrillics.push(some.map(({ cyrillic = '' }) => cyrillic).join(NUL));
    columns.glosses.push(some.map(({ gloss }) => gloss).join(NUL));
    yield;
  }
  return {
    ids: columns.ids.join('\n'),
    headLengths: headLengthsOf(entries),
    kinds: Uint8Array.from(entries, ({ kind }) => KINDS.indexOf(kind)),
    heads: columns.heads.join(NUL),
    cyrillics: columns.cyrillics.join(NUL),
    glosses: columns.glosses.join(NUL),
  };
}

/** In steps of some milliseconds. */
export function* readRows({ ids: joined, kinds, heads, cyrillics, glosses }: KeptRows): Generator<void, { readonly ids: readonly EntryId[]; readonly rowAt: (place: number) => SearchRow }> {
  const ids = joined === '' ? [] : (joined.split('\n') as EntryId[]);
  yield;
  const head = heads.split(NUL);
  yield;
  const cyrillic = cyrillics.split(NUL);
  yield;
  const gloss = glosses.split(NUL);
  return { ids, rowAt: (place) => ({ id: ids[place]!, kind: KINDS[kinds[place]!]!, head: head[place]!, ...(cyrillic[place] !== '' && { cyrillic: cyrillic[place]! }), gloss: gloss[place]! }) };
}
