/**
 * Reads and scans a page in slices, and what changes on it afterwards.
 *
 * Works on until all is read, then rests until kicked. Gives up gracefully: text
 * beyond the cap is not scanned, and says so. What is done with a block, and
 * what a page is made of, it does not know.
 */
import type { Block, Section } from '../documents/block.ts';
import type { PageText, Reading } from '../documents/page-text.ts';
import type { Schedule, Urgency } from './slices.ts';

/** In UTF-16 units alive at one time in one frame: forty books like the glossary's. */
const MOST_TEXT = 32_000_000;

/** So many slices more before the rest waits until the page is idle: what is in view fits in. */
const SOON_SLICES = 2;
/** In UTF-16 units to scan, some 0.1 ms; and what reading a container and each of its nodes costs beside. */
const BETWEEN_LOOKS = 8000;
const COST_OF_READING = 200;
const COST_OF_NODE = 40;

export interface ScanQueueOptions {
  readonly page: Pick<PageText, 'readNext' | 'reread'>;
  readonly scan: (block: Block) => void;
  /** A block that was scanned is no more. */
  readonly drop: (block: Block) => void;
  readonly moved: (section: Section) => void;
  /** After each slice; `quiet`: all is read and scanned. */
  readonly sliceDone: (quiet: boolean) => void;
  /** While it says so nothing more is read; whoever says so kicks when it is over. */
  readonly waits?: (() => boolean) | undefined;
  readonly schedule: Schedule;
  readonly now: () => number;
  readonly mostText?: number | undefined;
  readonly signal: AbortSignal;
}

export class ScanQueue {
  /** Some text was left out because the page has too much of it. */
  capped = false;
  quiet = false;
  readonly #options: ScanQueueOptions;
  /** Of the last reading, not yet scanned; the next at the end. */
  #waiting: Block[] = [];
  /** Units scanned and still on the page. */
  #alive = 0;
  /** Left out for the cap. */
  readonly #skipped = new Set<Block>();
  #soonLeft = 0;
  #planned: { readonly urgency: Urgency; readonly cancel: () => void } | undefined;

  constructor(options: ScanQueueOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#planned?.cancel(), { once: true });
  }

  /** There is something to read. */
  kick(urgency: Urgency): void {
    if (urgency === 'soon') this.#soonLeft = SOON_SLICES;
    this.#plan(urgency);
  }

  /** Takes in a reading made out of turn, and scans it at once. */
  takeNow(reading: Reading): void {
    this.#leaveBehind(reading);
    for (const block of reading.added) this.#scan(block);
  }

  #plan(urgency: Urgency): void {
    if (this.#options.signal.aborted || this.#planned?.urgency === urgency || this.#planned?.urgency === 'soon') return;
    this.#planned?.cancel();
    this.quiet = false;
    const cancel = this.#options.schedule((deadline) => this.#slice(deadline), urgency);
    this.#planned = { urgency, cancel };
  }

  #slice(deadline: number): void {
    this.#planned = undefined;
    if (this.#options.signal.aborted) return;
    if (this.#options.waits?.()) return;
    do this.quiet = !this.#work();
    while (!this.quiet && !this.#options.waits?.() && this.#options.now() < deadline);
    this.#options.sliceDone(this.quiet);
    if (!this.quiet && !this.#options.waits?.()) this.#plan(this.#soonLeft-- > 0 ? 'soon' : 'idle');
  }

  /**
   * Works until the clock should be looked at again: a look costs as much as reading a short paragraph.
   * @returns whether anything is left to do
   */
  #work(): boolean {
    for (let done = 0; done < BETWEEN_LOOKS; ) {
      const block = this.#waiting.pop();
      if (block) {
        this.#scan(block);
        done += block.length;
        continue;
      }
      const reading = this.#options.page.readNext();
      if (!reading) return false;
      this.#leaveBehind(reading);
      this.#waiting = reading.added.toReversed();
      done += COST_OF_READING + (reading.visited ?? 0) * COST_OF_NODE;
    }
    return true;
  }

  #leaveBehind(reading: Reading): void {
    for (const block of reading.removed) {
      const waits = this.#waiting.indexOf(block);
      if (waits >= 0) this.#waiting.splice(waits, 1);
      else if (!this.#skipped.delete(block)) {
        this.#alive -= block.length;
        this.#options.drop(block);
      }
    }
    if (reading.moved) this.#options.moved(reading.section);
  }

  #scan(block: Block): void {
    if (this.#alive + block.length > (this.#options.mostText ?? MOST_TEXT)) {
      this.capped = true;
      this.#skipped.add(block);
      return;
    }
    this.#alive += block.length;
    this.#options.scan(block);
  }
}
