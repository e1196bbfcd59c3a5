/**
 * Keeps the gate told of the order in which a page's blocks stand: it takes them
 * to stand as they come, and they come otherwise where reading began in view or
 * the page has changed in its middle. Looks at the whole page, so only when
 * nothing is left to scan, and the less often the longer that takes.
 */
import { standsAfter, type Block } from '../documents/block.ts';
import type { PageText } from '../documents/page-text.ts';
import type { Gate } from './mark.ts';
import type { Schedule } from './slices.ts';

/** Of the time. */
const LARGEST_SHARE = 1 / 50;
/** In ms: a look that took less may be had at any time. */
const NEXT_TO_NOTHING = 1;
/** In blocks. On a page of more the order in which they came stays: one look would be felt. */
const MOST_BLOCKS = 30_000;

export interface BlockOrderOptions {
  readonly page: Pick<PageText, 'blocks' | 'inOrder'>;
  readonly gate: Pick<Gate, 'arrange'>;
  readonly schedule: Schedule;
  readonly view: Window;
  /** Without a match nothing depends on the order. */
  readonly matters: () => boolean;
  /** After the gate was told. */
  readonly told: () => void;
  readonly signal: AbortSignal;
}

export class BlockOrder {
  readonly #options: BlockOrderOptions;
  #count = 0;
  #last: Block | undefined;
  #isKept = true;
  #notBefore = 0;
  /** What is left to tell, and the ms it took so far. */
  #telling: { readonly steps: Iterator<undefined>; took: number } | undefined;
  #callOff: (() => void) | undefined;

  constructor(options: BlockOrderOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#callOff?.(), { once: true });
  }

  /** The gate has not yet been told of the order as it is now. */
  get isDue(): boolean {
    return !this.#isKept && this.#count <= MOST_BLOCKS && this.#options.matters();
  }

  add(block: Block): void {
    this.#count++;
    this.#isKept &&= this.#last === undefined || standsAfter(block, this.#last);
    this.#last = block;
    this.#stopTelling();
  }

  removed(): void {
    this.#count--;
    this.#isKept = this.#count === 0;
    this.#last = undefined;
    this.#stopTelling();
  }

  /** For when nothing is left to scan. */
  rest(): void {
    if (!this.isDue || this.#callOff || this.#options.signal.aborted) return;
    const { view } = this.#options;
    const wait = this.#notBefore - view.performance.now();
    if (wait <= 0) return this.#goOn();
    const timer = view.setTimeout(() => {
      this.#callOff = undefined;
      this.rest();
    }, wait);
    this.#callOff = () => view.clearTimeout(timer);
  }

  #goOn(): void {
    this.#callOff = this.#options.schedule((deadline) => {
      this.#callOff = undefined;
      this.#tell(deadline);
    }, 'idle');
  }

  #tell(deadline: number): void {
    const { page, gate, view, told } = this.#options;
    const from = view.performance.now();
    if (!this.#telling) {
      const blocks = page.inOrder(page.blocks());
      this.#last = blocks.at(-1);
      this.#telling = { steps: gate.arrange(blocks.map(({ key }) => key))[Symbol.iterator](), took: 0 };
    }
    const { steps } = this.#telling;
    let isDone = false;
    do isDone = steps.next().done === true;
    while (!isDone && view.performance.now() < deadline);
    this.#telling.took += view.performance.now() - from;
    if (!isDone) return this.#goOn();
    this.#stopTelling();
    this.#isKept = true;
    told();
  }

  #stopTelling(): void {
    const { took } = this.#telling ?? { took: 0 };
    this.#telling = undefined;
    if (took > NEXT_TO_NOTHING) this.#notBefore = this.#options.view.performance.now() + took / LARGEST_SHARE;
  }
}
