/**
 * Backups of what the reader wrote: made by themselves before anything large
 * happens to it, put back on request. A backup with nothing in it is not made,
 * nor a second one of the same state.
 */
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { writeEverything } from '../exchange/pack-write.ts';
import type { WriteFailure } from '../protocol/written-failures.ts';
import { addBackup, listBackups, readBackup } from '../storage/backups.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { attempt } from '../storage/failure.ts';
import { readAllPersonal } from '../storage/personal.ts';
import type { BackupRow } from '../storage/rows.ts';
import { gunzip, gzip } from '../platform/gzip.ts';
import { inTurns } from '../platform/turns.ts';

export type Backups = {
  /** Null where there was nothing to back up. */
  readonly make: (before: BackupRow['before']) => Promise<Result<BackupRow | null, WriteFailure>>;
  readonly list: () => Promise<Result<BackupRow[], WriteFailure>>;
  /** A backup as a file of the everything-format. */
  readonly read: (id: number) => Promise<Result<Uint8Array | null, WriteFailure>>;
};

export function createBackups(database: SpravkaDatabase, now: () => number = Date.now): Backups {
  return {
    make: (before) =>
      attempt(async () => {
        const revision = (await database.counters.get('revision'))?.value ?? 0;
        const [newest] = await listBackups(database);
        if (newest?.revision === revision && before !== 'asked') return newest;
        const [personal, overlays] = await Promise.all([readAllPersonal(database), database.overlays.toArray()]);
        if (personal.length + overlays.length === 0) return null;
        const made = now();
        const data = await gzip(encoded(writeEverything({ made, choices: {}, personal: personal.map(({ entry, createdAt, updatedAt, plain }) => ({ entry, createdAt, updatedAt, ...(plain === true && { plain }) })), overlays, packs: [], packEntries: [] })));
        return addBackup(database, { at: made, before, entries: personal.length, overlays: overlays.length, bytes: data.length, revision }, data);
      }),
    list: () => attempt(() => listBackups(database)),
    read: async (id) => {
      const data = await attempt(() => readBackup(database, id));
      if (!data.ok) return data;
      return ok(data.value === undefined ? null : await gunzip(data.value));
    },
  };
}

/** A writer's text as UTF-8, others having their turn meanwhile. */
export async function* encoded(text: Generator<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for await (const piece of inTurns(text)) yield encoder.encode(piece);
}
