/**
 * The marks of a page: which there are, which the gate lets show, and which are
 * painted because they are in view or near it.
 *
 * Keeps no text and no ranges but those painted. Learns from outside when blocks
 * come and go (scan-queue.ts) and when sections come near (near-view.ts).
 */
import type { EntryId, Kind } from '../domain/entry.ts';
import { pieceAt, type Block, type Section } from '../documents/block.ts';
import type { PageText } from '../documents/page-text.ts';
import { blocksNear, isLong } from './long-sections.ts';
import { kindOf, type Find, type Gate, type Mark } from './mark.ts';
import type { Marks, PaintedRange } from './marks.ts';
import type { NearView } from './near-view.ts';
import { PaintTurns } from './paint-turns.ts';
import { toneOf, type Tone } from './tone.ts';

export interface MarkedPageOptions {
  readonly page: PageText;
  readonly find: Find;
  readonly gate: Gate;
  readonly near: NearView;
  readonly marks: Marks;
  readonly view: Window;
  readonly showsKind: (kind: Kind) => boolean;
  readonly signal: AbortSignal;
}

export class MarkedPage {
  /** Counts up whenever the answer of `shown` may have changed. */
  version = 0;
  unitsScanned = 0;
  readonly #options: MarkedPageOptions;
  readonly #marks = new Map<Block, readonly Mark[]>();
  readonly #markedBlocks = new Map<Section, number>();
  /** Sections whose last mark has gone since the last slice. */
  readonly #emptied = new Set<Section>();
  readonly #longNear = new Set<Section>();
  /** Long sections near the view with blocks scanned since the last slice. */
  readonly #longUnsettled = new Set<Section>();
  readonly #tones = new WeakMap<Section, Tone>();
  /** The marks that showed when a block was painted last. */
  readonly #shownIn = new WeakMap<Block, readonly Mark[]>();
  readonly #turns: PaintTurns;
  /** While nothing shows: sections with matches, and how much text came before each. Whether they are near is asked only once something does. */
  #unwatched: Map<Section, number> | undefined = new Map();
  /** Those of them that came since the last slice. */
  readonly #arrived = new Set<Section>();
  #gateVersion: number;

  constructor(options: MarkedPageOptions) {
    this.#options = options;
    this.#gateVersion = options.gate.version;
    this.#turns = new PaintTurns({ ...options, paint: (block) => this.#paintBlock(block), erase: (block) => options.marks.erase(block) });
  }

  scan(block: Block): void {
    const { page, find, gate, near } = this.#options;
    const text = page.textOf(block);
    const matches = find(text);
    this.unitsScanned += text.length;
    gate.add(block.key, matches, text.length, text);
    if (matches.length === 0) return;
    this.#marks.set(block, matches.map((match) => ({ match, block })));
    this.#markedBlocks.set(block.section, (this.#markedBlocks.get(block.section) ?? 0) + 1);
    this.version++;
    if (this.#unwatched) {
      this.#unwatched.set(block.section, this.unitsScanned);
      this.#arrived.add(block.section);
    } else near.add(block.section, this.unitsScanned);
    if (!near.isNear(block.section)) return;
    if (isLong(block.section)) this.#longUnsettled.add(block.section);
    else this.#turns.paintSoon(block);
  }

