/**
 * What the search has indexed, kept from one worker to the next.
 */
import type { Migration } from './index.ts';

export const searchIndexes: Migration = { stores: { indexes: 'owner' } };
