/**
 * Paints marks with the CSS Custom Highlight API.
 *
 * Never changes the page's DOM: wrapping text breaks editors and frameworks.
 * Uses StaticRange, because the browser adjusts every live range at every edit
 * of the page, and because ranges are taken down here as soon as their text
 * changes, before anything is painted. Does not decide what is marked, or when.
 */
import type { Kind } from '../domain/entry.ts';
import type { Block } from '../documents/block.ts';
import { CURRENT, FLASH, markName } from './mark-style.ts';
import type { MarkSheet } from './mark-sheet.ts';
import type { Tone } from './tone.ts';

/** More than any screen shows; a page that has more near the view shows the first. */
const MOST_RANGES = 5000;
/** In ms. */
const FLASH_TIME = 1400;

export interface PaintedRange {
  readonly range: StaticRange;
  readonly kind: Kind;
}

export class Marks {
  readonly #view: Window & typeof globalThis;
  readonly #painted = new Map<Block, { readonly highlight: Highlight; readonly range: StaticRange }[]>();
  readonly #highlights = new Map<string, Highlight>();
  readonly #sheet: MarkSheet;
  readonly #signal: AbortSignal;
  readonly #adopting = new Set<Node>();
  #revealed = false;
  #count = 0;
  #flashing: number | undefined;

  constructor(view: Window & typeof globalThis, sheet: MarkSheet, signal: AbortSignal) {
    this.#view = view;
    this.#sheet = sheet;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#unregister(), { once: true });
  }

  /** From now on what is painted is seen. Until then another's marks can stay in place. */
  reveal(): void {
    this.#revealed = true;
    for (const [name, highlight] of this.#highlights) this.#view.CSS.highlights.set(name, highlight);
  }

  /** Ranges now registered. */
  get count(): number {
    return this.#count;
  }

  isPainted(block: Block): boolean {
    return this.#painted.has(block);
  }

  /** Blocks near the view, those without ranges included. */
  painted(): Block[] {
    return [...this.#painted.keys()];
  }

  /** Paints a block's marks in place of those it had. */
  paint(block: Block, ranges: readonly PaintedRange[], tone: Tone): void {
    this.erase(block);
    const room = MOST_RANGES - this.#count;
    const registered = ranges.slice(0, room).map(({ range, kind }) => {
      const highlight = this.#highlight(markName(kind, tone));
      highlight.add(range);
      return { highlight, range };
    });
    this.#painted.set(block, registered);
    this.#count += registered.length;
    if (registered.length > 0) this.#adoptSoon(block.section.node.getRootNode());
  }

  erase(block: Block): void {
    const registered = this.#painted.get(block);
    if (!registered) return;
    for (const { highlight, range } of registered) highlight.delete(range);
    this.#painted.delete(block);
    this.#count -= registered.length;
  }

  /** Shows where the keyboard or the panel has gone; undefined takes it away. */
  setCurrent(range: StaticRange | undefined, root?: Node): void {
    this.#single(CURRENT, range, root);
  }

  flash(range: StaticRange, root: Node): void {
    this.#single(FLASH, range, root);
    this.#view.clearTimeout(this.#flashing);
    this.#flashing = this.#view.setTimeout(() => this.#single(FLASH, undefined), FLASH_TIME);
  }

  /**
   * After this task's work, which asks for colours: adopting a sheet makes the page's style out of date,
   * and the next question would wait until all of it is calculated anew; the frame does that in its turn.
   */
  #adoptSoon(root: Node): void {
    this.#adopting.add(root);
    if (this.#adopting.size > 1) return;
    queueMicrotask(() => {
      if (!this.#signal.aborted) for (const waiting of this.#adopting) this.#sheet.adopt(waiting);
      this.#adopting.clear();
    });
  }

  #single(name: string, range: StaticRange | undefined, root?: Node): void {
    const highlight = this.#highlight(name);
    highlight.clear();
    // Above the kinds' underlines.
    highlight.priority = 1;
    if (range) highlight.add(range);
    if (range && root) this.#sheet.adopt(root);
  }

  #highlight(name: string): Highlight {
    const known = this.#highlights.get(name);
    if (known) return known;
    const highlight = new this.#view.Highlight();
    this.#highlights.set(name, highlight);
    if (this.#revealed) this.#view.CSS.highlights.set(name, highlight);
    return highlight;
  }

  #unregister(): void {
    this.#view.clearTimeout(this.#flashing);
    for (const [name, highlight] of this.#highlights) {
      highlight.clear();
      if (this.#view.CSS.highlights.get(name) === highlight) this.#view.CSS.highlights.delete(name);
    }
    this.#highlights.clear();
    this.#painted.clear();
    this.#count = 0;
  }
}
