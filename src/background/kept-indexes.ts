/**
 * The search's indexes as the last worker left them. Whatever goes wrong here
 * costs time and nothing else.
 */
import { allAtOnce, KEPT_FORMAT, readKept, type KeptAnswers, type KeptSearch, type Search } from '../search/search.ts';
import { runInTurns } from '../platform/turns.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { hasIndexes, readIndexes, stateOf, writeIndexes } from '../storage/indexes.ts';
import type { IndexRow } from '../storage/rows.ts';

export type KeptIndex = Omit<IndexRow, 'kept'> & { readonly holds: string; readonly kept: KeptSearch; readonly search: KeptAnswers };
/** `isKept`: as this worker has read it or written it, and it has not been replaced since. */
export type IndexToKeep = Omit<IndexRow, 'kept'> & { readonly isKept: boolean; readonly search: Pick<Search, 'keep'> };
export type KeptIndexes = {
  /** Of all that is held now, `holds` in an index that answers for it. */
  readonly state: () => Promise<string>;
  /** Whether those that are kept answer for all that is held now; reads none of them. */
  readonly isCurrent: () => Promise<boolean>;
  /** Read once; empty where none can be. */
  readonly read: () => Promise<readonly KeptIndex[]>;
  /** Of all that was held in the state `holds`. */
  readonly write: (holds: string, indexes: readonly IndexToKeep[]) => Promise<void>;
};

/** @param version of the extension, which may index otherwise than the one before */
export function createKeptIndexes(database: SpravkaDatabase, version: string): KeptIndexes {
  const engine = `${KEPT_FORMAT} of ${version}`;
  let opened: Promise<readonly KeptIndex[]> | null = null;
  const open = async (): Promise<readonly KeptIndex[]> => {
    const found = await readIndexes(database, engine);
    const opened: KeptIndex[] = [];
    for (const row of found?.rows ?? []) {
      const kept = row.kept as KeptSearch;
      opened.push({ ...row, kept, holds: found!.holds, search: await runInTurns(readKept(kept)) });
    }
    return opened;
  };
  return {
    state: () => stateOf(database),
    isCurrent: async () => hasIndexes(database, engine, await stateOf(database)),
    read: () => (opened ??= open().catch(() => [])),
    write: (holds, indexes) =>
      writeIndexes(database, { engine, holds }, new Map(indexes.map(({ search, isKept, ...row }) => [row.owner, { isKept, make: () => ({ ...row, kept: allAtOnce(search.keep()) }) }]))),
  };
}
