import type { Migration } from './index.ts';

/** Overlays, packs, undo, backups and uploads; what version 1 holds stays as it is. An index by time is not worth a third of the time of a large import. */
export const ownWriting: Migration = {
  stores: {
    personal: '&id',
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
