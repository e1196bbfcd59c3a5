/**
 * The search's indexes, kept so that a worker that has just woken need not read
 * and index every entry before it can answer.
 */
import type { SpravkaDatabase } from './database.ts';
import type { IndexRow } from './rows.ts';

/** Differs whenever entries, packs or overlays do, without reading them. */
export const stateOf = (database: SpravkaDatabase): Promise<string> =>
  database.transaction('r', [database.state, database.counters], async () => {
    const [glossary, revision] = await Promise.all([database.state.get('glossary'), database.counters.get('revision')]);
    return JSON.stringify([glossary?.version ?? null, revision?.value ?? 0]);
  });

/** Those made by this engine. */
export const readIndexes = (database: SpravkaDatabase, engine: string): Promise<IndexRow[]> => database.indexes.filter((row) => row.engine === engine).toArray();

/** Whether there are any, made by this engine of what is held in this state. */
export const hasIndexes = async (database: SpravkaDatabase, engine: string, holds: string): Promise<boolean> => (await database.indexes.where({ engine, holds }).count()) > 0;

/** These and no others. */
export const writeIndexes = (database: SpravkaDatabase, rows: readonly IndexRow[]): Promise<void> =>
  database.transaction('rw', database.indexes, async () => {
    await database.indexes.clear();
    await database.indexes.bulkAdd([...rows]);
  });
