/**
 * A page in a frame of its own with a session on it, for the tests of marking in
 * a real browser. Slices run when the test says so; terms are a short list.
 */
import { expect, onTestFinished } from 'vitest';
import { entryId, type Kind } from '../../src/domain/entry.ts';
import type { Match } from '../../src/domain/match.ts';
import type { Find, Gate, Mark } from '../../src/content/mark.ts';
import { startSession, type Session, type SessionOptions } from '../../src/content/session.ts';
import type { Schedule } from '../../src/content/slices.ts';

export const TERMS: Readonly<Record<string, Kind>> = {
  'Central Committee': 'body',
  VSNKh: 'body',
  MGSPS: 'body',
  Miasnikov: 'person',
  'G.I. Miasnikov': 'person',
  sluzhashchie: 'term',
  Kronshtadt: 'place',
};

const SPELLINGS = Object.keys(TERMS).sort((a, b) => b.length - a.length);
const PATTERN = new RegExp(`(?<![\\p{L}\\p{N}])(?:${SPELLINGS.map((term) => RegExp.escape(term).replaceAll('\\x20', '\\s+')).join('|')})(?![\\p{L}\\p{N}])`, 'gu');

/** Whole words, longest first, blanks as in the matching engine. */
export const findTerms: Find = (text) =>
  [...text.matchAll(PATTERN)].map((found): Match => {
    const term = found[0].replaceAll(/\s+/g, ' ');
    const id = entryId(term.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
    const candidate = { id, kind: TERMS[term]!, confidence: 'certain', via: 'name' } as const;
    return { start: found.index, end: found.index + found[0].length, candidates: [candidate], confidence: 'certain' };
  });

/** Shows all, and remembers what it was told. */
export function openGate(): Gate & { readonly blocks: Map<number, readonly Match[]>; order: number[] | undefined; version: number; open: boolean } {
  const blocks = new Map<number, readonly Match[]>();
  return {
    blocks,
    order: undefined,
    version: 0,
    open: true,
    add(key, matches) {
      if (blocks.has(key)) throw new Error(`block ${key} was added twice`);
      blocks.set(key, matches);
    },
    remove(key) {
      if (!blocks.delete(key)) throw new Error(`block ${key} was not there to be removed`);
    },
    arrange(keys) {
      this.order = [...keys];
      return [];
    },
    shows() {
      return this.open;
    },
    meant: ({ candidates }) => candidates[0],
  };
}

/** Slices that wait for the test. */
export function createPump(): { readonly schedule: Schedule; readonly pending: () => number; readonly step: () => void; settle(sliceLength?: number): Promise<void> } {
  const waiting = new Set<(deadline: number) => void>();
  return {
    schedule: (run) => {
      waiting.add(run);
      return () => waiting.delete(run);
    },
    pending: () => waiting.size,
    /** Runs one slice, as short as a slice can be. */
    step: () => {
      const [run] = waiting;
      if (!run) return;
      waiting.delete(run);
      run(0);
    },
    /** Runs slices until none is asked for. */
    async settle(sliceLength = Infinity) {
      // The page's changes are told of in a microtask.
      await Promise.resolve();
      for (let [run] = waiting; run; [run] = waiting) {
        waiting.delete(run);
        run(performance.now() + sliceLength);
      }
    },
  };
}

export interface MarkedFrame {
  readonly document: Document;
  readonly view: Window & typeof globalThis;
  readonly session: Session;
  readonly gate: ReturnType<typeof openGate>;
  readonly stop: AbortController;
  settle(): Promise<void>;
}

/** @param html of a whole page, or an address */
export async function openFrame(html: string, attributes: Readonly<Record<string, string>> = {}): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe');
  // Smaller than the test's own viewport, for what lies outside of that is in nobody's view.
  frame.style.cssText = 'position: fixed; inset: 0; width: 400px; height: 600px; border: 0';
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  if (html.startsWith('blob:')) frame.src = html;
  else frame.srcdoc = html;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  await loaded;
  return frame;
}

export async function markFrame(html: string, options: Partial<SessionOptions> = {}): Promise<MarkedFrame> {
  const { contentDocument, contentWindow } = await openFrame(html);
  const page = contentDocument!;
  const pump = createPump();
  const stop = new AbortController();
  const gate = openGate();
  onTestFinished(() => stop.abort());
  const session = startSession({ document: page, find: findTerms, createGate: () => gate, openCard: () => undefined, schedule: pump.schedule, signal: stop.signal, ...options });
  await pump.settle();
  return { document: page, view: contentWindow as Window & typeof globalThis, session, gate, stop, settle: () => pump.settle() };
}

/** A mark as text nodes and offsets, comparable between sessions. */
export type Place = { readonly start: Node; readonly startOffset: number; readonly end: Node; readonly endOffset: number };

export function placeOf({ block, match }: Mark): Place {
  const at = (offset: number): readonly [Node, number] => {
    const piece = block.pieces.find(({ at: from, length, node }) => node && from <= offset && offset < from + length)!;
    return [piece.node!, piece.from + offset - piece.at];
  };
  const [start, startOffset] = at(match.start);
  const [end, last] = at(match.end - 1);
  return { start, startOffset, end, endOffset: last + 1 };
}

export const wordsOf = (session: Session): string[] => session.marks().map((mark) => session.textAround(mark).slice(mark.match.start, mark.match.end).replaceAll(/\s+/g, ' '));

/** The ranges registered for marks, without the flash and the current one. */
export function painted(view: Window & typeof globalThis): (StaticRange & { readonly registry: string })[] {
  const ranges: (StaticRange & { readonly registry: string })[] = [];
  for (const [name, highlight] of view.CSS.highlights) {
    if (!name.startsWith('spravka-') || name === 'spravka-current' || name === 'spravka-flash') continue;
    for (const range of highlight) ranges.push(Object.assign(range, { registry: name }));
  }
  return ranges;
}

export const textOfRange = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): string => {
  const range = startContainer.ownerDocument!.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range.toString().replaceAll(/\s+/g, ' ');
};

/** A whole page of lines 24 pixels high. */
export const page = (body: string, head = ''): string => `<!doctype html><meta charset="utf-8"><style>body { margin: 0; font: 16px/24px sans-serif }</style>${head}<body>${body}`;
/** Each has its number before its text. */
export const paragraphs = (n: number, text = 'The VSNKh met.'): string => Array.from({ length: n }, (_, i) => `<p>${i}. ${text}`).join('');

export const paintedWords = ({ view }: MarkedFrame): string[] => painted(view).map(textOfRange);
/** The names of all highlights that are the extension's. */
export const registries = ({ view }: MarkedFrame): string[] => [...view.CSS.highlights.keys()].filter((name) => name.startsWith('spravka-'));
export const showsMarks = (frame: MarkedFrame): Promise<void> => expect.poll(() => frame.session.work.ranges).toBeGreaterThan(0);
