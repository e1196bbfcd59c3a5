/**
 * The popup's search over all entries. The index is built on the first query
 * and again whenever the glossary has changed.
 */
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Hit } from '../protocol/requests.ts';
import { createSearch, type Search } from '../search/search.ts';
import type { Glossary } from './glossary.ts';

export type Lookup = { readonly search: (query: string, limit: number) => Promise<Result<Hit[], LookupFailure>>; readonly forget: () => void };

export function createLookup(glossary: Glossary): Lookup {
  let index: Search | null = null;
  return {
    search: async (query, limit) => {
      if (index === null) {
        const entries = await glossary.all();
        if (!entries.ok) return entries;
        index = createSearch(entries.value);
      }
      return ok(index.find(query, limit).map(({ id, kind, head, cyrillic, gloss }) => ({ id, kind, head, ...(cyrillic !== undefined && { cyrillic }), gloss })));
    },
    forget: () => {
      index = null;
    },
  };
}
