/**
 * `ask` for the extension's own screens, files as pieces, and what the
 * background tells them.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '../domain/result.ts';
import { fromBase64, toBase64 } from '../platform/base64.ts';
import { parseReply, type AskFailure } from './client.ts';
import { createLine } from './line.ts';
import { PIECE_BYTES, type ImportFailure } from './pack-requests.ts';
import { ALL_REQUESTS, type ScreenParams, type ScreenReply, type ScreenRequestName } from './screen-requests.ts';
import type { GoneFailure } from './written-failures.ts';

export async function ask<Name extends ScreenRequestName>(request: Name, params: ScreenParams<Name>): Promise<Result<ScreenReply<Name>, AskFailure>> {
  return parseReply(request, ALL_REQUESTS[request].reply, () => browser.runtime.sendMessage({ request, params }));
}

/** The same over a port that stays open, for one question that is asked at every key and changes nothing. */
export function createAsker<Name extends ScreenRequestName>(request: Name): (params: ScreenParams<Name>) => Promise<Result<ScreenReply<Name>, AskFailure>> {
  const line = createLine();
  return (params) => parseReply(request, ALL_REQUESTS[request].reply, () => line.ask({ request, params }));
}

/** Hands a file to the background piece by piece. @returns the upload's id, for `import.preview` and `backup.restoreAll` */
export async function uploadFile(file: Blob & { readonly name?: string }, signal?: AbortSignal): Promise<Result<string, ImportFailure | AskFailure>> {
  let upload: string | undefined;
  for (let piece = 0, at = 0; piece === 0 || at < file.size; piece++, at += PIECE_BYTES) {
    if (signal?.aborted) return fail({ kind: 'cancelled' });
    const data = toBase64(new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer()));
    const reply = await ask('import.upload', { ...(upload === undefined ? {} : { upload }), ...(file.name === undefined ? {} : { name: file.name }), size: file.size, piece, data });
    if (!reply.ok) return reply;
    if (!reply.value.ok) return reply.value;
    upload = reply.value.value.upload;
  }
  return ok(upload ?? '');
}

/** The whole of a file made by `export.make` or `backup.exportAll`. */
export async function downloadFile({ file, pieces, type }: { readonly file: string; readonly pieces: number; readonly type: string }): Promise<Result<Blob, GoneFailure | AskFailure>> {
  const parts: BlobPart[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const reply = await ask('export.read', { file, piece });
    if (!reply.ok) return reply;
    if (!reply.value.ok) return reply.value;
    parts.push(fromBase64(reply.value.value) as Uint8Array<ArrayBuffer>);
  }
  return ok(new Blob(parts, { type }));
}

/** How far a preview, an import or a restoring has come. `total` is 0 while it is not known. */
export const ProgressSchema = v.strictObject({ event: v.literal('import.progress'), job: v.string(), phase: v.picklist(['reading', 'comparing', 'writing', 'undoing']), done: v.number(), total: v.number() });
export type Progress = v.InferOutput<typeof ProgressSchema>;

/** Calls back with the progress of all jobs (a job is the upload's id while previewing, the preview's while applying), until the signal aborts. */
export function watchProgress(told: (progress: Progress) => void, signal: AbortSignal): void {
  const listener = (message: unknown): undefined => {
    const parsed = v.safeParse(ProgressSchema, message);
    if (parsed.success) told(parsed.output);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), { once: true });
}

/** For the background; nobody's listening is no failure. */
export async function tellProgress(progress: Omit<Progress, 'event'>): Promise<void> {
  await browser.runtime.sendMessage({ event: 'import.progress', ...progress }).catch(() => undefined);
}
