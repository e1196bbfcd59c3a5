/**
 * Exports: what is wanted as a file, made in memory and handed out in pieces.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { PackId } from '../domain/entry-view.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { bibtex, cslJson } from '../exchange/bibliography.ts';
import { writeMarkdown } from '../exchange/markdown.ts';
import { writeEverything, writePack, type WrittenPack } from '../exchange/pack-write.ts';
import { writeAnki, writeCsv } from '../exchange/table-write.ts';
import type { Written, WrittenEntry } from '../exchange/writing.ts';
import { writeYomitan } from '../exchange/yomitan-write.ts';
import { PIECE_BYTES, type ExportFormat } from '../protocol/pack-requests.ts';
import type { GoneFailure } from '../protocol/written-failures.ts';
import { readChoices } from '../protocol/published.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readEntries, readHoldings } from '../storage/entries.ts';
import { attempt } from '../storage/failure.ts';
import { readEdition } from '../storage/packs.ts';
import { readAllPersonal } from '../storage/personal.ts';
import { readWorks } from '../storage/works.ts';
import { inTurns } from '../platform/turns.ts';

export type ExportSubject = { readonly of: 'own' } | { readonly of: 'pack'; readonly id: PackId } | { readonly of: 'entries'; readonly ids: readonly EntryId[] } | { readonly of: 'all' };
export type ExportFile = { readonly file: string; readonly name: string; readonly type: string; readonly bytes: number; readonly pieces: number; readonly entries: number };

export type Exporter = {
  readonly make: (what: ExportSubject, format: ExportFormat, title?: string) => Promise<Result<ExportFile, GoneFailure>>;
  readonly everything: () => Promise<Result<ExportFile, GoneFailure>>;
  /** A piece of a file made, from 0. */
  readonly read: (file: string, piece: number) => Result<Uint8Array, GoneFailure>;
  readonly sources: (id: EntryId, format: 'bibtex' | 'csl-json') => Promise<Result<string, GoneFailure>>;
};

const FORMATS: Readonly<Record<ExportFormat, { readonly extension: string; readonly type: string }>> = {
  pack: { extension: 'json', type: 'application/json' },
  csv: { extension: 'csv', type: 'text/csv' },
  anki: { extension: 'txt', type: 'text/plain' },
  yomitan: { extension: 'zip', type: 'application/zip' },
  markdown: { extension: 'md', type: 'text/markdown' },
};
/** Files kept for reading; the worker's stopping forgets them too. */
const KEPT_FILES = 3;

export function createExporter(database: SpravkaDatabase, now: () => number = Date.now): Exporter {
  const files = new Map<string, readonly Uint8Array[]>();

  async function keep(name: string, type: string, entries: number, pieces: Generator<string | Uint8Array>): Promise<ExportFile> {
    const cut = await cutIntoPieces(pieces);
    const file = crypto.randomUUID();
    files.set(file, cut);
    for (const old of [...files.keys()].slice(0, -KEPT_FILES)) files.delete(old);
    return { file, name, type, bytes: cut.reduce((sum, { length }) => sum + length, 0), pieces: cut.length, entries };
  }

  /** What was exported need not be reminded of. */
  const exported = (): Promise<unknown> => database.counters.bulkPut([{ key: 'unexported', value: 0 }, { key: 'quietUntil', value: 0 }, { key: 'exportedAt', value: now() }]);

  return {
    make: async (what, format, title) => {
      const read = await attempt(() => collect(database, what));
      if (!read.ok) return read;
      if (read.value === null) return fail({ kind: 'gone' });
      const written = { ...read.value, title: title ?? read.value.title, made: now() };
      const { extension, type } = FORMATS[format];
      const file = await keep(`${fileName(written.title)}.${extension}`, type, written.entries.length, writerOf(format, written));
      if (what.of === 'own' && format === 'pack') await exported().catch(() => undefined);
      return ok(file);
    },
    everything: async () => {
      const made = now();
      const file = await attempt(async () => {
        const [personal, overlays, packs, looks] = await Promise.all([readAllPersonal(database), database.overlays.toArray(), database.packs.toArray(), database.looks.orderBy('at').toArray()]);
        const packEntries: { pack: string; entry: Entry }[] = [];
        for (const pack of packs) for (const entry of await readEdition(database, pack)) packEntries.push({ pack: pack.id, entry });
        const written = writeEverything({
          made,
          choices: await readChoices(),
          personal: personal.map(({ entry, createdAt, updatedAt, plain }) => ({ entry, createdAt, updatedAt, ...(plain === true && { plain }) })),
          overlays,
          packs: packs.map(({ edition: _edition, shelves: _shelves, version, entries: _entries, by: _by, ...pack }) => ({ ...pack, edition: version })),
          packEntries,
          looks: looks.map(({ id: _id, by: _by, ...look }) => look),
        });
        return keep(`spravka-${new Date(made).toISOString().slice(0, 10)}.json`, FORMATS.pack.type, personal.length + packEntries.length, written);
      });
      if (file.ok) await exported().catch(() => undefined);
      return file;
    },
    read: (file, piece) => {
      const found = files.get(file)?.[piece];
      return found === undefined ? fail({ kind: 'gone' }) : ok(found);
    },
    sources: async (id, format) => {
      const read = await attempt(async () => ({ entry: (await readEntries(database, [id]))[0], works: await readWorks(database) }));
      if (!read.ok) return read;
      const { entry, works } = read.value;
      if (entry === undefined) return fail({ kind: 'gone' });
      return ok(format === 'bibtex' ? bibtex(entry.sources, works) : cslJson(entry.sources, works));
    },
  };
}

