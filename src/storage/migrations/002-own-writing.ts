/**
 * Overlays, packs, undo, backups and uploads; own entries, which had a record
 * each, on shelves.
 */
import type { PersonalRow } from '../rows.ts';
import { byShelf } from '../shelves.ts';
import type { Migration } from './index.ts';

/** As personal.ts counts them. A migration must not change when the code around it does, so the number stands here again. */
const SHELVES = 512;

export const ownWriting: Migration = {
  stores: {
    personal: null,
    shelves: '&number',
    overlays: '&id',
    packs: '&id',
    packShelves: '&[edition+number]',
    editions: '&edition',
    changes: '&token, at',
    changeParts: '&[token+part]',
    backups: '++id',
    backupData: '&id',
    uploads: '&id',
    uploadPieces: '&[upload+piece]',
    counters: '&key',
  },
  upgrade: async (transaction) => {
    const rows = new Map((await transaction.table<PersonalRow, string>('personal').toArray()).map((row) => [row.id as string, row]));
    const shelves = [...byShelf(rows.keys(), SHELVES)].map(([number, ids]) => ({ number, rows: JSON.stringify(ids.map((id) => rows.get(id))) }));
    await transaction.table('shelves').bulkAdd(shelves);
  },
};
