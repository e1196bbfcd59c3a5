/**
 * Writes our own formats: an entry a line, so that two packs can be compared
 * with any tool that compares texts.
 */
import type { PersonalEntryItem } from './everything.ts';
import { EVERYTHING, FORMAT_VERSION, PACK, type PackInfo } from './pack-format.ts';
import { inPieces, isoTime, type Written, type WrittenOverlay } from './writing.ts';

export type WrittenPack = Written & { readonly info?: Partial<PackInfo> };

export function* writePack({ title, entries, overlays = [], works, made, info = {} }: WrittenPack): Generator<string> {
  const cited = new Set(entries.flatMap(({ entry }) => entry.sources.map(({ work }) => work)));
  const header = { format: PACK, version: FORMAT_VERSION, ...info, title, made: isoTime(made), works: Object.fromEntries(Object.entries(works).filter(([work]) => cited.has(work))) };
  yield opening(header);
  yield* list('entries', entries.map(({ entry, updatedAt }) => ({ ...entry, ...(updatedAt !== undefined && { updatedAt: isoTime(updatedAt) }) })));
  if (overlays.length > 0) {
    yield ',\n';
    yield* list('overlays', overlays.map(overlayItem));
  }
  yield '\n}\n';
}

export type WrittenEverything = {
  readonly made: number;
  readonly choices: Readonly<Record<string, unknown>>;
  readonly personal: readonly PersonalEntryItem[];
  readonly overlays: readonly WrittenOverlay[];
  readonly packs: readonly (PackInfo & { readonly id: string; readonly on: boolean; readonly importedAt: number; readonly plain: boolean })[];
  /** The entries of these packs, pack after pack. */
  readonly packEntries: readonly { readonly pack: string; readonly entry: object }[];
  /** The reading log. */
  readonly looks?: readonly object[];
};

export function* writeEverything({ made, choices, personal, overlays, packs, packEntries, looks = [] }: WrittenEverything): Generator<string> {
  yield opening({ format: EVERYTHING, version: FORMAT_VERSION, made: isoTime(made), choices, packs: packs.map((pack) => ({ ...pack, importedAt: isoTime(pack.importedAt) })) });
  yield* list('personal', personal);
  yield ',\n';
  yield* list('overlays', overlays.map(overlayItem));
  yield ',\n';
  yield* list('packEntries', packEntries);
  if (looks.length > 0) {
    yield ',\n';
    yield* list('looks', looks);
  }
  yield '\n}\n';
}

const overlayItem = ({ id, head, overlay, updatedAt }: WrittenOverlay): object => ({ id, head, ...overlay, updatedAt: isoTime(updatedAt) });

/** All but the closing brace, with a comma for the lists that follow. */
const opening = (header: object): string => `${JSON.stringify(header, null, 1).replace(/\n\}$/, '')},\n`;

function* list(name: string, items: readonly object[]): Generator<string> {
  yield ` "${name}": [`;
  let before = '\n';
  for (const piece of inPieces(items)) {
    yield before + piece.map((item) => `  ${JSON.stringify(item)}`).join(',\n');
    before = ',\n';
  }
  yield '\n ]';
}
