/**
 * Everything held, read once and kept until something changes: the list and the
 * search both want the whole, one after the other.
 */
import type { LookupFailure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import type { Holdings } from '../storage/entries.ts';

export type HeldOnce = {
  readonly read: () => Promise<Result<Holdings, LookupFailure>>;
  readonly forget: () => void;
  /** Differs after each `forget`. */
  readonly edition: () => number;
};

export function createHeldOnce(readAll: () => Promise<Result<Holdings, LookupFailure>>, now: () => number = Date.now): HeldOnce {
  let held: Promise<Result<Holdings, LookupFailure>> | null = null;
  // Of a worker that was stopped nothing may be taken for this one's.
  let edition = now();
  return {
    read: () => {
      const mine = (held ??= readAll());
      // A failure is not kept: the next asker may find the database ready.
      void mine.then(({ ok }) => {
        if (!ok && held === mine) held = null;
      });
      return mine;
    },
    forget: () => {
      held = null;
      edition++;
    },
    edition: () => edition,
  };
}
