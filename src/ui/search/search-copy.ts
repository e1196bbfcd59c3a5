/**
 * The search in the screen itself, over a copy of the background's indexes: its
 * answer is drawn with the letter, in the same frame. What the background says
 * some milliseconds later is what stays: where it says otherwise, entries have
 * changed, and another copy is fetched.
 */
import { ok } from '../../domain/result.ts';
import { runInTurns } from '../../platform/turns.ts';
import { readCopies, type CopiedIndex, type FindRows } from '../../search/copy.ts';
import type { Hit, Search } from './hits.ts';

export type SearchAtOnce = {
  readonly isReady: () => boolean;
  /** undefined while it isn't. */
  readonly find: (query: string) => readonly Hit[] | undefined;
};
export type CopiedSearch = {
  readonly atOnce: SearchAtOnce;
  /** The background's answer; the very rows of `atOnce` where it says the same. */
  readonly search: Search;
};

/** As much of a query as is looked for, in UTF-16 units. */
const LONGEST_QUERY = 200;
/** Copies one after the other that are wrong, or not to be had: no more are asked for. */
const MOST_FRUITLESS = 3;

/** @param getCopy null where there is none now, and after a fault @param limit of rows, for `search` too */
export function createCopiedSearch(search: Search, getCopy: () => Promise<readonly CopiedIndex[] | null>, limit: number): CopiedSearch {
  let findRows: FindRows | undefined;
  let fetching = false;
  let last: { readonly query: string; readonly hits: readonly Hit[] } | undefined;
  let fruitless = 0;
  /** Before it has answered the background may yet be making its index: that none is to be had then tells nothing. */
  let hasAnswered = false;

  async function renew(): Promise<void> {
    if (fetching || fruitless === MOST_FRUITLESS) return;
    fetching = true;
    const counts = hasAnswered;
    const copies = await getCopy();
    if (copies) findRows = await runInTurns(readCopies(copies));
    else if (counts) fruitless++;
    fetching = false;
  }

  return {
    atOnce: {
      isReady: () => findRows !== undefined,
      find: (query) => {
        if (!findRows) return undefined;
        last = { query, hits: findRows(query.slice(0, LONGEST_QUERY), limit) };
        return last.hits;
      },
    },
    search: async (query) => {
      if (!findRows) void renew();
      const found = await search(query.slice(0, LONGEST_QUERY));
      hasAnswered ||= found.ok;
      const early = last?.query === query ? last.hits : undefined;
      const isRight = early !== undefined && found.ok && isSame(early, found.value);
      if (isRight) fruitless = 0;
      else if (early && found.ok) {
        [findRows, last] = [undefined, undefined];
        fruitless++;
        void renew();
      }
      return isRight ? ok(early) : found;
    },
  };
}

const FIELDS = ['id', 'kind', 'head', 'cyrillic', 'gloss'] as const;
const isSame = (some: readonly Hit[], others: readonly Hit[]): boolean => some.length === others.length && some.every((hit, at) => FIELDS.every((field) => hit[field] === others[at]![field]));
