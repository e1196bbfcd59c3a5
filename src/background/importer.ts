/**
 * Imports: a file is uploaded, previewed, applied. The preview reads all and
 * writes nothing; what it has read is kept for the applying, and read again
 * where the worker was stopped in between. Cancelled or cut off, an import is
 * taken back whole.
 */
import type { PackId } from '../domain/entry-view.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Mapping } from '../exchange/columns.ts';
import { MOST_BYTES } from '../exchange/limits.ts';
import type { WantedFormat } from '../exchange/open-file.ts';
import type { Refusal } from '../exchange/reading.ts';
import type { ImportChoices, ImportClass, ImportFailure, ImportSample, Preview } from '../protocol/pack-requests.ts';
import type { WriteFailure } from '../protocol/written-failures.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { attempt } from '../storage/failure.ts';
import { addPiece, dropUpload, readUpload, type UploadPiece } from '../storage/uploads.ts';
import { readHeldEntries } from './held-entries.ts';
import { applyToPack, applyToPersonal, type Applied } from './import-apply.ts';
import { classOf, sampleOf, type Held, type Incoming } from './import-classes.ts';
import { readImportFile, type ImportFile } from './import-file.ts';
import type { Jobs } from './jobs.ts';
import { bytesOf, findRoom, orFull, type RoomLeft } from './room.ts';
import { nextTurn, Stopped } from '../platform/turns.ts';
import type { Words } from './words.ts';

export type PreviewOptions = { readonly upload: string; readonly format: WantedFormat; readonly mapping?: Mapping | undefined; readonly into: 'personal' | 'pack' };

export type Importer = {
  readonly upload: (piece: UploadPiece) => Promise<Result<{ upload: string }, ImportFailure>>;
  readonly preview: (options: PreviewOptions) => Promise<Result<Preview, ImportFailure>>;
  readonly apply: (preview: string, choices: ImportChoices) => Promise<Result<Applied, ImportFailure>>;
  readonly update: (id: PackId, preview: string) => Promise<Result<Applied, ImportFailure>>;
};

type Parts = {
  readonly database: SpravkaDatabase;
  readonly backUp: () => Promise<Result<unknown, WriteFailure>>;
  readonly changed: () => void;
  readonly jobs: Jobs;
  readonly words: () => Promise<Words>;
  readonly roomLeft: RoomLeft;
};

const SAMPLES = 20;
/** Words of every day named in a preview. */
const EXAMPLES = 6;
/** Entries compared before others have a turn. */
const TOGETHER = 1000;

type Read = { readonly options: PreviewOptions; readonly file: ImportFile };

