/**
 * What scanning and marking need to know of a document, whatever it is made of.
 *
 * A document is read as *blocks*: stretches of text inside which a word or
 * phrase may run on. Blocks belong to *sections*, the pieces of the document
 * that are read again together when it changes. html.ts reads ordinary pages;
 * a PDF's text layer is another implementation. Knows nothing of matches.
 */
import type { Span } from '../domain/match.ts';
import type { Block, Section } from './block.ts';

/** What reading a section brought: blocks that are new, and blocks that hold no longer. */
export interface Reading {
  readonly section: Section;
  readonly added: readonly Block[];
  readonly removed: readonly Block[];
  /** The section may stand elsewhere in the document than before. */
  readonly moved: boolean;
  /** How many nodes that took, where it is many. */
  readonly visited?: number | undefined;
}

export interface PageText {
  /**
   * Reads the next section that is new, changed or gone, beginning with what is
   * in view. One container a call, or a part of a long one (then nothing has come
   * or gone yet), so the caller can stop between any two calls.
   * @returns undefined when all is read
   */
  readNext(): Reading | undefined;
  /** Reads one stale section at once, before its turn. */
  reread(section: Section): Reading | undefined;
  /** All blocks read so far, in no particular order. */
  blocks(): Iterable<Block>;
  /** Blocks sorted as they stand in the document; takes time in proportion to the page. */
  inOrder(blocks: Iterable<Block>): Block[];
  textOf(block: Block): string;
  /** @returns undefined when the page has changed under the block, which is then stale */
  rangeFor(block: Block, span: Span): StaticRange | undefined;
  /** The place of a caret position in the text read; undefined outside of it or where it is stale. */
  locate(node: Node, offset: number): { readonly block: Block; readonly offset: number } | undefined;
  /** The section in which a node's text is read, if it has any. */
  sectionOf(node: Node): Section | undefined;
  /** Called in the same turn as the change, before anything is painted, with the sections now stale. */
  onChange(listener: (stale: readonly Section[]) => void): void;
  /** Only a part of the document can be read: what is drawn of it at the moment. */
  readonly isPartial?: boolean;
  /** The number of the printed page a block stands on, in documents that have pages. */
  pageOf?(block: Block): number | undefined;
  /** Work done so far, for tests and benches. */
  readonly nodesVisited: number;
}
