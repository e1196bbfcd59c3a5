/**
 * The page session: all that lives in one frame. Marks the page, keeps the marks
 * right, and tells what the reader does with them. What a term is comes in as
 * `find`, whether it shows as a gate, and the card is opened by whoever is given
 * as `openCard`; so a session runs without engine, storage or browser.
 *
 * A single-page application's navigation needs no notice: the gate forgets the
 * blocks that leave the page, and with them what it was about.
 */
import type { EntryId, Kind } from '../domain/entry.ts';
import type { Candidate, Match } from '../domain/match.ts';
import type { CardAnchor } from './card-host/order.ts';
import { hitTest, liveRange, type Hit } from './hit-test.ts';
import type { Find, Gate, Going, Mark } from './mark.ts';
import type { MarkStyle } from './mark-style.ts';
import { MarkSheet } from './mark-sheet.ts';
import { createTour, type MarkTour } from './mark-tour.ts';
import { watchPointer, type Point, type PointerWatching } from './pointer.ts';
import { startRun, type Run, type RunOptions } from './scan-run.ts';

export interface CardRequest {
  readonly mark: Mark;
  readonly match: Match;
  readonly anchor: CardAnchor;
  readonly by: 'pointer' | 'tap' | 'key';
  readonly point?: Point | undefined;
}

/** What may change while a session lives. */
interface SessionSettings {
  readonly find: Find;
  /** A new gate for each run over the page. */
  readonly createGate: () => Gate;
  readonly markStyle?: MarkStyle | undefined;
  readonly showsKind?: ((kind: Kind) => boolean) | undefined;
  /** How long the pointer rests on a mark before the card opens, in ms. */
  readonly delay?: number | undefined;
}

export interface SessionOptions extends SessionSettings, Pick<RunOptions, 'document' | 'schedule' | 'readPage' | 'mostText'> {
  readonly openCard: (request: CardRequest) => void;
  /** The pointer is on a mark, and its card will open if it stays. */
  readonly approachMark?: (() => void) | undefined;
  /** The pointer left the mark whose card it had opened. */
  readonly leaveCard?: ((mark: Mark) => void) | undefined;
  /** Not marking until resumed. */
  readonly paused?: boolean | undefined;
  readonly signal: AbortSignal;
}

interface EntryOnPage {
  readonly id: EntryId;
  readonly kind: Kind;
  readonly count: number;
  readonly first: Mark;
}

/** `capped`: the page has more text than is scanned. */
type SessionState = 'scanning' | 'settled' | 'capped' | 'paused';

export interface Session {
  readonly state: SessionState;
  /** The marks shown, in document order, those in hidden text left out. */
  marks(): readonly Mark[];
  /** What a mark means: the entry whose card opens first. */
  meant(mark: Mark): Candidate | undefined;
  /** The entries marked, in order of their first mark. */
  entries(): readonly EntryOnPage[];
  /** The entries that the marks' words most often mean, without order or counts: for a number, which is asked for often. It costs a hundredth on a book. */
  entryIds(): ReadonlySet<EntryId>;
  /** After marks have changed, at most four times a second, and when the state has. */
  onMarksChanged(listener: () => void, signal?: AbortSignal): void;
  /** The marks in the window, in document order. */
  inView(): readonly Mark[];
  /** The mark gone to last. */
  readonly current: Mark | undefined;
  /** Only a part of the document is read: what is drawn at the moment. */
  readonly isPartial: boolean;
  /** Scrolls to the next mark, or the one before, and shows which it is. */
  go(step: 1 | -1, going?: Going): Mark | undefined;
  /** Scrolls to a mark and flashes it. @returns false when it is no longer on the page */
  show(mark: Mark): boolean;
  /** Forgets the mark gone to. */
  leave(): void;
  /** Opens the card of the mark gone to, or else of the one at the selection. */
  openAtCaret(): boolean;
  /** Where a mark's words stand in the frame's viewport; empty where it is no longer on the page. */
  boxesOf(mark: Mark): readonly DOMRect[];
  /** The number of the printed page a mark stands on, in documents that have pages. */
  pageOf(mark: Mark): number | undefined;
  /** The words around a mark, for a citation: the block it stands in. */
  textAround(mark: Mark): string;
  update(settings: Partial<SessionSettings>): void;
  pause(): void;
  resume(): void;
  /** Work done in this run, for tests and benches. */
  readonly work: { readonly nodesVisited: number; readonly unitsScanned: number; readonly ranges: number; readonly watched: number };
}

/** In ms. */
const DELAY = 250;
const BETWEEN_NOTICES = 250;
/** A page that never rests gets its new marks after so long, as far as they have come. */
const LONGEST_TURNOVER = 5000;

type Running = { readonly run: Run; readonly tour: MarkTour; readonly stop: AbortController };

export function startSession(options: SessionOptions): Session {
  return new PageSession(options);
}

