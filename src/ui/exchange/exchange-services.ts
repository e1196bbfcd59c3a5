/**
 * What the screens of import, export and backups ask of the background, as
 * functions handed to them: they run in tests and in the gallery without one.
 */
import type { EntryId, Source, Work } from '../../domain/entry.ts';
import type { PackId } from '../../domain/entry-view.ts';
import { ok, type Result } from '../../domain/result.ts';
import { keepStorage, keptOnceWritten } from '../../platform/keep-storage.ts';
import type { Backup, ColumnField, ExportFormat, ImportChoices, ImportFailure, Pack, Preview } from '../../protocol/pack-requests.ts';
import { watchPublished } from '../../protocol/published.ts';
import { ask, downloadFile, uploadFile, watchProgress, type Progress } from '../../protocol/screen-client.ts';
import type { ScreenParams, ScreenReply } from '../../protocol/screen-requests.ts';
import type { GoneFailure, WriteFailure } from '../../protocol/written-failures.ts';
import { answered, told, type Unanswered } from '../answered.ts';

type Value<Reply> = Extract<Reply, { readonly ok: true }> extends { readonly value: infer Inner } ? Inner : never;
export type Applied = Value<ScreenReply<'import.apply'>>;
export type Restored = Value<ScreenReply<'backup.restore'>>;
export type Made = Value<ScreenReply<'export.make'>>;
export type BackupState = Value<ScreenReply<'backup.list'>>;
export type ExportSubject = ScreenParams<'export.make'>['what'];
export type PreviewWish = { readonly upload: string; readonly mapping?: readonly (ColumnField | null)[] | undefined; readonly into?: 'personal' | 'pack' | undefined };
export type ImportFailed = ImportFailure | Unanswered;

export type ExchangeServices = {
  readonly packs: () => Promise<Result<Pack[], WriteFailure | Unanswered>>;
  readonly switchPack: (id: PackId, on: boolean) => Promise<Result<null, GoneFailure | Unanswered>>;
  readonly removePack: (id: PackId) => Promise<Result<{ readonly undo: string }, GoneFailure | Unanswered>>;
  /** @returns the upload's id, under which its preview reports progress */
  readonly upload: (file: File, signal: AbortSignal) => Promise<Result<string, ImportFailed>>;
  readonly preview: (wish: PreviewWish) => Promise<Result<Preview, ImportFailed>>;
  readonly apply: (preview: string, choices: ImportChoices) => Promise<Result<Applied, ImportFailed>>;
  readonly updatePack: (id: PackId, preview: string) => Promise<Result<Applied, ImportFailed>>;
  readonly cancel: (job: string) => void;
  readonly watchProgress: (told: (progress: Progress) => void, signal: AbortSignal) => void;
  readonly make: (what: ExportSubject, format: ExportFormat, title: string) => Promise<Result<Made, GoneFailure | Unanswered>>;
  readonly exportAll: () => Promise<Result<Made, GoneFailure | Unanswered>>;
  /** Hands the whole file to the browser as a download. */
  readonly download: (made: Made) => Promise<Result<null, GoneFailure | Unanswered>>;
  /** Hands a text to the browser as a download. */
  readonly saveText: (text: string, name: string, type: string) => void;
  /** All that these entries cite, each source once. */
  readonly sourcesOf: (ids: readonly EntryId[]) => Promise<Result<{ readonly sources: readonly Source[]; readonly works: Readonly<Record<string, Work>> }, Unanswered>>;
  readonly backups: () => Promise<Result<BackupState, WriteFailure | Unanswered>>;
  readonly makeBackup: () => Promise<Result<Backup, WriteFailure | Unanswered>>;
  readonly restore: (id: number) => Promise<Result<Restored, GoneFailure | Unanswered>>;
  readonly restoreAll: (upload: string) => Promise<Result<Restored, ImportFailed>>;
  readonly quietReminder: () => Promise<void>;
  /** The reader knows what came back. */
  readonly seenBroughtBack: () => Promise<void>;
  /** Asks the browser to keep the storage when room gets short. @returns whether it will */
  readonly persist: () => Promise<boolean>;
  /** Calls back when entries or packs have changed. */
  readonly watch: (changed: () => void, signal: AbortSignal) => void;
};

/** As many as `entry.get` answers at once. */
const AT_ONCE = 200;

/** The services of the extension itself. */
export function backgroundExchange(): ExchangeServices {
  return {
    packs: () => answered(ask('pack.list', {})),
    switchPack: (id, on) => answered(ask('pack.switch', { id, on })),
    removePack: (id) => answered(ask('pack.remove', { id })),
    upload: async (file, signal) => {
      const sent = await uploadFile(file, signal);
      return sent.ok || sent.failure.kind !== 'malformed' ? (sent as Result<string, ImportFailed>) : { ok: false, failure: { kind: 'disconnected' } };
    },
    preview: ({ upload, mapping, into }) => answered(ask('import.preview', { upload, ...(mapping && { mapping: [...mapping] }), ...(into && { into }) })),
    apply: (preview, choices) => keptOnceWritten(answered(ask('import.apply', { preview, choices }))),
    updatePack: (id, preview) => answered(ask('pack.update', { id, preview })),
    cancel: (job) => void ask('import.cancel', { job }),
    watchProgress,
    make: (what, format, title) => answered(ask('export.make', { what, format, ...(title !== '' && { title }) })),
    exportAll: () => answered(ask('backup.exportAll', {})),
    download: async (made) => {
      const file = await downloadFile(made);
      if (!file.ok) return file.failure.kind === 'malformed' ? { ok: false, failure: { kind: 'disconnected' } } : (file as Result<never, GoneFailure | Unanswered>);
      saveBlob(file.value, made.name);
      return ok(null);
    },
    saveText: (text, name, type) => saveBlob(new Blob([text], { type }), name),
    sourcesOf,
    backups: () => answered(ask('backup.list', {})),
    makeBackup: () => answered(ask('backup.make', {})),
    restore: (id) => answered(ask('backup.restore', { id })),
    restoreAll: (upload) => answered(ask('backup.restoreAll', { upload })),
    quietReminder: async () => void (await ask('backup.quiet', {})),
    seenBroughtBack: async () => void (await ask('backup.seen', {})),
    persist: keepStorage,
    watch: (changed, signal) => watchPublished((change) => change.revision !== undefined && changed(), signal),
  };
}

/** In ms: browsers read the blob some time after the click. */
const KEPT = 60_000;

/** Hands a file to the browser as a download. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
}

async function sourcesOf(ids: readonly EntryId[]): ReturnType<ExchangeServices['sourcesOf']> {
  const works = await told(ask('work.list', {}));
  if (!works.ok) return works;
  const found = new Map<string, Source>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const reply = await told(ask('entry.get', { ids: ids.slice(at, at + AT_ONCE) }));
    if (!reply.ok) return reply;
    if (!reply.value.ok) return { ok: false, failure: { kind: 'disconnected' } };
    for (const source of reply.value.value.flatMap(({ sources }) => sources)) {
      const whole = wholeWork(source);
      found.set(JSON.stringify(whole), whole);
    }
  }
  return ok({ sources: [...found.values()], works: works.value.ok ? works.value.value : {} });
}

/** A bibliography lists works; chapters and notes of one are that work. */
function wholeWork(source: Source): Source {
  if (source.work === 'general') return source;
  const { part: _part, note: _note, ...whole } = source as Exclude<Source, { work: 'general' }>;
  return whole;
}

