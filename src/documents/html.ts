/**
 * Reads an HTML page as text: finds its containers, joins their text, and keeps
 * up with changes, open shadow roots included. Never changes the page, and never
 * asks for its layout.
 *
 * `display: none` and `visibility` are not asked for either: hidden text is read
 * like any other and simply can't be seen when marked, so nothing has to be read
 * again when it appears.
 */
import { boundsOf, offsetIn, reuseBlocks, textOf, type Block, type Piece, type Section } from './block.ts';
import { interpretChanges } from './html-changes.ts';
import { containerOf, insideLeftAlone, isContainer, isElement, isLeftAlone, isShadowRoot, WATCHED_ATTRIBUTES } from './html-roles.ts';
import { walkRuns, type Nested, type RunWalk, type StyleOf } from './html-runs.ts';
import { LateRoots } from './late-roots.ts';
import type { PageText, Reading } from './page-text.ts';
import { ReadingList, type Wait } from './reading-list.ts';

const WATCHED: MutationObserverInit = { subtree: true, childList: true, characterData: true, attributes: true, attributeOldValue: true, attributeFilter: WATCHED_ATTRIBUTES };
/** When to look for shadow roots that elements got after they were read, in ms: nothing on a page tells of that. */
const LATE_ROOTS = [500, 2000, 8000];
/** So many children of one container are read in about a millisecond. */
const NODES_AT_ONCE = 2000;
/** On a page that never rests, a long container is read in one go after so many attempts. */
const MOST_INTERRUPTIONS = 3;

interface HtmlSection extends Section {
  blocks: readonly Block[];
  stale: boolean;
}

interface Walking {
  readonly walk: RunWalk;
  readonly wait: Wait;
}

const newSection = (node: Element | ShadowRoot): HtmlSection => ({ node, blocks: [], stale: false });

export interface HtmlOptions {
  /** Stops watching the page. */
  readonly signal: AbortSignal;
  /** The place to begin at, such as one in view; reading goes on from there and then from the top. */
  readonly startAt?: Node | undefined;
  /** The part of the page to read; all of it unless told otherwise. */
  readonly root?: Element | undefined;
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
  readonly #lateRoots = new LateRoots();
  readonly #listeners: ((stale: readonly Section[]) => void)[] = [];
  /** The place to begin at and what it lies in, while the page is read for the first time. */
  #path: Set<Node> | undefined;
  /** A container so long that it is read in several turns. */
  #walking: Walking | undefined;
  #interruptions = 0;
  #sweepDue = false;
  #lastKey = 0;