class PageSession implements Session {
  readonly #options: SessionOptions;
  #settings: SessionSettings;
  #running: Running | undefined;
  /** What takes the running one's place once it has marked as much: a page whose glossary has changed doesn't blink. */
  #next: Running | undefined;
  #pointer: PointerWatching | undefined;
  /** One for all runs until a pause: another would make the browser calculate the whole page's style anew. */
  #sheet: MarkSheet | undefined;
  readonly #listeners = new Set<() => void>();
  #listed: { readonly version: number; readonly marks: readonly Mark[] } | undefined;
  #noticed = { version: -1, state: 'paused' as SessionState, at: -Infinity };
  #notice: number | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#settings = options;
    options.signal.addEventListener('abort', () => this.#stop(), { once: true });
    if (!options.paused) this.resume();
  }

  get state(): SessionState {
    if (!this.#running) return 'paused';
    if (this.#next) return 'scanning';
    const { queue: { quiet, capped }, order, gate } = this.#running.run;
    if (!quiet || order.isDue || gate.pending) return 'scanning';
    return capped ? 'capped' : 'settled';
  }

  get work(): Session['work'] {
    const run = this.#running?.run;
    return { nodesVisited: run?.page.nodesVisited ?? 0, unitsScanned: run?.marked.unitsScanned ?? 0, ranges: run?.marks.count ?? 0, watched: run?.near.targets ?? 0 };
  }

  marks(): readonly Mark[] {
    return this.#running?.run.marked.visible(this.#inOrder()) ?? [];
  }

  #inOrder(): readonly Mark[] {
    const marked = this.#running?.run.marked;
    if (!marked) return [];
    if (this.#listed?.version !== marked.version) this.#listed = { version: marked.version, marks: marked.shown() };
    return this.#listed.marks;
  }

  inView(): readonly Mark[] {
    if (!this.#running) return [];
    const { marked } = this.#running.run;
    const near = marked.nearBlocks();
    const { document } = this.#options;
    const height = document.defaultView?.innerHeight ?? 0;
    return marked.visible(this.#inOrder().filter(({ block }) => near.has(block))).filter((mark) => {
      const box = liveRange(document, marked, mark)?.getBoundingClientRect();
      return box !== undefined && box.height > 0 && box.bottom > 0 && box.top < height;
    });
  }

  get current(): Mark | undefined {
    return this.#running?.tour.current;
  }

  get isPartial(): boolean {
    return this.#running?.run.page.isPartial === true;
  }

  entries(): readonly EntryOnPage[] {
    const entries = new Map<EntryId, EntryOnPage & { count: number }>();
    for (const mark of this.marks()) {
      const meant = this.meant(mark);
      if (!meant) continue;
      const known = entries.get(meant.id);
      if (known) known.count++;
      else entries.set(meant.id, { ...meant, count: 1, first: mark });
    }
    return [...entries.values()];
  }

  meant({ match }: Mark): Candidate | undefined {
    return this.#running?.run.gate.meant(match);
  }

  entryIds(): ReadonlySet<EntryId> {
    return this.#running?.run.marked.visibleEntries() ?? new Set();
  }

  onMarksChanged(listener: () => void, signal?: AbortSignal): void {
    this.#listeners.add(listener);
    signal?.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  go(step: 1 | -1, going?: Going): Mark | undefined {
    return this.#running?.tour.go(step, going);
  }

  show(mark: Mark): boolean {
    return this.#running?.tour.show(mark) ?? false;
  }

  leave(): void {
    this.#running?.tour.leave();
  }

  openAtCaret(): boolean {
    const mark = this.#running?.tour.current ?? this.#selected();
    const range = mark && this.#running && liveRange(this.#options.document, this.#running.run.marked, mark);
    if (range) this.#open({ mark, range }, 'key');
    return range !== undefined;
  }

  boxesOf(mark: Mark): readonly DOMRect[] {
    const range = this.#running && liveRange(this.#options.document, this.#running.run.marked, mark);
    return range ? [...range.getClientRects()] : [];
  }

  pageOf({ block }: Mark): number | undefined {
    return this.#running?.run.page.pageOf?.(block);
  }

  textAround({ block }: Mark): string {
    return this.#running?.run.page.textOf(block) ?? '';
  }

  update(settings: Partial<SessionSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    if (!this.#running) return;
    if (settings.markStyle) this.#sheet?.restyle(settings.markStyle);
    if (settings.find || settings.createGate) {
      this.#prepareNext();
      return;
    }
    for (const running of [this.#running, this.#next]) {
      running?.run.marked.settle();
      running?.run.marked.repaint();
      running?.run.marked.flush();
      // It may have waited for the gate.
      if (running && !running.run.queue.quiet) running.run.queue.kick('soon');
    }
    if (this.#next) this.#turnOver(this.#next, 'when ready');
    this.#announce();
  }

  pause(): void {
    this.#stop();
    this.#announce();
  }

  resume(): void {
    if (this.#running || this.#options.signal.aborted) return;
    const started = this.#start(() => this.#announce());
    this.#running = started;
    this.#listed = undefined;
    started.run.marks.reveal();
    this.#watchPointer(started);
  }

  #prepareNext(): void {
    this.#next?.stop.abort();
    const view = this.#options.document.defaultView;
    const next = this.#start(() => (this.#running === next ? this.#announce() : this.#turnOver(next, 'when ready')));
    this.#next = next;
    next.run.near.onHeard(() => this.#turnOver(next, 'when ready'));
    const timer = view?.setTimeout(() => this.#turnOver(next, 'at last'), LONGEST_TURNOVER);
    next.stop.signal.addEventListener('abort', () => view?.clearTimeout(timer), { once: true });
    this.#announce();
  }

  /** In one turn, so that no frame is painted between the old marks and the new. */
  #turnOver(next: Running, when: 'when ready' | 'at last'): void {
    if (this.#next !== next) return;
    const { queue, order, near, marked, marks, gate } = next.run;
    // Where nothing is painted, nothing is told of what is near.
    const isReady = queue.quiet && !order.isDue && !gate.pending && (near.isHeard || this.#options.document.hidden);
    if (when === 'when ready' && !isReady) return;
    const old = this.#running;
    this.#running = next;
    this.#next = undefined;
    this.#listed = undefined;
    if (old && !near.isHeard) marked.paintLike(old.run.marked);
    marked.flush();
    marks.reveal();
    old?.stop.abort();
    this.#watchPointer(next);
    this.#noticed = { ...this.#noticed, version: -1 };
    this.#announce();
  }

  #start(sliceDone: () => void): Running {
    const { document } = this.#options;
    const stop = new AbortController();
    const settings = this.#settings;
    const run = startRun({
      ...this.#options,
      find: settings.find,
      gate: settings.createGate(),
      sheet: (this.#sheet ??= new MarkSheet(document, settings.markStyle ?? 'dotted')),
      showsKind: (kind) => this.#settings.showsKind?.(kind) ?? true,
      sliceDone,
      signal: stop.signal,
    });
    const tour = createTour({ document, marked: run.marked, marks: run.marks, all: () => this.marks() });
    return { run, tour, stop };
  }

  #watchPointer({ run, tour, stop: { signal } }: Running): void {
    const { document } = this.#options;
    this.#pointer = watchPointer(document, {
      hitTest: (x, y) => hitTest(document, run.page, run.marked, x, y),
      mayHaveMarks: (node) => run.marked.mayHaveMarks(node),
      delay: () => this.#settings.delay ?? DELAY,
      waiting: () => this.#options.approachMark?.(),
      rested: (hit, point) => this.#open(hit, 'pointer', point),
      left: (mark) => this.#options.leaveCard?.(mark),
      tapped: (hit, point) => this.#open(hit, 'tap', point),
    }, signal, this.#pointer?.rest());
    this.#pointer.look();
    document.addEventListener('pointerdown', () => tour.leave(), { signal, passive: true });
  }

  #stop(): void {
    this.#running?.stop.abort();
    this.#next?.stop.abort();
    this.#sheet?.remove();
    this.#running = undefined;
    this.#next = undefined;
    this.#sheet = undefined;
    this.#listed = undefined;
    this.#options.document.defaultView?.clearTimeout(this.#notice);
    this.#notice = undefined;
  }

  #open({ mark, range }: Hit, by: CardRequest['by'], point?: Point): void {
    const contextElement = this.#running?.run.marked.elementOf(mark) ?? undefined;
    const anchor: CardAnchor = { getBoundingClientRect: () => range.getBoundingClientRect(), getClientRects: () => range.getClientRects(), contextElement };
    this.#options.openCard({ mark, match: mark.match, anchor, by, point });
  }

  #selected(): Mark | undefined {
    const selection = this.#options.document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const place = range && this.#running?.run.page.locate(range.startContainer, range.startOffset);
    return place && this.#running?.run.marked.at(place.block, place.offset);
  }

  /** Tells of changes, but no more often than listeners can use. */
  #announce(): void {
    this.#pointer?.look();
    const view = this.#options.document.defaultView;
    const { state } = this;
    const version = this.#running?.run.marked.version ?? -1;
    if (!view || (version === this.#noticed.version && state === this.#noticed.state)) return;
    const now = view.performance.now();
    const wait = this.#noticed.at + BETWEEN_NOTICES - now;
    if (wait > 0) {
      this.#notice ??= view.setTimeout(() => {
        this.#notice = undefined;
        this.#announce();
      }, wait);
      return;
    }
    this.#noticed = { version, state, at: now };
    for (const listener of this.#listeners) listener();
  }
}
