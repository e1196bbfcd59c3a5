/**
 * Looks for room before anything large is written. A disk that is full in the
 * middle of it costs more than the change: Chromium may find its database
 * damaged then, and begin an empty one.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import type { WriteFailure } from '../protocol/written-failures.ts';

/** Bytes the browser would still take; undefined where it does not say. */
export type RoomLeft = () => Promise<number | undefined>;

/** Rows are written with what undoes them, and the database is copied in parts while it is put in order. */
const WRITTEN_PER_BYTE = 2;
/** In bytes: for what else is written meanwhile. */
const SPARE = 5_000_000;

/** @param bytes of what is to be kept, as JSON */
export async function findRoom(bytes: number, roomLeft: RoomLeft): Promise<Result<null, WriteFailure>> {
  const [needed, left] = [Math.ceil(bytes) * WRITTEN_PER_BYTE + SPARE, await roomLeft()];
  return left === undefined || left >= needed ? ok(null) : fail({ kind: 'storage-full', needed, left });
}

/** On a disk without any room browsers refuse the database as a whole: what the reader is told of then is the room. */
export async function orFull<Value, Failure>(done: Result<Value, Failure>, roomLeft: RoomLeft): Promise<Result<Value, Failure | { kind: 'storage-full' }>> {
  const isUnavailable = !done.ok && done.failure instanceof Object && 'kind' in done.failure && done.failure.kind === 'storage-unavailable';
  if (!isUnavailable) return done;
  return ((await roomLeft()) ?? Infinity) < SPARE ? fail({ kind: 'storage-full' }) : done;
}

/** Values measured; the others are taken to be like them. */
const SAMPLE = 500;

/** What values come to as JSON, about. */
export function bytesOf(values: readonly unknown[]): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  let [bytes, measured] = [0, 0];
  for (let at = 0; at < values.length; at += step, measured++) bytes += JSON.stringify(values[at]).length;
  return measured === 0 ? 0 : (bytes / measured) * values.length;
}
