/**
 * Tells what the reader means with pointer or finger: to rest on a mark, to
 * leave it, to tap it. Silent while they scroll, drag or select. What is then
 * shown, and when it goes away, is up to the card.
 */
import type { Hit } from './hit-test.ts';
import type { Mark } from './mark.ts';

export interface PointerIntents {
  readonly hitTest: (x: number, y: number) => Hit | undefined;
  /** The quick question, asked before a hit test: may there be a mark at all in what the pointer is over? */
  readonly mayHaveMarks: (node: Node) => boolean;
  /** How long the pointer has to rest on a mark, in ms. */
  readonly delay: () => number;
  /** The pointer has come onto a mark and begins to rest. */
  readonly waiting: () => void;
  readonly rested: (hit: Hit, point: Point) => void;
  /** The pointer left a mark on which it had rested. */
  readonly left: (mark: Mark) => void;
  readonly tapped: (hit: Hit, point: Point) => void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In ms: what moves under the pointer just after a scroll was not pointed at. */
const AFTER_SCROLL = 120;
/** In ms: a mark that comes under a pointer which has rested longer was not pointed at either; one that comes sooner may well have been its word. */
const STILL_MEANT = 3000;
const ANSWERS_TO_TAPS = 'a[href],button,summary,label,select,input,textarea,[role="button"],[role="link"],[role="tab"],[role="menuitem"],[contenteditable]:not([contenteditable="false" i])';

/** Where the pointer came to rest last, and when. */
export type Rest = Point & { readonly since: number };

export type PointerWatching = {
  /** Marks may have changed, and one may be under the resting pointer now. */
  readonly look: () => void;
  /** For whoever watches next; undefined where nothing is pointed at. */
  readonly rest: () => Rest | undefined;
};

/** @param rest where whoever watched before has left the pointer */
export function watchPointer(document: Document, intents: PointerIntents, signal: AbortSignal, rest?: Rest): PointerWatching {
  const view = document.defaultView;
  if (!view) return { look: () => undefined, rest: () => undefined };
  const watch = new PointerWatch(view, intents, rest);
  const passive = { signal, passive: true, capture: true } as const;
  document.addEventListener('pointermove', (event) => watch.moved(event), passive);
  document.addEventListener('pointerdown', (event) => watch.pressed(event), passive);
  document.documentElement?.addEventListener('pointerleave', () => watch.gone(), { signal, passive: true });
  document.addEventListener('scroll', (event) => watch.scrolled(event.timeStamp), passive);
  // Bubbling, so that what the page does with a tap is known.
  document.addEventListener('click', (event) => watch.clicked(event), { signal, passive: true });
  view.addEventListener('blur', () => watch.interrupt(), { signal });
  signal.addEventListener('abort', () => watch.stop(), { once: true });
  return watch;
}

class PointerWatch implements PointerWatching {
  readonly #view: Window;
  readonly #intents: PointerIntents;
  #last: Point = { x: Number.NaN, y: Number.NaN };
  /** When it came there; never, where something has come between. */
  #since = -Infinity;
  #lastScroll = -Infinity;
  #pressType = 'mouse';
  #frame: number | undefined;
  #timer: number | undefined;
  /** Where the pointer is waiting. */
  #waiting: Mark | undefined;
  /** Where it has rested. */
  #rested: Mark | undefined;

  constructor(view: Window, intents: PointerIntents, rest: Rest | undefined) {
    this.#view = view;
    this.#intents = intents;
    if (!rest) return;
    this.#last = rest;
    this.#since = rest.since;
  }

  rest(): Rest | undefined {
    return this.#since === -Infinity || this.#rested ? undefined : { ...this.#last, since: this.#since };
  }

  look(): void {
    if (this.#waiting || this.#rested || this.#frame !== undefined || this.#view.performance.now() - this.#since > STILL_MEANT) return;
    this.#frame = this.#view.requestAnimationFrame(() => {
      this.#frame = undefined;
      if (this.#since !== -Infinity) this.over(this.#intents.hitTest(this.#last.x, this.#last.y));
    });
  }

  moved(event: PointerEvent): void {
    const { clientX: x, clientY: y } = event;
    // Browsers send a move of no distance when the page moves instead.
    if (event.pointerType === 'touch' || (x === this.#last.x && y === this.#last.y)) return;
    this.#last = { x, y };
    this.#since = -Infinity;
    if (event.buttons !== 0) return this.interrupt();
    if (event.timeStamp - this.#lastScroll < AFTER_SCROLL) return;
    this.#since = event.timeStamp;
    const target = event.composedPath()[0];
    if (this.#frame !== undefined) return;
    this.#frame = this.#view.requestAnimationFrame(() => {
      this.#frame = undefined;
      const nothing = !(target && 'nodeType' in target && this.#intents.mayHaveMarks(target as Node)) && this.#last.x === x && this.#last.y === y;
      this.over(nothing ? undefined : this.#intents.hitTest(this.#last.x, this.#last.y));
    });
  }

  /** The pointer is over this mark now, or over none. */
  over(hit: Hit | undefined): void {
    const mark = hit?.mark;
    if (this.#rested && this.#rested !== mark) {
      const left = this.#rested;
      this.#rested = undefined;
      this.#intents.left(left);
    }
    if (mark === this.#waiting) return;
    this.interrupt();
    if (!hit || mark === this.#rested) return;
    this.#waiting = mark;
    this.#intents.waiting();
    this.#timer = this.#view.setTimeout(() => {
      this.#waiting = undefined;
      this.#rested = mark;
      this.#intents.rested(hit, this.#last);
    }, this.#intents.delay());
  }

  gone(): void {
    this.#since = -Infinity;
    this.over(undefined);
  }

  pressed(event: PointerEvent): void {
    this.#pressType = event.pointerType;
    this.#since = -Infinity;
    this.interrupt();
  }

  scrolled(time: number): void {
    this.#lastScroll = time;
    this.#since = -Infinity;
    this.interrupt();
  }

  clicked(event: MouseEvent): void {
    const type = 'pointerType' in event && event.pointerType !== '' ? event.pointerType : this.#pressType;
    if (type !== 'touch' || event.defaultPrevented) return;
    if (event.composedPath().some((target) => 'matches' in target && (target as Element).matches(ANSWERS_TO_TAPS))) return;
    const point = { x: event.clientX, y: event.clientY };
    const hit = this.#intents.hitTest(point.x, point.y);
    if (hit) this.#intents.tapped(hit, point);
  }

  /** Forgets what the pointer was waiting on. */
  interrupt(): void {
    this.#view.clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  stop(): void {
    this.interrupt();
    if (this.#frame !== undefined) this.#view.cancelAnimationFrame(this.#frame);
  }
}
