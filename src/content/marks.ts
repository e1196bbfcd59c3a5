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
import { CURRENT, FLASH, markName, markSheet, type MarkStyle } from './mark-style.ts';
import type { Tone } from './tone.ts';

/** More than any screen shows; a page that has more near the view shows the first. */
const MOST_RANGES = 5000;
/** In ms. */
const FLASH_TIME = 1400;

export interface PaintedRange {
  readonly range: StaticRange;
  readonly kind: Kind;
}

type Root = Document | ShadowRoot;

export class Marks {
  readonly #view: Window & typeof globalThis;
  readonly #painted = new Map<Block, { readonly highlight: Highlight; readonly range: StaticRange }[]>();
  readonly #highlights = new Map<string, Highlight>();
  readonly #roots = new Set<WeakRef<Root>>();
  readonly #adopting = new WeakSet<Root>();
  readonly #sheet: CSSStyleSheet;
  #count = 0;
  #flashing: number | undefined;

  constructor(document: Document, style: MarkStyle, signal: AbortSignal) {
    const view = document.defaultView;
    if (!view) throw new TypeError('a page without a window has no marks');
    this.#view = view;
    this.#sheet = new view.CSSStyleSheet();
    this.restyle(style);
    signal.addEventListener('abort', () => this.#unregister(), { once: true });
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
    if (registered.length > 0) this.#adopt(block.section.node.getRootNode() as Root);
  }

  erase(block: Block): void {
    const registered = this.#painted.get(block);
    if (!registered) return;
    for (const { highlight, range } of registered) highlight.delete(range);
    this.#painted.delete(block);
    this.#count -= registered.length;
  }

  /** Shows where the keyboard or the panel has gone; undefined takes it away. */
  setCurrent(range: StaticRange | undefined, root?: Root): void {
    this.#single(CURRENT, range, root);
  }

  flash(range: StaticRange, root: Root): void {
    this.#single(FLASH, range, root);
    this.#view.clearTimeout(this.#flashing);
    this.#flashing = this.#view.setTimeout(() => this.#single(FLASH, undefined), FLASH_TIME);
  }

  restyle(style: MarkStyle): void {
    this.#sheet.replaceSync(markSheet(style));
  }

  #single(name: string, range: StaticRange | undefined, root?: Root): void {
    const highlight = this.#highlight(name);
    highlight.clear();
    // Above the kinds' underlines.
    highlight.priority = 1;
    if (range) highlight.add(range);
    if (range && root) this.#adopt(root);
  }

  #highlight(name: string): Highlight {
    const known = this.#highlights.get(name);
    if (known) return known;
    const highlight = new this.#view.Highlight();
    this.#highlights.set(name, highlight);
    this.#view.CSS.highlights.set(name, highlight);
    return highlight;
  }

  /** Firefox styles highlights in a shadow tree only by a sheet of that tree. A page may replace its sheets, so ours is looked for each time. */
  #adopt(root: Root): void {
    // A section that has just left the page is in no root that could be styled.
    if (!('adoptedStyleSheets' in root) || root.adoptedStyleSheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    if (this.#adopting.has(root)) return;
    this.#adopting.add(root);
    this.#roots.add(new WeakRef(root));
  }

  #unregister(): void {
    this.#view.clearTimeout(this.#flashing);
    for (const [name, highlight] of this.#highlights) {
      highlight.clear();
      if (this.#view.CSS.highlights.get(name) === highlight) this.#view.CSS.highlights.delete(name);
    }
    for (const reference of this.#roots) {
      const root = reference.deref();
      if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    }
    this.#highlights.clear();
    this.#painted.clear();
    this.#roots.clear();
    this.#count = 0;
  }
}
