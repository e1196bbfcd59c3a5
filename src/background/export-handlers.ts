/**
 * Answers `export.*`, `source.*` and `backup.*`.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import { toBase64 } from '../platform/base64.ts';
import { isStorageKept } from '../platform/keep-storage.ts';
import type { Backup, ImportFailure } from '../protocol/pack-requests.ts';
import type { Handlers } from '../protocol/server.ts';
import type { GoneFailure } from '../protocol/written-failures.ts';
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
import { findRoom, orFull, type RoomLeft } from './room.ts';
import type { SafetyCopy } from './safety-copy.ts';
import { readEverything, restore, type Everything, type RestoreOptions } from './restore.ts';

type ExportHandlers = Pick<Handlers, 'export.make' | 'export.read' | 'source.export' | 'backup.list' | 'backup.make' | 'backup.restore' | 'backup.exportAll' | 'backup.restoreAll' | 'backup.quiet' | 'backup.seen'>;

type Parts = {
  readonly database: SpravkaDatabase;
  readonly exporter: Exporter;
  readonly backups: Backups;
  readonly safetyCopy: Pick<SafetyCopy, 'copiedAt'>;
  readonly choices: ChoiceStore;
  readonly changed: () => void;
  readonly jobs: Jobs;
  readonly recovered: Recovered;
  readonly roomLeft: RoomLeft;
};

/** Changes not exported after which the reader is reminded. */
const REMIND_AFTER = 50;

export function exportHandlers({ database, exporter, backups, safetyCopy, choices, changed, jobs, recovered, roomLeft }: Parts): ExportHandlers {
  const counter = async (key: 'unexported' | 'quietUntil' | 'broughtBack' | 'broughtBackAt'): Promise<number> => (await database.counters.get(key))?.value ?? 0;

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
    const room = await findRoom(file.value.bytes.length, roomLeft);
    if (!room.ok) return room;
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
    'backup.list': async () => {
      const list = await backups.list();
      if (!list.ok) return list;
      return attempt(async () => {
        const [unexported, quietUntil, rows, at] = [await counter('unexported'), await counter('quietUntil'), await counter('broughtBack'), await counter('broughtBackAt')];
        return { backups: list.value.map(told), persisted: await isStorageKept(), changesSinceExport: unexported, remind: unexported >= Math.max(REMIND_AFTER, quietUntil), copiedAt: await safetyCopy.copiedAt(), broughtBack: rows > 0 ? { at, rows } : null };
      });
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
      return orFull(await jobs.run(upload, (signal, told) => restoreAll(upload, signal, told)), roomLeft);
    },
    'backup.quiet': async () => {
      await database.counters.put({ key: 'quietUntil', value: (await counter('unexported')) + REMIND_AFTER * 2 });
      return null;
    },
    'backup.seen': async () => {
      await database.counters.bulkDelete(['broughtBack', 'broughtBackAt']);
      return null;
    },
  };
}

const told = ({ id, at, before, entries, overlays, bytes }: BackupRow): Backup => ({ id, at, before, entries, overlays, bytes });
