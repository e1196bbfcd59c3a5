/**
 * The answer to what stands in the search box. An answer that comes after the
 * box has changed is dropped; until a new one is there, the old one stays.
 */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { LookupFailure } from '../../domain/failure.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Hit, Search } from './hits.ts';
import type { SearchAtOnce } from './search-copy.ts';

export type Answer = { readonly query: string; readonly found: Result<readonly Hit[], LookupFailure> };

const NOTHING_ASKED: Answer = { query: '', found: ok([]) };

/**
 * @param atOnce what answers without being waited for, until the search has answered; undefined where it can't
 * @param revision where it grows, entries have changed: the same is asked again
 */
export function useSearch(search: Search, box: string, { atOnce, revision = 0 }: { readonly atOnce?: SearchAtOnce | undefined; readonly revision?: number } = {}): Answer {
  const [answer, setAnswer] = useState(NOTHING_ASKED);
  const query = box.trim();
  const early = useMemo(() => {
    const hits = query === '' ? undefined : atOnce?.find(query);
    return hits && { query, found: ok(hits) };
  }, [atOnce, query]);
  // In the turn of the key: an ordinary effect would wait for the next frame.
  useLayoutEffect(() => {
    if (query === '') {
      setAnswer(NOTHING_ASKED);
      return undefined;
    }
    let outdated = false;
    void search(query).then((found) => outdated || setAnswer({ query, found }));
    return () => {
      outdated = true;
    };
  }, [search, query, revision]);
  return answer.query === query ? answer : (early ?? answer);
}

/** The same search, which can be begun before the key's letter is in the box. */
export type BegunSearch = { readonly search: Search; readonly begin: (box: string) => void };

/** What was begun is taken by the next who asks the same, once. */
export function beginning(search: Search): BegunSearch {
  let asked = '';
  let begun: ReturnType<Search> | undefined;
  return {
    begin: (box) => {
      const query = box.trim();
      if (query === asked) return;
      asked = query;
      begun = query === '' ? undefined : search(query);
    },
    search: (query) => {
      const found = (query === asked && begun) || search(query);
      [asked, begun] = [query, undefined];
      return found;
    },
  };
}
