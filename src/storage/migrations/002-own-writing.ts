import type { Migration } from './index.ts';

/** Overlays, packs, undo, backups and uploads; what version 1 holds stays as it is. */
export const ownWriting: Migration = {
  stores: {
    overlays: '&id',
    packs: '&id',
    packEntries: '&[edition+id], id',
    editions: '&edition',
    changes: '&token, at',
    changeParts: '&[token+part]',
    backups: '++id',
    backupData: '&id',
    uploads: '&id',
    uploadPieces: '&[upload+piece]',
    counters: '&key',
  },
};
