/**
 * Reads an HTML page as text: finds its containers, joins their text, and keeps
 * up with changes, open shadow roots included. Never changes the page, and never
 * asks for its layout.
 *
 * `display: none` and `visibility` are not asked for either: hidden text is read
 * like any other and simply can't be seen when marked, so nothing has to be read
 * again when it appears.
 */
import { boundsOf, offsetIn, samePieces, textOf, type Block, type Piece, type Section } from './block.ts';
import { interpretChanges } from './html-changes.ts';
import { containerOf, insideLeftAlone, isContainer, isElement, isLeftAlone, isShadowRoot, WATCHED_ATTRIBUTES } from './html-roles.ts';
import { collectRuns, type Nested, type StyleOf } from './html-runs.ts';
import type { PageText, Reading } from './page-text.ts';
import { ReadingList, type Wait } from './reading-list.ts';

const WATCHED: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true, attributeFilter: WATCHED_ATTRIBUTES };
/** When to look for shadow roots that elements got after they were read, in ms: nothing on a page tells of that. */
const LATE_ROOTS = [500, 2000, 8000];
const MAX_EXPECTED_ROOTS = 2000;

interface HtmlSection extends Section {
  blocks: readonly Block[];
  stale: boolean;
}

export interface HtmlOptions {
  /** Stops watching the page. */
  readonly signal: AbortSignal;
  /** The place to begin at, such as one in view; reading goes on from there and then from the top. */
  readonly startAt?: Node | undefined;
}

/** Begins to watch a page; nothing is read before `readNext`. */
export function htmlPageText(document: Document, options: HtmlOptions): PageText {
  return new HtmlPageText(document, options);
}

class HtmlPageText implements PageText {
  nodesVisited = 0;
  readonly #document: Document;
  readonly #view: Window & typeof globalThis;
  readonly #sections = new Map<Node, HtmlSection>();
  readonly #list = new ReadingList();
  readonly #gone: Reading[] = [];
  readonly #observer: MutationObserver;
  readonly #expectedRoots = new Set<Element>();
  readonly #listeners: ((stale: readonly Section[]) => void)[] = [];
  /** The place to begin at and what it lies in, while the page is read for the first time. */
  #path: Set<Node> | undefined;
  #sweepDue = false;
  #lastKey = 0;

