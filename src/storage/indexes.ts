/**
 * The search's indexes, kept so that a worker that has just woken need not read
 * and index every entry before it can answer.
 */
import { KEPT_FORMAT } from '../search/search.ts';
import type { SpravkaDatabase } from './database.ts';
import type { IndexRow } from './rows.ts';

/**
 * Differs whenever entries, packs or overlays do, without reading them.
 * @param engine differs whenever the search may index otherwise
 */
export const stateOf = (database: SpravkaDatabase, engine: string): Promise<string> =>
  database.transaction('r', [database.state, database.counters], async () => {
    const [glossary, revision] = await Promise.all([database.state.get('glossary'), database.counters.get('revision')]);
    return JSON.stringify([KEPT_FORMAT, engine, glossary?.version ?? null, revision?.value ?? 0]);
  });

export const readIndexes = (database: SpravkaDatabase): Promise<IndexRow[]> => database.indexes.toArray();

/** These and no others. */
export const writeIndexes = (database: SpravkaDatabase, rows: readonly IndexRow[]): Promise<void> =>
  database.transaction('rw', database.indexes, async () => {
    await database.indexes.clear();
    await database.indexes.bulkAdd([...rows]);
  });
