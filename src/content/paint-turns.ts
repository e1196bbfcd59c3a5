/**
 * When marks come and go that nobody waits for. A frame in which any range comes
 * or goes costs some 5 ms of painting, however few they are, so such changes are
 * gathered: at once after a rest, then so often at most. What has gone out of
 * sight is taken down with whatever is painted next.
 */
import type { Block } from '../documents/block.ts';

/** In ms between two paintings. */
const PAUSE = 100;
/** In ms: the longest that marks out of sight stay painted. */
const LINGERING = 1000;

export interface PaintTurnsOptions {
  readonly paint: (block: Block) => void;
  readonly erase: (block: Block) => void;
  readonly view: Window;
  readonly signal: AbortSignal;
}

export class PaintTurns {
  readonly #options: PaintTurnsOptions;
  readonly #coming = new Set<Block>();
  readonly #leaving = new Set<Block>();
  #notBefore = 0;
  #timer: number | undefined;
  /** In ms, as `performance.now` tells it: when the timer is to go off. */
  #due = Infinity;

  constructor(options: PaintTurnsOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#clear(), { once: true });
  }

  /** The blocks to be painted. */
  coming(): Iterable<Block> {
    return this.#coming;
  }

  paintSoon(block: Block): void {
    this.#leaving.delete(block);
    this.#coming.add(block);
    this.#turnAt(this.#notBefore);
  }

  eraseSomeTime(block: Block): void {
    this.#coming.delete(block);
    this.#leaving.add(block);
    this.#turnAt(this.#now() + LINGERING);
  }

  isLeaving(block: Block): boolean {
    return this.#leaving.has(block);
  }

  /** Nothing is to be done with a block any more. */
  forget(block: Block): void {
    this.#coming.delete(block);
    this.#leaving.delete(block);
  }

  /** All that waits, now. */
  flush(): void {
    const [coming, leaving] = [[...this.#coming], [...this.#leaving]];
    this.#clear();
    if (coming.length + leaving.length === 0 || this.#options.signal.aborted) return;
    for (const block of leaving) this.#options.erase(block);
    for (const block of coming) this.#options.paint(block);
    this.#notBefore = this.#now() + PAUSE;
  }

  #turnAt(time: number): void {
    if (this.#due <= time || this.#options.signal.aborted) return;
    const { view } = this.#options;
    view.clearTimeout(this.#timer);
    this.#due = time;
    const wait = time - this.#now();
    // After all that the same task brings, and before its frame.
    if (wait <= 0) queueMicrotask(() => this.flush());
    else this.#timer = view.setTimeout(() => this.flush(), wait);
  }

  #now(): number {
    return this.#options.view.performance.now();
  }

  #clear(): void {
    this.#options.view.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#due = Infinity;
    this.#coming.clear();
    this.#leaving.clear();
  }
}