  constructor(document: Document, { signal, startAt, root = document.documentElement }: HtmlOptions) {
    const view = document.defaultView;
    if (!view) throw new TypeError('a page without a window has no marks');
    this.#document = document;
    this.#view = view;
    this.#path = startAt && new Set(pathOf(startAt));
    this.#observer = new view.MutationObserver((records) => this.#changed(records));
    this.#observer.observe(root === document.documentElement ? document : root, WATCHED);
    signal.addEventListener('abort', () => this.#observer.disconnect(), { once: true });
    for (const delay of LATE_ROOTS) {
      const timer = view.setTimeout(() => this.#lookForRoots() && this.#announce([]), delay);
      signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
    }
    if (root && isContainer(root) && !isLeftAlone(root)) this.#list.push(root);
  }

  readNext(): Reading | undefined {
    const gone = this.#gone.pop();
    if (gone) return gone;
    const walking = this.#walking ?? this.#nextWalk();
    this.#walking = undefined;
    if (walking) {
      if (walking.walk.proceed(this.#interruptions > MOST_INTERRUPTIONS ? Infinity : NODES_AT_ONCE)) {
        this.#interruptions = 0;
        return this.#finish(walking);
      }
      this.#walking = walking;
      return { section: newSection(walking.walk.container), added: [], removed: [], moved: false, visited: NODES_AT_ONCE };
    }
    this.#path = undefined;
    return this.#sweep() ? this.#gone.pop() : undefined;
  }

  reread(section: Section): Reading | undefined {
    const wait = this.#list.take(section.node);
    if (!wait || !section.node.isConnected) return undefined;
    const walking = this.#walk(section.node, wait);
    walking.walk.proceed(Infinity);
    return this.#finish(walking);
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

  #nextWalk(): Walking | undefined {
    for (let asked = this.#list.nextAsked(); asked; asked = this.#list.nextAsked()) {
      if (asked.node.isConnected) return this.#walk(asked.node, asked.wait);
    }
    for (let node = this.#list.nextPushed(); node; node = this.#list.nextPushed()) {
      if (node.isConnected) return this.#walk(node, 'whole');
    }
    return undefined;
  }

  #walk(node: Node, wait: Wait): Walking {
    return { walk: walkRuns(node as Element | ShadowRoot, this.#styleOf), wait };
  }

  #finish({ walk, wait }: Walking): Reading {
    const { container: node, runs, nested, visited } = walk;
    const whole = wait === 'whole';
    this.nodesVisited += visited;
    if (whole) this.#readLater(nested);
    if (isShadowRoot(node)) this.#observer.observe(node, WATCHED);
    else if (whole) this.#lateRoots.expect(node);
    const known = this.#sections.get(node);
    const section = known ?? newSection(node);
    // Inline elements are read for what is nested in them; their text is their container's.
    if (!known && (runs.length === 0 || !isContainer(node))) return { section, added: [], removed: [], moved: whole, visited };
    const before = section.blocks;
    const make = (pieces: readonly Piece[]): Block => this.#block(section, pieces);
    section.blocks = whole ? runs.map(make) : reuseBlocks(before, runs, wait, make);
    section.stale = false;
    if (section.blocks.length === 0) this.#sections.delete(node);
    else if (!known) this.#sections.set(node, section);
    if (before.length === 0) return { section, added: section.blocks, removed: before, moved: whole, visited };
    return { section, added: without(section.blocks, before), removed: without(before, section.blocks), moved: whole, visited };
  }

  #block(section: Section, pieces: readonly Piece[]): Block {
    const last = pieces.at(-1)!;
    return { key: ++this.#lastKey, section, pieces, length: last.at + last.length };
  }

  /** In document order, but beginning with the one that leads to the place to begin at. */
  #readLater(nested: readonly Nested[]): void {
    const { length } = nested;
    const start = this.#path && length > 0 ? Math.max(0, nested.findIndex(({ node }) => this.#path?.has(node))) : 0;
    for (let i = length - 1; i >= 0; i--) this.#list.push(nested[(start + i) % length]!.node);
  }

  #changed(records: readonly MutationRecord[]): void {
    this.#interrupt();
    const stale = new Set<HtmlSection>();
    interpretChanges(records, {
      own: (container, texts) => {
        const section = this.#sections.get(container);
        if (section) {
          section.stale = true;
          stale.add(section);
        }
        this.#list.askOwn(container, texts);
      },
      deep: (node) => this.#list.askWhole(node),
      leave: (node) => this.#leave(node, stale),
      removed: () => (this.#sweepDue = true),
    });
    this.#lookForRoots();
    this.#announce([...stale]);
  }

  /** The page may have changed under the walk's feet; it begins anew. */
  #interrupt(): void {
    if (!this.#walking) return;
    const { walk, wait } = this.#walking;
    if (wait === 'whole') this.#list.push(walk.container);
    else this.#list.askOwn(walk.container, [...wait]);
    this.#walking = undefined;
    this.#interruptions++;
  }

  #announce(stale: readonly Section[]): void {
    for (const listener of this.#listeners) listener(stale);
  }

  /** Forgets what was read, or was to be read, in something that has become an editor or has moved into one. */
  #leave(root: Element | ShadowRoot, left: Set<HtmlSection>): void {
    const walker = this.#document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node: Node | null = root; node; node = walker.nextNode()) {
      this.#list.drop(node);
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
    return this.#gone.length > 0;
  }

  #lookForRoots(): boolean {
    const found = this.#lateRoots.take().filter((root) => !insideLeftAlone(root));
    for (const root of found) this.#list.askWhole(root);
    return found.length > 0;
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

function without(blocks: readonly Block[], others: readonly Block[]): Block[] {
  const left = new Set(blocks);
  for (const block of others) left.delete(block);
  return [...left];
}
