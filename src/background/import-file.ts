/**
 * A file to be imported, read whole: its entries in memory, what it says of
 * itself, and what is wrong with it.
 */
import type { PackId } from '../domain/entry-view.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Mapping } from '../exchange/columns.ts';
import { openFile, type OpenFile, type WantedFormat } from '../exchange/open-file.ts';
import type { PackInfo } from '../exchange/pack-format.ts';
import type { Refusal } from '../exchange/reading.ts';
import type { Lexicon } from '../forms/lexicon.ts';
import type { ImportSample, Preview } from '../protocol/pack-requests.ts';
import type { OverlayRow } from '../storage/rows.ts';
import { packIdOf } from './entry-ids.ts';
import type { Incoming } from './import-classes.ts';
import { incomingLots } from './incoming.ts';
import { inTurns, runInTurns, type Turns } from '../platform/turns.ts';

export type ImportFile = {
  readonly format: Preview['format'];
  readonly info: PackInfo & { readonly id: PackId };
  readonly table: Preview['table'];
  readonly entries: readonly Incoming[];
  readonly overlays: readonly OverlayRow[];
  readonly faulty: number;
  /** The first of them. */
  readonly faultySamples: readonly ImportSample[];
};

export type ReadOptions = Turns & { readonly name: string; readonly format: WantedFormat; readonly lexicon: Lexicon; readonly mapping?: Mapping | undefined; readonly onProgress?: (done: number, total: number) => void };

const SHOWN_FAULTY = 20;

/** @throws {Stopped} once the signal is aborted */
export async function readImportFile(bytes: Uint8Array, { name, format, lexicon, mapping, onProgress, ...turns }: ReadOptions): Promise<Result<ImportFile, Refusal>> {
  const opened = await runInTurns(openFile(bytes, { format, mapping }), turns);
  if (!opened.ok) return opened;
  const read = { entries: [] as Incoming[], overlays: [] as OverlayRow[], faulty: 0, faultySamples: [] as ImportSample[] };
  const lots = inTurns(incomingLots(opened.value, lexicon), turns);
  for (let next = await lots.next(); ; next = await lots.next()) {
    if (next.done) {
      if (next.value !== undefined) return fail(next.value);
      break;
    }
    const { entries, overlays, faulty, done, total } = next.value;
    for (const entry of entries) read.entries.push(entry);
    for (const overlay of overlays) read.overlays.push(overlay);
    read.faulty += faulty.length;
    if (read.faultySamples.length < SHOWN_FAULTY) read.faultySamples.push(...faulty.slice(0, SHOWN_FAULTY - read.faultySamples.length));
    onProgress?.(done, total);
  }
  return ok({ format: opened.value.format, info: infoOf(opened.value, name), table: tableOf(opened.value), ...read });
}

function infoOf(open: OpenFile, name: string): ImportFile['info'] {
  const bare = name.replace(/\.[a-z0-9]{1,8}$/i, '').trim() || 'Import';
  if (open.kind === 'json' && open.file.header.format === 'spravka-pack') {
    const { format: _format, version: _version, made: _made, ...info } = open.file.header;
    return { ...info, id: info.id ?? packIdOf(info.title) };
  }
  if (open.kind === 'yomitan') {
    const { title, revision, author, description } = open.file.index;
    return { id: packIdOf(title), title: title.slice(0, 200), edition: String(revision).slice(0, 40), works: {}, ...(author !== undefined && author !== '' && { author: author.slice(0, 200) }), ...(description !== undefined && description !== '' && { description: description.slice(0, 4000) }) };
  }
  return { id: packIdOf(bare), title: bare.slice(0, 200), edition: '1', works: {} };
}

function tableOf(open: OpenFile): Preview['table'] {
  if (open.kind !== 'table') return null;
  const { columns, mapping, rows, delimiter } = open.file;
  return { columns: [...columns], mapping: [...mapping], rows: rows.map((row) => row.map((cell) => cell.slice(0, 200))), delimiter };
}
