/**
 * Answers `export.*`, `source.*` and `backup.*`.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import { toBase64 } from '../platform/base64.ts';
import { isStorageKept } from '../platform/keep-storage.ts';
import type { Backup, ImportFailure } from '../protocol/pack-requests.ts';
import type { Handlers } from '../protocol/server.ts';
import type { GoneFailure, WriteFailure } from '../protocol/written-failures.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { attempt } from '../storage/failure.ts';
import type { BackupRow } from '../storage/rows.ts';
import { dropUpload, readUpload } from '../storage/uploads.ts';
import type { Backups } from './backups.ts';
import type { ChoiceStore } from './choices.ts';
import type { Exporter } from './exporter.ts';
import { refused } from './importer.ts';
import type { Jobs, Told } from './jobs.ts';
import type { Recovered } from './recovery.ts';
import { readEverything, restore, type Everything, type RestoreOptions } from './restore.ts';

type ExportHandlers = Pick<Handlers, 'export.make' | 'export.read' | 'source.export' | 'backup.list' | 'backup.make' | 'backup.restore' | 'backup.exportAll' | 'backup.restoreAll' | 'backup.quiet'>;

type Parts = {
  readonly database: SpravkaDatabase;
  readonly exporter: Exporter;
  readonly backups: Backups;
  readonly choices: ChoiceStore;
  readonly changed: () => void;
  readonly jobs: Jobs;
  readonly recovered: Recovered;
};

/** Changes not exported after which the reader is reminded. */
const REMIND_AFTER = 50;

export function exportHandlers({ database, exporter, backups, choices, changed, jobs, recovered }: Parts): ExportHandlers {
  const counter = async (key: 'unexported' | 'quietUntil'): Promise<number> => (await database.counters.get(key))?.value ?? 0;

  type PutBack = { readonly entries: number; readonly overlays: number; readonly packs: number; readonly faulty: number; readonly undo: string };

  async function putBack(everything: Everything, how: RestoreOptions): Promise<Result<PutBack, GoneFailure | { readonly kind: 'cancelled' }>> {
    const { packs } = how;
    const backup = await backups.make('restore');
    if (!backup.ok) return backup;
    const done = await restore(database, everything, how);
    if (!done.ok) return done;
    changed();
    return ok({ entries: everything.personal.size, overlays: everything.overlays.size, packs: packs ? everything.header.packs.length : 0, faulty: everything.faulty, undo: done.value.token });
  }

  async function restoreAll(upload: string, signal: AbortSignal, told: Told): Promise<Result<PutBack, ImportFailure>> {
    const file = await attempt(() => readUpload(database, upload));
    if (!file.ok) return file;
    if (file.value === null) return fail({ kind: 'gone' });
    const everything = await readEverything(file.value.bytes, signal);
    if (!everything.ok) return refused(everything.failure);
    const onProgress = told('writing');
    const done = await putBack(everything.value, { packs: true, signal, onStep: (rows) => onProgress(rows, everything.value.personal.size + everything.value.overlays.size) });
    if (!done.ok) return done;
    await choices.take(everything.value.header.choices);
    await dropUpload(database, upload).catch(() => undefined);
    return done;
  }

  return {
    'export.make': async ({ what, format, title }) => {
      await recovered();
      return exporter.make(what, format, title);
    },
    'export.read': ({ file, piece }) => {
      const read = exporter.read(file, piece);
      return read.ok ? ok(toBase64(read.value)) : read;
    },
    'source.export': ({ id, format }) => exporter.sources(id, format),
    'backup.list': async (): Promise<Result<{ backups: Backup[]; persisted: boolean; changesSinceExport: number; remind: boolean }, WriteFailure>> => {
      const [list, counts] = [await backups.list(), await attempt(async () => [await counter('unexported'), await counter('quietUntil')] as const)];
      if (!list.ok) return list;
      if (!counts.ok) return counts;
      const [unexported, quietUntil] = counts.value;
      return ok({ backups: list.value.map(told), persisted: await isStorageKept(), changesSinceExport: unexported, remind: unexported >= Math.max(REMIND_AFTER, quietUntil) });
    },
    'backup.make': async () => {
      await recovered();
      const made = await backups.make('asked');
      if (!made.ok) return made;
      return made.value === null ? ok({ id: 0, at: Date.now(), before: 'asked', entries: 0, overlays: 0, bytes: 0 }) : ok(told(made.value));
    },
    'backup.restore': async ({ id }) => {
      await recovered();
      const bytes = await backups.read(id);
      if (!bytes.ok) return bytes;
      if (bytes.value === null) return fail({ kind: 'gone' });
      const everything = await readEverything(bytes.value);
      if (!everything.ok) return fail({ kind: 'storage-unavailable', message: `the backup is not readable: ${everything.failure.why}` });
      // Without a signal it is never cancelled.
      return (await putBack(everything.value, { packs: false })) as Result<PutBack, GoneFailure>;
    },
    'backup.exportAll': async () => {
      await recovered();
      return exporter.everything();
    },
    'backup.restoreAll': async ({ upload }): Promise<Result<PutBack, ImportFailure>> => {
      await recovered();
      return jobs.run(upload, (signal, told) => restoreAll(upload, signal, told));
    },
    'backup.quiet': async () => {
      await database.counters.put({ key: 'quietUntil', value: (await counter('unexported')) + REMIND_AFTER * 2 });
      return null;
    },
  };
}

const told = ({ id, at, before, entries, overlays, bytes }: BackupRow): Backup => ({ id, at, before, entries, overlays, bytes });