  drop(block: Block): void {
    this.#options.gate.remove(block.key);
    this.#erase(block);
    if (!this.#marks.delete(block)) return;
    this.version++;
    const left = (this.#markedBlocks.get(block.section) ?? 1) - 1;
    this.#markedBlocks.set(block.section, left);
    // Not forgotten at once: most often the section's new text has marks again.
    if (left === 0) this.#emptied.add(block.section);
  }

  /** The section may stand elsewhere now, so whether it is near has to be found out anew. */
  moved(section: Section): void {
    this.#options.near.remove(section);
  }

  /** What is painted of a section may point at other letters by now. */
  erase(section: Section): void {
    for (const block of section.blocks) this.#erase(block);
  }

  /** Paints at once what would wait its turn. */
  flush(): void {
    this.#turns.flush();
  }

  /** Takes over from another run over the same page what is near, where nobody has told yet, as in a tab in the background. */
  paintLike(other: MarkedPage): void {
    const near = new Set([...other.nearBlocks()].map(({ section }) => section.node));
    for (const section of this.#markedBlocks.keys()) if (near.has(section.node) && this.#options.near.isNear(section) === undefined) this.#paint(section);
  }

  /** The blocks with marks that are near the view, painted or about to be, and some that have just left it. */
  nearBlocks(): ReadonlySet<Block> {
    return new Set([...this.#options.marks.painted(), ...this.#turns.coming()]);
  }

  setNear(section: Section, near: boolean): void {
    this.#longNear.delete(section);
    if (near) this.#paint(section);
    else for (const block of section.blocks) this.#leave(block);
  }

  /** After a scroll: long sections are near as a whole, and only partly painted. */
  scrolled(): void {
    for (const section of this.#longNear) this.#paint(section);
  }

  get hasMatches(): boolean {
    return this.#marks.size > 0;
  }

  /** After a slice of work: what is better done once than for each block. */
  settle(): void {
    for (const section of this.#emptied) if (this.#markedBlocks.get(section) === 0) this.#forget(section);
    this.#emptied.clear();
    this.#watchIfShown(this.#arrived);
    this.#arrived.clear();
    this.#options.near.settle();
    for (const section of this.#longUnsettled) this.#paint(section);
    this.#longUnsettled.clear();
    if (this.#options.gate.version === this.#gateVersion) return;
    this.#gateVersion = this.#options.gate.version;
    this.repaint();
  }

  /** Most pages have nothing to show, and nothing on them need be watched. */
  #watchIfShown(sections: Iterable<Section>): void {
    const showsIn = ({ blocks }: Section): boolean => blocks.some((block) => this.#marks.get(block)?.some((mark) => this.shows(mark)) === true);
    if (!this.#unwatched || ![...sections].some(showsIn)) return;
    for (const [section, position] of this.#unwatched) this.#options.near.add(section, position);
    this.#unwatched = undefined;
    this.#options.near.settle();
  }

  repaint(): void {
    this.version++;
    this.#watchIfShown(this.#unwatched?.keys() ?? []);
    for (const block of this.#options.marks.painted()) if (!this.#turns.isLeaving(block) && !this.#isPaintedRight(block)) this.#turns.paintSoon(block);
  }

  /** Asks anew whether the ground is dark, and paints anew where the answer has changed. */
  retone(): void {
    const changed = new Set<Section>();
    for (const section of new Set(this.#options.marks.painted().map((block) => block.section))) {
      const before = this.#tones.get(section);
      this.#tones.delete(section);
      if (before && this.#toneOf(section) !== before) changed.add(section);
    }
    for (const block of this.#options.marks.painted()) if (changed.has(block.section)) this.#paintBlock(block);
  }

  shows(mark: Mark): boolean {
    const kind = kindOf(mark);
    return kind !== undefined && this.#options.showsKind(kind) && this.#options.gate.shows(mark.match);
  }

  /** The shown mark that holds an offset, or ends there: a caret after the last letter is still on the word. */
  at(block: Block, offset: number): Mark | undefined {
    return this.#marks.get(block)?.find((mark) => mark.match.start <= offset && offset <= mark.match.end && this.shows(mark));
  }

  has(mark: Mark): boolean {
    return this.#marks.get(mark.block)?.includes(mark) ?? false;
  }

  /** Whether a node lies in a section that has any marks, shown or not: the quick question. */
  mayHaveMarks(node: Node): boolean {
    const section = this.#options.page.sectionOf(node);
    return section !== undefined && (this.#markedBlocks.get(section) ?? 0) > 0;
  }

  /** All marks shown, in document order, in hidden text too. Takes time in proportion to the page; holds until `version` changes. */
  shown(): Mark[] {
    const blocks = this.#options.page.inOrder(this.#marks.keys());
    return blocks.flatMap((block) => (this.#marks.get(block) ?? []).filter((mark) => this.shows(mark)));
  }

  /** Leaves out what is in hidden text at this moment. */
  visible(marks: readonly Mark[]): Mark[] {
    const seen = new Map<Element | null, boolean>();
    return marks.filter((mark) => this.#isVisible(mark, seen));
  }

  /** The entries that `visible` would leave, in no order: nothing is sorted, and of each entry no more is asked than one mark. */
  visibleEntries(): Set<EntryId> {
    const found = new Set<EntryId>();
    const seen = new Map<Element | null, boolean>();
    for (const marks of this.#marks.values()) {
      for (const mark of marks) {
        const id = mark.match.candidates[0]?.id;
        if (id !== undefined && !found.has(id) && this.shows(mark) && this.#isVisible(mark, seen)) found.add(id);
      }
    }
    return found;
  }

  rangeOf({ block, match }: Mark): StaticRange | undefined {
    return this.#options.page.rangeFor(block, match);
  }

  /** The element around a mark's first letter. */
  elementOf(mark: Mark): Element | null {
    const { node } = mark.block.section;
    return this.#firstText(mark)?.parentElement ?? ('host' in node ? node.host : node);
  }

  #isVisible(mark: Mark, seen: Map<Element | null, boolean>): boolean {
    const text = this.#firstText(mark);
    const element = this.elementOf(mark);
    const known = seen.get(element) ?? isVisible(element);
    seen.set(element, known);
    // An element with a shadow tree shows only those children that the tree has a place for.
    return known && (!text?.parentElement?.shadowRoot || text.assignedSlot !== null);
  }

  #firstText({ block, match }: Mark): Text | undefined {
    return pieceAt(block, match.start)?.node;
  }

  #forget(section: Section): void {
    this.#unwatched?.delete(section);
    this.#markedBlocks.delete(section);
    this.#longNear.delete(section);
    this.#options.near.remove(section);
  }

  #paint(section: Section): void {
    const long = isLong(section);
    if (long) this.#longNear.add(section);
    else this.#longNear.delete(section);
    const near: ReadonlySet<Block> = new Set(long ? blocksNear(section, this.#options.view) : section.blocks);
    for (const block of section.blocks) {
      if (!near.has(block)) this.#leave(block);
      else if (!this.#options.marks.isPainted(block) || !this.#isPaintedRight(block)) this.#turns.paintSoon(block);
      else this.#turns.forget(block);
    }
  }

  #leave(block: Block): void {
    if (this.#options.marks.isPainted(block)) this.#turns.eraseSomeTime(block);
    else this.#turns.forget(block);
  }

  #erase(block: Block): void {
    this.#turns.forget(block);
    this.#options.marks.erase(block);
  }

  #paintBlock(block: Block): void {
    const marks = this.#marks.get(block);
    if (!marks) return;
    const shown = marks.filter((mark) => this.shows(mark));
    this.#shownIn.set(block, shown);
    const ranges = shown.flatMap((mark): PaintedRange[] => {
      const kind = kindOf(mark);
      const range = kind && this.rangeOf(mark);
      return kind && range ? [{ kind, range }] : [];
    });
    this.#options.marks.paint(block, ranges, ranges.length > 0 ? this.#toneOf(block.section) : 'light');
  }

  /** Most often the gate's new mind makes no difference to a block, and making ranges costs more than asking. */
  #isPaintedRight(block: Block): boolean {
    const before = this.#shownIn.get(block);
    const now = (this.#marks.get(block) ?? []).filter((mark) => this.shows(mark));
    return before !== undefined && now.length === before.length && now.every((mark, index) => mark === before[index]);
  }

  #toneOf(section: Section): Tone {
    const known = this.#tones.get(section);
    if (known) return known;
    const tone = toneOf('host' in section.node ? section.node.host : section.node, this.#options.view);
    this.#tones.set(section, tone);
    return tone;
  }
}

/** Whether text directly in an element can be seen, were it scrolled to. */
function isVisible(element: Element | null): boolean {
  if (!element) return true;
  if (element.localName === 'details' && !element.hasAttribute('open')) return false;
  if (element.localName === 'slot' && (element as HTMLSlotElement).assignedNodes().length > 0) return false;
  if (element.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true })) return true;
  // Without a box of its own it counts as not rendered.
  return element.ownerDocument.defaultView?.getComputedStyle(element).display === 'contents' && isVisible(element.parentElement);
}
