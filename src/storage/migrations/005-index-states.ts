/**
 * Whether the search's indexes are those of what is held now, to be told
 * without reading them: they are megabytes.
 */
import type { Migration } from './index.ts';

export const indexStates: Migration = { stores: { indexes: 'owner, [engine+holds]' } };
