/**
 * A search over copies of the indexes, with what a list shows of each entry: it
 * answers where neither the indexes nor the entries are, without asking.
 */
import { KINDS, type Entry } from '../domain/entry.ts';
import { byIdScore, readKept, type KeptSearch, type RatedId, type Search } from './search.ts';

/** What a list shows of an entry. */
export type SearchRow = Pick<Entry, 'id' | 'kind' | 'head' | 'cyrillic' | 'gloss'> & { readonly own?: true };

/** Of an index's entries, in its order: what tells them and what a list shows of them. Kinds by their places in KINDS; texts joined by NUL, an absent one empty. */
export type KeptRows = { readonly own: boolean; readonly ids: string; readonly headLengths: Uint8Array<ArrayBuffer>; readonly kinds: Uint8Array<ArrayBuffer>; readonly heads: string; readonly cyrillics: string; readonly glosses: string };
export type CopiedIndex = Omit<KeptSearch, 'ids' | 'headLengths'> & { readonly rows: KeptRows };
/** The best rows, best first, as many as asked for at most. */
export type FindRows = (query: string, limit: number) => SearchRow[];

/** No text has it: what an entry says is tamed when it is read. */
const NUL = '\0';

export function copyOf(search: Search, own: boolean): CopiedIndex {
  const { entries } = search;
  const { ids, headLengths, ...tables } = search.keep();
  return {
    ...tables,
    rows: {
      own,
      ids,
      headLengths,
      kinds: Uint8Array.from(entries, ({ kind }) => KINDS.indexOf(kind)),
      heads: entries.map(({ head }) => head).join(NUL),
      cyrillics: entries.map(({ cyrillic = '' }) => cyrillic).join(NUL),
      glosses: entries.map(({ gloss }) => gloss).join(NUL),
    },
  };
}

/** In steps of some milliseconds. */
export function* readCopies(copies: readonly CopiedIndex[]): Generator<void, FindRows> {
  const indexes: { readonly own: boolean; readonly rate: (query: string, limit: number) => RatedId[]; readonly rowOf: (rated: RatedId) => SearchRow }[] = [];
  for (const { rows, ...tables } of copies) {
    const { rate } = yield* readKept({ ...rows, ...tables });
    indexes.push({ own: rows.own, rate, rowOf: rowsOf(rows) });
    yield;
  }
  const find: FindRows = (query, limit) =>
    indexes
      .flatMap(({ own, rate, rowOf }) => rate(query, limit).map((rated) => ({ ...rated, own, rowOf })))
      .sort(byIdScore)
      .slice(0, limit)
      .map(({ rowOf, ...rated }) => rowOf(rated));
  yield* rehearse(find);
  return find;
}

function rowsOf({ own, kinds, heads, cyrillics, glosses }: KeptRows): (rated: RatedId) => SearchRow {
  const [head, cyrillic, gloss] = [heads, cyrillics, glosses].map((texts) => texts.split(NUL)) as [string[], string[], string[]];
  return ({ id, place }) => ({ id, kind: KINDS[kinds[place]!]!, head: head[place]!, ...(cyrillic[place] !== '' && { cyrillic: cyrillic[place]! }), gloss: gloss[place]!, ...(own && { own }) });
}

/** A letter, beginnings, words, another alphabet, what is misspelt. */
const REHEARSED = ['s', 'so', 'sov', 'party c', 'trade union', 'ц', 'це', 'цен', 'centr', 'proletarjatt', 'komunissm', 'петроградц'];

/** Code that has just been loaded takes several times as long: that time is better not the reader's first letter's. */
function* rehearse(find: FindRows): Generator<void> {
  for (const query of REHEARSED) {
    find(query, 1);
    yield;
  }
}