type Collected = Omit<WrittenPack, 'made'>;

/** Null where there is no such pack. */
async function collect(database: SpravkaDatabase, what: ExportSubject): Promise<Collected | null> {
  const works = await readWorks(database);
  if (what.of === 'own') {
    const [personal, overlays] = await Promise.all([readAllPersonal(database), database.overlays.toArray()]);
    return { title: 'My glossary', works, overlays, entries: personal.map(({ entry, updatedAt }) => ({ entry, updatedAt })) };
  }
  if (what.of === 'entries') return { title: 'Glossary', works, entries: (await readEntries(database, what.ids)).map(({ own: _own, updatedAt, pack: _pack, overlay: _overlay, renamedFrom: _from, ...entry }): WrittenEntry => ({ entry, updatedAt })) };
  if (what.of === 'all') {
    const { personal, packs, builtIn } = await readHoldings(database);
    return { title: 'Glossary', works, entries: [...personal.map(({ entry, updatedAt }): WrittenEntry => ({ entry, updatedAt })), ...[...packs.flatMap(({ entries }) => entries), ...builtIn].map((entry) => ({ entry }))] };
  }
  const pack = await database.packs.get(what.id);
  if (pack === undefined) return null;
  const { id, title, version, author, licence, description } = pack;
  const info = { id, edition: version, ...(author !== undefined && { author }), ...(licence !== undefined && { licence }), ...(description !== undefined && { description }) };
  return { title, works, info, entries: (await readEdition(database, pack)).map((entry) => ({ entry })) };
}

function writerOf(format: ExportFormat, written: WrittenPack & Written): Generator<string | Uint8Array> {
  switch (format) {
    case 'pack': return writePack(written);
    case 'csv': return writeCsv(written);
    case 'anki': return writeAnki(written);
    case 'yomitan': return writeYomitan(written);
    case 'markdown': return writeMarkdown(written);
  }
}

async function cutIntoPieces(parts: Generator<string | Uint8Array>): Promise<Uint8Array[]> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let piece = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  for await (const part of inTurns(parts)) {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part;
    for (let at = 0; at < bytes.length; ) {
      const some = bytes.subarray(at, at + PIECE_BYTES - filled);
      piece.set(some, filled);
      at += some.length;
      filled += some.length;
      if (filled < PIECE_BYTES) continue;
      pieces.push(piece);
      piece = new Uint8Array(PIECE_BYTES);
      filled = 0;
    }
  }
  return filled > 0 || pieces.length === 0 ? [...pieces, piece.subarray(0, filled)] : pieces;
}

/** What every system takes for a file's name. */
const fileName = (title: string): string => title.replace(/[^\p{L}\p{N} ._-]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 80) || 'glossary';
