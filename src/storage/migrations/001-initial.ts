import type { Migration } from './index.ts';

export const initial: Migration = { stores: { entries: '&id, kind', personal: '&id, updatedAt', state: '&key' } };
