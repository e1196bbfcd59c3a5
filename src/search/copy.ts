/**
 * A search over copies of all indexes: it answers where they are not, without
 * asking.
 */
import { bestOf, readKept, type KeptAnswers, type KeptSearch } from './search.ts';
import type { SearchRow } from './search-rows.ts';

export type CopiedIndex = KeptSearch & { readonly own: boolean };
/** The best rows, best first, as many as asked for at most. */
export type FindRows = (query: string, limit: number) => SearchRow[];

/** In steps of some milliseconds. */
export function* readCopies(copies: readonly CopiedIndex[]): Generator<void, FindRows> {
  const sources: { readonly own: boolean; readonly search: KeptAnswers }[] = [];
  for (const { own, ...kept } of copies) sources.push({ own, search: yield* readKept(kept) });
  const find: FindRows = (query, limit) => bestOf(sources, query, limit).map(({ entry, own }) => ({ ...entry, ...(own && { own }) }));
  yield* rehearse(find);
  return find;
}

/** Beginnings, words, another alphabet, what is misspelt; first what finds little. */
const REHEARSED = ['sovnark', 'sovn', 'party cell', 'trade union', 'цент', 'це', 'sov', 'so', 'komunissm', 'proletarjatt', 'петроградц', 's'];

/** Code that has just been loaded takes several times as long: that time is better not the reader's first letter's. */
function* rehearse(find: FindRows): Generator<void> {
  for (const query of REHEARSED) {
    find(query, 1);
    yield;
  }
}
