/**
 * The one database. Only the background opens it for writing.
 *
 * Built-in entries are replaced as a whole by each glossary version; personal
 * entries are the reader's and no seeding touches them.
 */
import { Dexie, type EntityTable } from 'dexie';
import type { Entry, EntryId, Work } from '../domain/entry.ts';
import { MIGRATIONS } from './migrations/index.ts';

export type PersonalRow = { readonly id: EntryId; readonly entry: Entry; readonly createdAt: number; readonly updatedAt: number };

/** What is known of the built-in glossary that the `entries` table holds. */
export type GlossaryRow = {
  readonly key: 'glossary';
  readonly version: string;
  readonly works: Readonly<Record<string, Work>>;
  readonly renamed: Readonly<Record<string, string>>;
};

export class SpravkaDatabase extends Dexie {
  declare readonly entries: EntityTable<Entry, 'id'>;
  declare readonly personal: EntityTable<PersonalRow, 'id'>;
  declare readonly state: EntityTable<GlossaryRow, 'key'>;

  constructor(name = 'spravka') {
    super(name);
    MIGRATIONS.forEach((migration, index) => {
      const version = this.version(index + 1).stores(migration.stores);
      if (migration.upgrade) version.upgrade(migration.upgrade);
    });
  }
}
