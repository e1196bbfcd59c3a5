/**
 * What the database throws, as the named failures that the rest knows. A
 * transaction that fails has changed nothing.
 */
import type { Result } from '../domain/result.ts';
import { fail, ok } from '../domain/result.ts';

/** `needed` and `left`, in bytes, where it was seen before anything was written. */
export type StorageFailure = { readonly kind: 'storage-full'; readonly needed?: number | undefined; readonly left?: number | undefined } | { readonly kind: 'storage-unavailable'; readonly message: string };

/** Dexie hides the cause of an aborted transaction in `inner`. */
export function storageFailure(error: unknown): StorageFailure {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    if ('name' in cause && cause.name === 'QuotaExceededError') return { kind: 'storage-full' };
    cause = 'inner' in cause ? cause.inner : undefined;
  }
  return { kind: 'storage-unavailable', message: error instanceof Error ? error.message : String(error) };
}

/** Runs what reads or writes the database; a bug (TypeError, RangeError) stays thrown. */
export async function attempt<Value>(work: () => PromiseLike<Value>): Promise<Result<Value, StorageFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return fail(storageFailure(error));
  }
}
