/**
 * The search's indexes, kept so that a worker that has just woken need not read
 * and index every entry before it can answer.
 */
import type { SpravkaDatabase } from './database.ts';
import type { IndexRow, IndexSetRow } from './rows.ts';

/** Differs whenever entries, packs or overlays do, without reading them. */
export const stateOf = (database: SpravkaDatabase): Promise<string> =>
  database.transaction('r', [database.state, database.counters], async () => {
    const [glossary, revision] = await Promise.all([database.state.get('glossary'), database.counters.get('revision')]);
    return JSON.stringify([glossary?.version ?? null, revision?.value ?? 0]);
  });

/** Those made by this engine, and what they answer for. */
export const readIndexes = (database: SpravkaDatabase, engine: string): Promise<{ readonly holds: string; readonly rows: readonly IndexRow[] } | undefined> =>
  database.transaction('r', [database.indexSets, database.indexes], async () => {
    const set = await database.indexSets.get(engine);
    return set && { holds: set.holds, rows: await database.indexes.toArray() };
  });

/** Whether there are any, made by this engine of what is held in this state. */
export const hasIndexes = async (database: SpravkaDatabase, engine: string, holds: string): Promise<boolean> => (await database.indexSets.get(engine))?.holds === holds;

/**
 * These and no others, in one transaction.
 * @param rows by owner; what is kept already is left as it is, and its row not made
 */
export const writeIndexes = (database: SpravkaDatabase, set: IndexSetRow, rows: ReadonlyMap<string, { readonly isKept: boolean; readonly make: () => IndexRow }>): Promise<void> =>
  database.transaction('rw', [database.indexSets, database.indexes], async () => {
    const there = await database.indexes.toCollection().primaryKeys();
    const usable = new Set((await database.indexSets.get(set.engine)) ? there : []);
    await database.indexes.bulkDelete(there.filter((owner) => !rows.has(owner)));
    for (const [owner, { isKept, make }] of rows) if (!isKept || !usable.has(owner)) await database.indexes.put(make());
    await database.indexSets.clear();
    await database.indexSets.put(set);
  });
