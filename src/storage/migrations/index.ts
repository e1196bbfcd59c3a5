/**
 * The database's versions, oldest first: the first migration makes version 1.
 * A published migration never changes; a new need is a new file.
 */
import type { Transaction } from 'dexie';
import { initial } from './001-initial.ts';
import { ownWriting } from './002-own-writing.ts';
import { readingLog } from './003-reading-log.ts';
import { searchIndexes } from './004-search-indexes.ts';
import { indexStates } from './005-index-states.ts';
import { indexSets } from './006-index-sets.ts';

export type Migration = {
  /** Dexie schema strings of the tables that change. */
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<void>;
};

export const MIGRATIONS: readonly Migration[] = [initial, ownWriting, readingLog, searchIndexes, indexStates, indexSets];
