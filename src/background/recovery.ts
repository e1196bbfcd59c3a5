/**
 * Takes back what was cut off: when the database is opened, and again before
 * each write where even the taking back had no room. So what is half-written is
 * never built upon, and goes as soon as the browser lets it.
 */
import { recover, takeBackUnfinished } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';

/** To be awaited before the reader's own entries are read or written. Never rejects. */
export type Recovered = () => Promise<void>;

type Parts = {
  readonly database: SpravkaDatabase;
  /** After the taking back. */
  readonly begin: () => Promise<unknown>;
  /** Something was taken back that readers may have seen. */
  readonly changed: () => void;
  readonly onError: (error: unknown, where: string) => void;
};

export type Recovery = {
  readonly recovered: Recovered;
  /** The database was opened anew: it may be another one, or in an older state. */
  readonly again: () => void;
};

export function createRecovery({ database, begin, changed, onError }: Parts): Recovery {
  const recoverAll = async (): Promise<void> => {
    if ((await recover(database)) > 0) changed();
    await begin();
  };
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>, what: string): Promise<void> => (turn = turn.then(work).catch((error: unknown) => onError(error, what)));
  const again = (): void => void inTurn(recoverAll, 'taking back what was cut off');
  again();
  return {
    recovered: () =>
      inTurn(async () => {
        if (await takeBackUnfinished(database)) changed();
      }, 'taking back what had no room'),
    again,
  };
}
