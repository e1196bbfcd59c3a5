/**
 * Takes back what was cut off: once when the worker starts, and again before
 * each write where even the taking back had no room. So what is half-written is
 * never built upon, and goes as soon as the browser lets it.
 */
import { recover, takeBackUnfinished } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';

/** To be awaited before the reader's own entries are read or written. Never rejects. */
export type Recovered = () => Promise<void>;

type Parts = {
  readonly database: SpravkaDatabase;
  /** After the first taking back. */
  readonly begin: () => Promise<unknown>;
  /** Something was taken back that readers may have seen. */
  readonly changed: () => void;
  readonly onError: (error: unknown, where: string) => void;
};

export function createRecovery({ database, begin, changed, onError }: Parts): Recovered {
  let turn = recover(database).then(async (takenBack) => {
    if (takenBack > 0) changed();
    await begin();
  }).catch((error: unknown) => onError(error, 'taking back what was cut off'));
  return () =>
    (turn = turn.then(async () => {
      if (await takeBackUnfinished(database)) changed();
    }).catch((error: unknown) => onError(error, 'taking back what had no room')));
}
