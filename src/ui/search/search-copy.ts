/**
 * The search in the screen itself, over a copy of the background's indexes: its
 * answer is drawn with the letter, in the same frame. What the background says
 * some milliseconds later is what stays: where it says otherwise, entries have
 * changed, and another copy is fetched.
 */
import { ok } from '../../domain/result.ts';
import { LONGEST_QUERY } from '../../domain/query.ts';
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

/** Copies one after the other that are all wrong: no more are fetched. */
const MOST_WRONGS = 3;
/** In ms: where there is no copy now, none is asked for until then, and twice as long after each further time. Of very many entries there never is one. */
const PAUSE = 500;

/** @param getCopy null where there is none now, and after a fault @param limit of rows, for `search` too */
export function createCopiedSearch(search: Search, getCopy: () => Promise<readonly CopiedIndex[] | null>, limit: number, now: () => number = () => performance.now()): CopiedSearch {
  let findRows: FindRows | undefined;
  let fetching = false;
  let last: { readonly query: string; readonly hits: readonly Hit[] } | undefined;
  let wrongs = 0;
  let pause = PAUSE;
  let notBefore = -Infinity;

  async function renew(): Promise<void> {
    if (fetching || wrongs === MOST_WRONGS || now() < notBefore) return;
    fetching = true;
    const copies = await getCopy();
    if (copies) findRows = await runInTurns(readCopies(copies));
    else [notBefore, pause] = [now() + pause, pause * 2];
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
      const early = last?.query === query ? last.hits : undefined;
      const isRight = early !== undefined && found.ok && isSame(early, found.value);
      if (isRight) wrongs = 0;
      else if (early && found.ok) {
        [findRows, last] = [undefined, undefined];
        wrongs++;
        void renew();
      }
      return isRight ? ok(early) : found;
    },
  };
}

const FIELDS = ['id', 'kind', 'head', 'cyrillic', 'gloss'] as const;
const isSame = (some: readonly Hit[], others: readonly Hit[]): boolean => some.length === others.length && some.every((hit, at) => FIELDS.every((field) => hit[field] === others[at]![field]));