export function createImporter({ database, backUp, changed, jobs, words, roomLeft }: Parts): Importer {
  /** What the last preview has read: that one is likely to be applied. */
  let kept: { readonly preview: string; readonly read: Read } | null = null;

  async function read(options: PreviewOptions, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<Read, ImportFailure>> {
    const uploaded = await attempt(() => readUpload(database, options.upload));
    if (!uploaded.ok) return uploaded;
    if (uploaded.value === null) return fail({ kind: 'gone' });
    const { lexicon } = await words();
    const file = await readImportFile(uploaded.value.bytes, { name: uploaded.value.row.name, format: options.format, lexicon, mapping: options.mapping, signal, onProgress });
    return file.ok ? ok({ options, file: file.value }) : refused(file.failure);
  }

  async function preview(options: PreviewOptions): Promise<Result<Preview, ImportFailure>> {
    return jobs.run(options.upload, async (signal, told) => {
      const done = await read(options, signal, told('reading'));
      if (!done.ok) return done;
      const id = previewOf(options);
      kept = { preview: id, read: done.value };
      const compared = await attempt(() => compare(done.value, signal, told('comparing')));
      return compared.ok ? ok({ preview: id, ...compared.value }) : compared;
    });
  }

  async function compare({ file, options }: Read, signal: AbortSignal, told: (done: number, total: number) => void): Promise<Omit<Preview, 'preview'>> {
    const pack = await database.packs.get(file.info.id);
    const held = await readHeldEntries(database, options.into === 'pack' ? (pack?.edition ?? '') : undefined);
    const counts = { new: 0, changed: 0, same: 0, conflicting: 0, faulty: file.faulty };
    const samples: Record<ImportClass, ImportSample[]> = { new: [], changed: [], same: [], conflicting: [], faulty: [...file.faultySamples] };
    const [restrained, certain] = [new WordCount(), new WordCount()];
    let tamed = 0;
    for (let at = 0; at < file.entries.length; at += TOGETHER) {
      if (signal.aborted) throw new Stopped();
      const lot = file.entries.slice(at, at + TOGETHER);
      for (const incoming of lot) {
        const other = held.get(incoming.entry.id);
        const kind = options.into === 'pack' ? classInPack(incoming, other, pack?.edition) : classOf(incoming, other);
        counts[kind]++;
        if (incoming.tamed) tamed++;
        // A pack is written anew as a whole; of one's own, what is the same stays as it is.
        if (incoming.everyday && (kind !== 'same' || options.into === 'pack')) {
          restrained.add(incoming.everyday.unstated);
          certain.add(incoming.everyday.certain);
        }
        if (samples[kind].length < SAMPLES) samples[kind].push(sampleOf(incoming, other));
      }
      told(at + lot.length, file.entries.length);
      await nextTurn();
    }
    const { id, title, edition, author, licence, description } = file.info;
    const said = { id, title, version: edition, ...(author !== undefined && { author }), ...(licence !== undefined && { licence }), ...(description !== undefined && { description }), ...(pack && { replaces: pack.version }) };
    return { format: file.format, counts, samples, tamed, everyday: { restrained: restrained.said(), certain: certain.said() }, overlays: file.overlays.length, pack: said, table: file.table };
  }

  /** What a preview has read; read again where it is not in memory any more. */
  async function readAgain(preview: string, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<Result<Read, ImportFailure>> {
    if (kept?.preview === preview) return ok(kept.read);
    const options = optionsOf(preview);
    return options === null ? fail({ kind: 'gone' }) : read(options, signal, onProgress);
  }

  async function apply(preview: string, choices: ImportChoices): Promise<Result<Applied, ImportFailure>> {
    const done = await jobs.run(preview, async (signal, told): Promise<Result<Applied, ImportFailure>> => {
      const done = await readAgain(preview, signal, told('reading'));
      if (!done.ok) return done;
      const { file, options } = done.value;
      const room = await findRoom(bytesOf(file.entries.map(({ entry }) => entry)), roomLeft);
      if (!room.ok) return room;
      const backup = await backUp();
      if (!backup.ok) return backup;
      const onProgress = told('writing');
      const applied = choices.into === 'pack' ? await applyToPack(database, file, { choices, signal, onProgress }) : await applyToPersonal(database, file, { choices, signal, onProgress });
      if (!applied.ok) return applied;
      kept = null;
      changed();
      // What can't be removed now is removed with what was forgotten.
      await dropUpload(database, options.upload).catch(() => undefined);
      return applied;
    });
    return orFull(done, roomLeft);
  }

  return {
    upload: async (piece) => {
      if (piece.size > MOST_BYTES) return fail({ kind: 'refused', why: 'too-large', limit: MOST_BYTES });
      const room = piece.piece === 0 ? await findRoom(piece.size, roomLeft) : ok(null);
      if (!room.ok) return room;
      const added = await orFull(await attempt(() => addPiece(database, piece)), roomLeft);
      if (!added.ok) return added;
      return added.value === null ? fail({ kind: 'gone' }) : ok({ upload: added.value });
    },
    preview,
    apply,
    update: async (id, preview) => {
      const pack = await attempt(() => database.packs.get(id));
      if (!pack.ok) return pack;
      if (pack.value === undefined) return fail({ kind: 'gone' });
      return apply(preview, { into: 'pack', pack: { id, title: pack.value.title }, changed: 'take', conflicting: 'both' });
    },
  };
}

/** In how many entries there are such words, and the first of them. */
class WordCount {
  readonly #examples = new Set<string>();
  #entries = 0;

  add(words: readonly string[]): void {
    if (words.length > 0) this.#entries++;
    for (const word of words) if (this.#examples.size < EXAMPLES) this.#examples.add(word);
  }

  said(): Preview['everyday']['certain'] {
    return { entries: this.#entries, examples: [...this.#examples] };
  }
}

export const refused = (refusal: Refusal): { ok: false; failure: ImportFailure } => fail({ kind: 'refused', why: refusal.why, ...(refusal.limit !== undefined && { limit: refusal.limit }), ...(refusal.detail !== undefined && { detail: refusal.detail }) });

/** In a pack, an entry of the pack's own last edition changes; one of another owner is in conflict. */
function classInPack(incoming: Incoming, held: Held | undefined, edition: string | undefined): Exclude<ImportClass, 'faulty'> {
  const kind = classOf(incoming, held);
  return kind === 'conflicting' && held?.owner === 'pack' && held.edition === edition ? 'changed' : kind;
}

/** A preview's name says how it was asked for, so that it outlives the worker. */
const previewOf = ({ upload, ...options }: PreviewOptions): string => `${upload}?${JSON.stringify(options)}`;

function optionsOf(preview: string): PreviewOptions | null {
  const [upload, options] = preview.split(/\?(.*)/s);
  if (upload === undefined || options === undefined) return null;
  try {
    const { format, mapping, into } = JSON.parse(options) as PreviewOptions;
    return { upload, format, mapping, into };
  } catch {
    return null;
  }
}
