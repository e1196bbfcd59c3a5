/**
 * The one database. Only the background opens it for writing.
 *
 * Built-in entries are replaced as a whole by each glossary version; personal
 * entries, overlays and packs are the reader's and no seeding touches them.
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Entry } from '../domain/entry.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { BackupDataRow, BackupRow, ChangePartRow, ChangeRow, CounterRow, EditionRow, GlossaryRow, IndexRow, IndexSetRow, LookRow, OverlayRow, PackRow, PackShelfRow, ShelfRow, UploadPieceRow, UploadRow } from './rows.ts';

export type { GlossaryRow, PersonalRow } from './rows.ts';

export class SpravkaDatabase extends Dexie {
  declare readonly entries: EntityTable<Entry, 'id'>;
  declare readonly shelves: EntityTable<ShelfRow, 'number'>;
  declare readonly overlays: EntityTable<OverlayRow, 'id'>;
  declare readonly packs: EntityTable<PackRow, 'id'>;
  declare readonly packShelves: Table<PackShelfRow, [string, number]>;
  declare readonly editions: EntityTable<EditionRow, 'edition'>;
  declare readonly state: EntityTable<GlossaryRow, 'key'>;
  declare readonly changes: EntityTable<ChangeRow, 'token'>;
  declare readonly changeParts: Table<ChangePartRow, [string, number]>;
  declare readonly backups: EntityTable<BackupRow, 'id'>;
  declare readonly backupData: EntityTable<BackupDataRow, 'id'>;
  declare readonly uploads: EntityTable<UploadRow, 'id'>;
  declare readonly uploadPieces: Table<UploadPieceRow, [string, number]>;
  declare readonly looks: EntityTable<LookRow, 'id'>;
  declare readonly indexes: EntityTable<IndexRow, 'owner'>;
  declare readonly indexSets: EntityTable<IndexSetRow, 'engine'>;
  declare readonly counters: EntityTable<CounterRow, 'key'>;

  /** @param versions how many of the migrations to know; all but in tests of an upgrade */
  constructor(name = 'spravka', versions = MIGRATIONS.length) {
    super(name);
    MIGRATIONS.slice(0, versions).forEach((migration, index) => {
      const version = this.version(index + 1).stores(migration.stores);
      if (migration.upgrade) version.upgrade(migration.upgrade);
    });
  }
}

/**
 * Lets what asks next open the database, where opening it has failed; without
 * this it would stay closed as long as this object lives, though there may be
 * room again by now.
 */
export function tryAgain(database: SpravkaDatabase): void {
  if (database.hasFailed()) database.close({ disableAutoOpen: false });
}

/**
 * Calls back whenever the database was opened but for the first time, or for
 * the first time after opening it had failed: a browser that has closed it may
 * have found it damaged, and what is open now may be empty.
 */
export function onReopened(database: SpravkaDatabase, opened: () => Promise<unknown>): void {
  let isFirst = true;
  // Outside of what waits for the opening, lest that wait for this.
  database.on('ready', () => {
    if (!isFirst) setTimeout(() => void opened());
    isFirst = false;
  }, true);
  void database.open().catch(() => (isFirst = false));
}

/** All keys that begin with `first`, of a table whose key has two parts. */
export const keysBeginning = (first: string): readonly [[string, unknown], [string, unknown]] => [
  [first, Dexie.minKey],
  [first, Dexie.maxKey],
];
