/**
 * One run of a session over its page, from start to pause: reads, scans, paints,
 * and keeps up with the page's changes. Composes the parts; decides when a
 * change is repaired before the next frame and when it waits its turn.
 */
import { htmlPageText } from '../documents/html.ts';
import type { Section } from '../documents/block.ts';
import type { PageText } from '../documents/page-text.ts';
import type { Gate } from './mark.ts';
import { BlockOrder } from './block-order.ts';
import { MarkedPage, type MarkedPageOptions } from './marked-page.ts';
import { Marks } from './marks.ts';
import type { MarkSheet } from './mark-sheet.ts';
import { watchNearView, type NearView } from './near-view.ts';
import { ScanQueue } from './scan-queue.ts';
import { pageSchedule, type Schedule } from './slices.ts';

/** In UTF-16 units: how much text in view is scanned at once after a change, so that its marks don't flicker. */
const REPAIRED_AT_ONCE = 20_000;
/** In ms: time for a page's colours to change over. */
const TONE_DELAYS = [50, 600];
/** In ms between two looks at where long sections have scrolled to. */
const SCROLL_PAUSE = 100;

export interface RunOptions extends Pick<MarkedPageOptions, 'find' | 'gate' | 'showsKind'> {
  readonly document: Document;
  readonly sheet: MarkSheet;
  /** Reads the page; ordinary HTML unless told otherwise. */
  readonly readPage?: ((signal: AbortSignal) => PageText) | undefined;
  readonly schedule?: Schedule | undefined;
  readonly mostText?: number | undefined;
  /** After each slice, when marks may have come, gone or changed. */
  readonly sliceDone: (quiet: boolean) => void;
  readonly signal: AbortSignal;
}

export interface Run {
  readonly page: PageText;
  readonly marked: MarkedPage;
  readonly marks: Marks;
  readonly queue: ScanQueue;
  readonly order: BlockOrder;
  readonly near: NearView;
  readonly gate: Gate;
}

export function startRun(options: RunOptions): Run {
  const { document, signal } = options;
  const view = document.defaultView;
  if (!view) throw new TypeError('a page without a window has no marks');
  const page = options.readPage?.(signal) ?? htmlPageText(document, { signal, startAt: textInView(document, view) });
  const marks = new Marks(view, options.sheet, signal);
  const near = watchNearView(document, (section, isNear) => marked.setNear(section, isNear), signal);
  const marked: MarkedPage = new MarkedPage({ ...options, page, near, marks, view });
  const schedule = options.schedule ?? pageSchedule(view);
  const sliceDone = (quiet: boolean): void => {
    marked.settle();
    if (quiet) order.rest();
    options.sliceDone(quiet);
  };
  const order: BlockOrder = new BlockOrder({ page, gate: options.gate, schedule, view, matters: () => marked.hasMatches, told: () => sliceDone(queue.quiet), signal });
  const queue = new ScanQueue({
    page,
    scan: (block) => {
      marked.scan(block);
      order.add(block);
    },
    drop: (block) => {
      marked.drop(block);
      order.removed();
    },
    moved: (section) => marked.moved(section),
    sliceDone,
    // What is read meanwhile would be put by, and all of it weighed in one go.
    waits: () => options.gate.pending === true,
    schedule,
    now: () => view.performance.now(),
    mostText: options.mostText,
    signal,
  });
  page.onChange((stale) => repair(stale, { page, marked, queue, near }));
  watchScrolling(view, () => marked.scrolled(), signal);
  watchTone(document, view, () => marked.retone(), signal);
  queue.kick('soon');
  return { page, marked, marks, queue, order, near, gate: options.gate };
}

/**
 * Runs in the turn of the change, before it is painted: what is in view is
 * scanned at once, or its marks are taken down until its turn comes.
 */
function repair(stale: readonly Section[], { page, marked, queue, near }: Pick<Run, 'page' | 'marked' | 'queue' | 'near'>): void {
  let budget = REPAIRED_AT_ONCE;
  let urgent = false;
  for (const section of stale) {
    if (!near.isNear(section)) {
      // It may still be painted.
      marked.erase(section);
      continue;
    }
    urgent = true;
    budget -= section.blocks.reduce((sum, block) => sum + block.length, 0);
    const reading = budget > 0 ? page.reread(section) : undefined;
    if (reading) queue.takeNow(reading);
    else marked.erase(section);
  }
  if (urgent) marked.flush();
  queue.kick(urgent ? 'soon' : 'idle');
}

/** What the reader probably looks at: the text nearest to the upper middle of the view. At the top of a page nobody has to ask, which costs layout. */
const textInView = (document: Document, view: Window): Node | undefined =>
  view.scrollY === 0 ? undefined : document.caretPositionFromPoint(view.innerWidth / 2, view.innerHeight / 3)?.offsetNode;

function watchScrolling(view: Window, scrolled: () => void, signal: AbortSignal): void {
  let timer: number | undefined;
  const later = (): void => {
    timer ??= view.setTimeout(() => {
      timer = undefined;
      scrolled();
    }, SCROLL_PAUSE);
  };
  view.document.addEventListener('scroll', later, { signal, passive: true, capture: true });
  view.addEventListener('resize', later, { signal, passive: true });
  signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
}

/** Dark mode, by the system or by a switch on the page, which nearly always sets an attribute of the root or the body. */
function watchTone(document: Document, view: Window & typeof globalThis, changed: () => void, signal: AbortSignal): void {
  const timers = new Set<number>();
  const soon = (): void => {
    for (const timer of timers) view.clearTimeout(timer);
    timers.clear();
    for (const delay of TONE_DELAYS) timers.add(view.setTimeout(changed, delay));
  };
  view.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal });
  const observer = new view.MutationObserver(soon);
  for (const element of [document.documentElement, document.body]) if (element) observer.observe(element, { attributes: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    for (const timer of timers) view.clearTimeout(timer);
  }, { once: true });
}
