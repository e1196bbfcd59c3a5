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

export interface ScanQueueOptions {
  readonly page: Pick<PageText, 'readNext' | 'reread'>;
  readonly scan: (block: Block) => void;
  /** A block that was scanned is no more. */
  readonly drop: (block: Block) => void;
  readonly moved: (section: Section) => void;
  /** After each slice; `quiet`: all is read and scanned. */
  readonly sliceDone: (quiet: boolean) => void;
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
  /** Read, not yet scanned. */
  readonly #waiting = new Set<Block>();
  /** Units scanned and still on the page. */
  #alive = 0;
  readonly #scanned = new Set<number>();
  #planned: { readonly urgency: Urgency; readonly cancel: () => void } | undefined;

  constructor(options: ScanQueueOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#planned?.cancel(), { once: true });
  }

  /** There is something to read. */
  kick(urgency: Urgency): void {
    if (this.#options.signal.aborted || this.#planned?.urgency === urgency || this.#planned?.urgency === 'soon') return;
    this.#planned?.cancel();
    this.quiet = false;
    const cancel = this.#options.schedule((deadline) => this.#slice(deadline), urgency);
    this.#planned = { urgency, cancel };
  }

  /** Takes in a reading made out of turn, and scans it at once. */
  takeNow(reading: Reading): void {
    this.#take(reading);
    for (const block of reading.added) this.#scan(block);
  }

  #slice(deadline: number): void {
    this.#planned = undefined;
    if (this.#options.signal.aborted) return;
    do {
      const [block] = this.#waiting;
      if (block) this.#scan(block);
      else {
        const reading = this.#options.page.readNext();
        if (!reading) {
          this.quiet = true;
          break;
        }
        this.#take(reading);
      }
    } while (this.#options.now() < deadline);
    this.#options.sliceDone(this.quiet);
    if (!this.quiet) this.kick('idle');
  }

  #take(reading: Reading): void {
    for (const block of reading.removed) {
      if (this.#waiting.delete(block) || !this.#scanned.delete(block.key)) continue;
      this.#alive -= block.length;
      this.#options.drop(block);
    }
    for (const block of reading.added) this.#waiting.add(block);
    if (reading.moved) this.#options.moved(reading.section);
  }

  #scan(block: Block): void {
    this.#waiting.delete(block);
    if (this.#alive + block.length > (this.#options.mostText ?? MOST_TEXT)) {
      this.capped = true;
      return;
    }
    this.#alive += block.length;
    this.#scanned.add(block.key);
    this.#options.scan(block);
  }
}
