/**
 * The last ten backups of what the reader wrote, as bytes made elsewhere.
 */
import type { SpravkaDatabase } from './database.ts';
import type { BackupRow } from './rows.ts';

export const KEPT_BACKUPS = 10;

/** @returns the row written; the oldest beyond ten goes */
export const addBackup = (database: SpravkaDatabase, row: Omit<BackupRow, 'id'>, data: Uint8Array): Promise<BackupRow> =>
  database.transaction('rw', [database.backups, database.backupData], async () => {
    const id = await database.backups.add(row);
    await database.backupData.add({ id, data });
    const old = (await database.backups.orderBy('id').primaryKeys()).slice(0, -KEPT_BACKUPS);
    await database.backups.bulkDelete(old);
    await database.backupData.bulkDelete(old);
    return { ...row, id };
  });

/** Newest first. */
export const listBackups = (database: SpravkaDatabase): Promise<BackupRow[]> => database.backups.orderBy('id').reverse().toArray();

export const readBackup = async (database: SpravkaDatabase, id: number): Promise<Uint8Array | undefined> => (await database.backupData.get(id))?.data;
