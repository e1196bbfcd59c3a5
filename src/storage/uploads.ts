/**
 * Files on their way in, piece by piece. They lie in the database, not in
 * memory, because the worker may stop while the reader looks at a preview.
 */
import { keysBeginning, type SpravkaDatabase } from './database.ts';
import type { UploadRow } from './rows.ts';

/** An upload nobody came back to. */
const FORGOTTEN_AFTER = 24 * 60 * 60 * 1000;

export type UploadPiece = { readonly upload?: string | undefined; readonly name?: string | undefined; readonly size: number; readonly piece: number; readonly data: Uint8Array };

/** @returns the upload's id; null when the piece is not the next one of an upload known */
export const addPiece = (database: SpravkaDatabase, { upload, name = '', size, piece, data }: UploadPiece, now = Date.now()): Promise<string | null> =>
  database.transaction('rw', [database.uploads, database.uploadPieces], async () => {
    const begun = upload === undefined ? { id: crypto.randomUUID(), at: now, name, size, pieces: 0, received: 0 } : await database.uploads.get(upload);
    if (begun === undefined || begun.pieces !== piece || begun.received + data.length > begun.size) return null;
    await database.uploadPieces.add({ upload: begun.id, piece, data });
    await database.uploads.put({ ...begun, pieces: piece + 1, received: begun.received + data.length });
    return begun.id;
  });

export type Upload = { readonly row: UploadRow; readonly bytes: Uint8Array<ArrayBuffer> };

/** The whole file; null when it is unknown or not all has arrived. */
export async function readUpload(database: SpravkaDatabase, id: string): Promise<Upload | null> {
  const row = await database.uploads.get(id);
  if (row === undefined || row.received !== row.size) return null;
  const bytes = new Uint8Array(row.size);
  let at = 0;
  for (let piece = 0; piece < row.pieces; piece++) {
    const data = (await database.uploadPieces.get([id, piece]))?.data;
    if (data === undefined) return null;
    bytes.set(data, at);
    at += data.length;
  }
  return { row, bytes };
}

export const dropUpload = (database: SpravkaDatabase, id: string): Promise<void> =>
  database.transaction('rw', [database.uploads, database.uploadPieces], async () => {
    await database.uploadPieces.where('[upload+piece]').between(...keysBeginning(id)).delete();
    await database.uploads.delete(id);
  });

export async function dropForgottenUploads(database: SpravkaDatabase, now = Date.now()): Promise<void> {
  for (const { id } of await database.uploads.filter(({ at }) => at < now - FORGOTTEN_AFTER).toArray()) await dropUpload(database, id);
}
