/**
 * The reading log.
 */
import type { Migration } from './index.ts';

export const readingLog: Migration = { stores: { looks: '++id, at, entry' } };
