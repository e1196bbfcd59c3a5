/**
 * Reads a PDF that pdf.js shows: the text layers of the pages that are drawn at
 * the moment, one section each. Pages far from the view have no layer, and are
 * neither read nor scanned. Watches layers come, go and change (a find divides
 * spans), and never changes them.
 *
 * Words that a line's end divides are joined where that is sure, and else left
 * to the matcher, which looks past a hyphen before a line break; those that a
 * page's end divides are not joined.
 */
import { pieceAt, type Block, type Section } from './block.ts';
import type { PageText, Reading } from './page-text.ts';
import { collectRuns, type PdfPiece } from './pdf-runs.ts';

/** As pdf.js calls it. */
const LAYER = 'textLayer';
const WATCHED: MutationObserverInit = { subtree: true, childList: true, characterData: true };

interface PdfSection extends Section {
  readonly node: Element;
  blocks: readonly PdfBlock[];
  stale: boolean;
}

interface PdfBlock extends Block {
  readonly section: PdfSection;
  readonly pieces: readonly PdfPiece[];
}

/** Begins to watch the element in which the pages are shown; nothing is read before `readNext`. */
export const pdfPageText = (pages: Element, signal: AbortSignal): PageText => new PdfPageText(pages, signal);

class PdfPageText implements PageText {
  readonly isPartial = true;
  nodesVisited = 0;
  readonly #view: Window & typeof globalThis;
  readonly #sections = new Map<Element, PdfSection>();
  /** Layers to be read, those with sections among them again. */
  readonly #waiting = new Set<Element>();
  readonly #gone: Reading[] = [];
  readonly #listeners: ((stale: readonly Section[]) => void)[] = [];
  #lastKey = 0;

  constructor(pages: Element, signal: AbortSignal) {
    const view = pages.ownerDocument.defaultView;
    if (!view) throw new TypeError('a page without a window has no marks');
    this.#view = view;
    const observer = new view.MutationObserver((records) => this.#changed(records));
    observer.observe(pages, WATCHED);
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
    for (const layer of pages.getElementsByClassName(LAYER)) this.#waiting.add(layer);
  }

  readNext(): Reading | undefined {
    const gone = this.#gone.pop();
    if (gone) return gone;
    for (const layer of this.#waiting) {
      this.#waiting.delete(layer);
      if (layer.isConnected) return this.#read(layer);
    }
    return undefined;
  }

  reread(section: Section): Reading | undefined {
    const layer = (section as PdfSection).node;
    return this.#waiting.delete(layer) && layer.isConnected ? this.#read(layer) : undefined;
  }

  *blocks(): Iterable<Block> {
    for (const section of this.#sections.values()) yield* section.blocks;
  }

  inOrder(blocks: Iterable<Block>): Block[] {
    const wanted = new Set(blocks);
    const sections = new Set([...wanted].map((block) => block.section as PdfSection));
    return [...sections].sort(({ node: one }, { node: other }) => (follows(one, other) ? -1 : 1)).flatMap((section) => section.blocks.filter((block) => wanted.has(block)));
  }

  textOf(block: Block): string {
    let text = '';
    for (const { node, from, length, gap, spelt } of (block as PdfBlock).pieces) text += spelt ?? (node ? node.data.substring(from, from + length) : gap);
    return text;
  }

  rangeFor(block: Block, { start, end }: { readonly start: number; readonly end: number }): StaticRange | undefined {
    if (block.section.stale) return undefined;
    const first: PdfPiece | undefined = pieceAt(block, start);
    const last: PdfPiece | undefined = pieceAt(block, end - 1);
    if (!first?.node || !last?.node) return undefined;
    const startOffset = first.from + (first.spelt === undefined ? start - first.at : 0);
    // A letter that is spelt with several can't be divided.
    const endOffset = last.from + (last.spelt === undefined ? end - last.at : 1);
    if (startOffset > first.node.length || endOffset > last.node.length) return undefined;
    return new this.#view.StaticRange({ startContainer: first.node, startOffset, endContainer: last.node, endOffset });
  }

  locate(node: Node, offset: number): { readonly block: Block; readonly offset: number } | undefined {
    const section = this.sectionOf(node);
    if (!section || section.stale) return undefined;
    for (const block of section.blocks as readonly PdfBlock[]) {
      for (const piece of block.pieces) {
        const units = piece.spelt === undefined ? piece.length : 1;
        if (piece.node !== node || offset < piece.from || offset > piece.from + units) continue;
        return { block, offset: piece.at + (piece.spelt === undefined ? offset - piece.from : offset > piece.from ? piece.length : 0) };
      }
    }
    return undefined;
  }

  sectionOf(node: Node): Section | undefined {
    const layer = layerAround(node);
    return layer && this.#sections.get(layer);
  }

  pageOf(block: Block): number | undefined {
    const page = (block as PdfBlock).section.node.closest('[data-page-number]')?.getAttribute('data-page-number');
    return page === null || page === undefined ? undefined : Number(page);
  }

  onChange(listener: (stale: readonly Section[]) => void): void {
    this.#listeners.push(listener);
  }

  #read(layer: Element): Reading {
    const known = this.#sections.get(layer);
    const section: PdfSection = known ?? { node: layer, blocks: [], stale: false };
    const removed = section.blocks;
    section.blocks = collectRuns(layer).map((pieces) => this.#block(section, pieces));
    section.stale = false;
    const visited = section.blocks.reduce((sum, { pieces }) => sum + pieces.length, 0);
    this.nodesVisited += visited;
    this.#sections.set(layer, section);
    return { section, added: section.blocks, removed, moved: false, visited };
  }

  #block(section: PdfSection, pieces: readonly PdfPiece[]): PdfBlock {
    const last = pieces.at(-1)!;
    return { key: ++this.#lastKey, section, pieces, length: last.at + last.length };
  }

  #changed(records: readonly MutationRecord[]): void {
    const stale = new Set<PdfSection>();
    let heard = false;
    for (const { target, addedNodes, removedNodes } of records) {
      const layer = layerAround(target);
      if (layer) {
        // The element that catches selections below the last line comes and goes, and has no text.
        if (target.nodeType !== 3 && ![...addedNodes, ...removedNodes].some((node) => node.textContent !== '')) continue;
        heard = true;
        this.#waiting.add(layer);
        const section = this.#sections.get(layer);
        if (section) stale.add(section);
        continue;
      }
      for (const node of addedNodes) for (const found of layersIn(node)) heard = this.#waiting.add(found).has(found);
      for (const node of removedNodes) for (const found of layersIn(node)) heard = this.#forget(found, stale) || heard;
    }
    for (const section of stale) section.stale = true;
    if (heard) for (const listener of this.#listeners) listener([...stale]);
  }

  #forget(layer: Element, stale: Set<PdfSection>): boolean {
    if (layer.isConnected) return false;
    this.#waiting.delete(layer);
    const section = this.#sections.get(layer);
    if (!section) return false;
    this.#sections.delete(layer);
    section.stale = true;
    stale.delete(section);
    this.#gone.push({ section, added: [], removed: section.blocks, moved: true, visited: 0 });
    return true;
  }
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

function layerAround(node: Node): Element | undefined {
  const element = isElement(node) ? node : node.parentElement;
  return element?.closest(`.${LAYER}`) ?? undefined;
}

function layersIn(node: Node): readonly Element[] {
  if (!isElement(node)) return [];
  return node.classList.contains(LAYER) ? [node] : [...node.getElementsByClassName(LAYER)];
}

const follows = (one: Node, other: Node): boolean => (one.compareDocumentPosition(other) & 4) !== 0;
