/**
 * Which of the search's indexes there are and what they answer for together, in
 * a row of its own: so a change rewrites the megabytes of those alone that it
 * concerns. Kept before, they are made anew.
 */
import type { Migration } from './index.ts';

export const indexSets: Migration = { stores: { indexes: 'owner', indexSets: 'engine' } };