  constructor(document: Document, { signal, startAt }: HtmlOptions) {
    const view = document.defaultView;
    if (!view) throw new TypeError('a page without a window has no marks');
    this.#document = document;
    this.#view = view;
    this.#path = startAt && new Set(pathOf(startAt));
    this.#observer = new view.MutationObserver((records) => this.#changed(records));
    this.#observer.observe(document, WATCHED);
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
    for (const delay of LATE_ROOTS) {
      const timer = view.setTimeout(() => this.#lookForRoots() && this.#announce([]), delay);
      signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
    }
    const root = document.documentElement;
    if (root && isContainer(root) && !isLeftAlone(root)) this.#list.add(root, true);
  }

  readNext(): Reading | undefined {
    const gone = this.#gone.pop();
    if (gone) return gone;
    for (let next = this.#list.next(); next; next = this.#list.next()) {
      if (next.node.isConnected) return this.#read(next.node as Element | ShadowRoot, next.wait);
    }
    this.#path = undefined;
    return this.#sweep() ? this.#gone.pop() : undefined;
  }

  reread(section: Section): Reading | undefined {
    const wait = this.#list.take(section.node);
    if (!wait || !section.node.isConnected) return undefined;
    return this.#read(section.node, wait);
  }

  *blocks(): Iterable<Block> {
    for (const section of this.#sections.values()) yield* section.blocks;
  }

  inOrder(blocks: Iterable<Block>): Block[] {
    const beginning = new Map<Node, Block[]>();
    for (const block of blocks) {
      const node = block.pieces[0]?.node;
      const others = node && beginning.get(node);
      if (others) others.push(block);
      else if (node) beginning.set(node, [block]);
    }
    const found: Block[] = [];
    this.#gather(this.#document, beginning, found);
    return found;
  }

  textOf(block: Block): string {
    return textOf(block);
  }

  rangeFor(block: Block, span: { readonly start: number; readonly end: number }): StaticRange | undefined {
    const bounds = block.section.stale ? undefined : boundsOf(block, span);
    return bounds && new this.#view.StaticRange(bounds);
  }

  sectionOf(node: Node): Section | undefined {
    const container = containerOf(node);
    return container && this.#sections.get(container);
  }

  locate(node: Node, offset: number): { readonly block: Block; readonly offset: number } | undefined {
    const section = this.sectionOf(node);
    if (!section || section.stale) return undefined;
    for (const block of section.blocks) {
      const found = offsetIn(block, node, offset);
      if (found !== undefined) return { block, offset: found };
    }
    return undefined;
  }

  onChange(listener: (stale: readonly Section[]) => void): void {
    this.#listeners.push(listener);
  }

  #read(node: Element | ShadowRoot, { deep, texts }: Wait): Reading {
    const { runs, nested, visited } = collectRuns(node, this.#styleOf);
    this.nodesVisited += visited;
    if (deep) this.#readLater(nested);
    if (isShadowRoot(node)) this.#observer.observe(node, WATCHED);
    else if (deep) this.#expectRoot(node);
    const known = this.#sections.get(node);
    // Inline elements are read for what is nested in them; their text is their container's.
    if (!isContainer(node) || (!known && runs.length === 0)) return { section: known ?? { node, blocks: [], stale: false }, added: [], removed: [], moved: false };
    const section = known ?? { node, blocks: [], stale: false };
    const before = section.blocks;
    section.blocks = this.#reuse(section, runs, deep ? undefined : texts);
    section.stale = false;
    if (section.blocks.length > 0) this.#sections.set(node, section);
    else this.#sections.delete(node);
    return { section, ...difference(before, section.blocks), moved: deep };
  }

  /** Keeps the blocks at the beginning and the end that read as before, so that a line added to a long text costs a line. */
  #reuse(section: Section, runs: readonly (readonly Piece[])[], changed: ReadonlySet<Text> | undefined): Block[] {
    const old = section.blocks;
    const same = (block: Block | undefined, run: readonly Piece[]): block is Block =>
      block !== undefined && changed !== undefined && samePieces(block.pieces, run) && !run.some(({ node }) => node && changed.has(node));
    const fresh: Block[] = [];
    let head = 0;
    while (head < runs.length && same(old[head], runs[head]!)) head++;
    let tail = 0;
    while (tail < Math.min(runs.length, old.length) - head && same(old.at(-1 - tail), runs.at(-1 - tail)!)) tail++;
    for (const pieces of runs.slice(head, runs.length - tail)) fresh.push(this.#block(section, pieces));
    return [...old.slice(0, head), ...fresh, ...old.slice(old.length - tail)];
  }

  #block(section: Section, pieces: readonly Piece[]): Block {
    const last = pieces.at(-1)!;
    return { key: ++this.#lastKey, section, pieces, length: last.at + last.length };
  }

  #readLater(nested: readonly Nested[]): void {
    const start = this.#path ? Math.max(0, nested.findIndex(({ node }) => this.#path?.has(node))) : 0;
    const ordered = start === 0 ? nested : [...nested.slice(start), ...nested.slice(0, start)];
    for (let i = ordered.length - 1; i >= 0; i--) this.#list.add(ordered[i]!.node, true);
  }

  #changed(records: readonly MutationRecord[]): void {
    const stale = new Set<HtmlSection>();
    interpretChanges(records, {
      own: (container, texts) => {
        const section = this.#sections.get(container);
        if (section) {
          section.stale = true;
          stale.add(section);
        }
        this.#list.add(container, false, texts);
      },
      deep: (node) => this.#list.add(node, true),
      leave: (node) => this.#leave(node, stale),
      removed: () => (this.#sweepDue = true),
    });
    this.#lookForRoots();
    this.#announce([...stale]);
  }

  #announce(stale: readonly Section[]): void {
    for (const listener of this.#listeners) listener(stale);
  }

  /** Forgets what was read, or was to be read, in something that has become an editor or has moved into one. */
  #leave(root: Element | ShadowRoot, left: Set<HtmlSection>): void {
    const walker = this.#document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      this.#list.take(node);
      const section = this.#forget(node);
      if (section) left.add(section);
      if (isElement(node) && node.shadowRoot) this.#leave(node.shadowRoot, left);
    }
  }

  #forget(node: Node): HtmlSection | undefined {
    const section = this.#sections.get(node);
    if (!section) return undefined;
    this.#sections.delete(node);
    section.stale = true;
    this.#gone.push({ section, added: [], removed: section.blocks, moved: false });
    return section;
  }

  /** Sections that left the document. Asking all of them is cheaper than walking what was removed, and sure. */
  #sweep(): boolean {
    if (!this.#sweepDue) return false;
    this.#sweepDue = false;
    for (const node of this.#sections.keys()) if (!node.isConnected) this.#forget(node);
    for (const element of this.#expectedRoots) if (!element.isConnected) this.#expectedRoots.delete(element);
    return this.#gone.length > 0;
  }

  #expectRoot(element: Element): void {
    if (element.localName.includes('-') && !element.shadowRoot && this.#expectedRoots.size < MAX_EXPECTED_ROOTS) this.#expectedRoots.add(element);
  }

  #lookForRoots(): boolean {
    let found = false;
    for (const element of this.#expectedRoots) {
      if (!element.shadowRoot) continue;
      this.#expectedRoots.delete(element);
      if (!element.isConnected || insideLeftAlone(element)) continue;
      this.#list.add(element.shadowRoot, true);
      found = true;
    }
    return found;
  }

  #gather(root: Document | ShadowRoot, beginning: ReadonlyMap<Node, Block[]>, found: Block[]): void {
    const walker = this.#document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const blocks = beginning.get(node);
      if (blocks) found.push(...blocks.toSorted((a, b) => a.pieces[0]!.from - b.pieces[0]!.from));
      if (isElement(node) && node.shadowRoot) this.#gather(node.shadowRoot, beginning, found);
    }
  }

  readonly #styleOf: StyleOf = (element) => this.#view.getComputedStyle(element);
}

/** A node and all it lies in, through shadow roots. */
function* pathOf(start: Node): Iterable<Node> {
  for (let node: Node | null = start; node; node = isShadowRoot(node) ? node.host : node.parentNode) yield node;
}

function difference(before: readonly Block[], after: readonly Block[]): { readonly added: readonly Block[]; readonly removed: readonly Block[] } {
  const old = new Set(before);
  const kept = new Set(after);
  return { added: after.filter((block) => !old.has(block)), removed: before.filter((block) => !kept.has(block)) };
}
