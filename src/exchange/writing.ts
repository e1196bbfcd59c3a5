/**
 * What all writers of files share. A writer is a generator of text, a piece for
 * every few entries, so that whoever drives it can let others have a turn.
 */
import type { Entry, Source, Work } from '../domain/entry.ts';
import type { Overlay } from '../domain/entry-view.ts';

export type WrittenEntry = {
  readonly entry: Entry;
  /** ms since the epoch. */
  readonly updatedAt?: number | undefined;
};
export type WrittenOverlay = { readonly id: string; readonly head: string; readonly overlay: Overlay; readonly updatedAt: number };

export type Written = {
  readonly title: string;
  readonly entries: readonly WrittenEntry[];
  readonly overlays?: readonly WrittenOverlay[];
  readonly works: Readonly<Record<string, Work>>;
  /** ms since the epoch. */
  readonly made: number;
};

export const TOGETHER = 500;

export function* inPieces<Value>(values: readonly Value[], size = TOGETHER): Generator<readonly Value[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}

/** A source in one line, such as `Pirani 2008, ch. 2, n. 12`. */
export function sourceLine(source: Source, works: Written['works']): string {
  if (source.work === 'general' && !('part' in source)) return 'general knowledge';
  if (!('at' in source || 'title' in source || 'part' in source || 'note' in source) && works[source.work] === undefined) return source.work;
  const { work, part, note, title, at } = source as Exclude<Source, { work: 'general' }>;
  const known = works[work];
  return [known?.short ?? title, part === undefined ? undefined : (known?.parts[part]?.short ?? part), note === undefined ? undefined : `n. ${note}`, at].filter((text) => text !== undefined).join(', ');
}

export const isoTime = (time: number): string => new Date(time).toISOString();
