/**
 * Keeps the safety copy beside the database: after every change it is brought
 * up to date, and what the database has lost comes back from it first.
 */
import { bringBack, copiedAt, copyOut } from '../storage/safety-copy.ts';
import type { CopyFolder } from '../storage/copy-folder.ts';
import type { SpravkaDatabase } from '../storage/database.ts';

export type SafetyCopy = {
  /** Brings back what the database has lost. Never rejects. @returns whether anything came back */
  readonly bringBack: () => Promise<boolean>;
  /** Something was written, or may have been: the copy follows soon. */
  readonly follow: () => void;
  /** When it was last brought up to date, in ms since the epoch; null where there is none. */
  readonly copiedAt: () => Promise<number | null>;
};

type Parts = {
  readonly database: SpravkaDatabase;
  readonly folder: CopyFolder;
  readonly onError: (error: unknown, where: string) => void;
};

/** In ms, before it copies: whoever waits for what was saved comes first. */
const REST = 1000;
/** Longer than any change takes: one that is unfinished then waits for room, and the copy for it. */
const LONGEST_REST = 60_000;

export function createSafetyCopy({ database, folder, onError }: Parts): SafetyCopy {
  let turn: Promise<unknown> = Promise.resolve();
  let isDue = false;
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value | undefined> => {
    const done = turn.then(work).catch((error: unknown) => {
      onError(error, 'keeping the safety copy');
      return undefined;
    });
    turn = done;
    return done;
  };

  async function back(): Promise<boolean> {
    const done = await bringBack(database, folder);
    if (!done.ok) onError(done.failure, 'bringing back what was lost');
    return done.ok && done.value > 0;
  }

  function followAfter(wait: number): void {
    if (isDue || wait > LONGEST_REST) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      void inTurn(async () => {
        // What a large change has written so far may be taken back.
        if (await isChanging(database)) followAfter(wait * 2);
        else await copyOut(database, folder);
      });
    }, wait);
  }

  return {
    bringBack: async () => (await inTurn(back)) === true,
    follow: () => followAfter(REST),
    copiedAt: async () => (await copiedAt(folder).catch(() => undefined)) ?? null,
  };
}

const isChanging = async (database: SpravkaDatabase): Promise<boolean> => (await database.changes.filter(({ state }) => state !== 'done').count()) > 0;
