/**
 * Joined text with the way back to the nodes it came from. Shared by all
 * adapters: they differ in what they join, not in how a place is found again.
 */
import type { Span } from '../domain/match.ts';

/** Stands for what is in the flow but is no text, such as a picture: words and phrases end there. */
export const OBJECT = '\uFFFC';
export const LINE_BREAK = '\n';

/** A stretch of a block that comes from one text node, or from none. */
export interface Piece {
  /** undefined: a separator that the page's text doesn't hold. */
  readonly node: Text | undefined;
  /** Where the stretch begins in the node. */
  readonly from: number;
  /** Where it begins in the block. */
  readonly at: number;
  readonly length: number;
  /** The separator; empty where there is a node. */
  readonly gap: string;
}

export interface Block {
  /** Unlike any other in the session; a block whose text changes gets a new one. */
  readonly key: number;
  readonly section: Section;
  readonly pieces: readonly Piece[];
  /** UTF-16 units. */
  readonly length: number;
}

/** The text that lies directly in one container, apart from containers nested in it. */
export interface Section {
  /** The block-level element, or the shadow root, whose own text this is. */
  readonly node: Element | ShadowRoot;
  readonly blocks: readonly Block[];
  /** The page has changed here since it was read: offsets may point at other letters. */
  readonly stale: boolean;
}

/** The text is joined anew at each call: keeping it would double the page's memory. */
export function textOf(block: Pick<Block, 'pieces'>): string {
  const [first] = block.pieces;
  if (first && block.pieces.length === 1) return pieceText(first);
  let text = '';
  for (const piece of block.pieces) text += pieceText(piece);
  return text;
}

const pieceText = ({ node, from, length, gap }: Piece): string => {
  if (!node) return gap;
  return from === 0 && node.length === length ? node.data : node.data.substring(from, from + length);
};

/** Both ends of a span as positions in text nodes; undefined where the nodes have shrunk since, or it begins or ends on a separator. */
export function boundsOf(block: Block, { start, end }: Span): StaticRangeInit | undefined {
  const first = pieceAt(block, start);
  const last = pieceAt(block, end - 1);
  if (!first?.node || !last?.node) return undefined;
  const startOffset = first.from + start - first.at;
  const endOffset = last.from + end - last.at;
  if (startOffset > first.node.length || endOffset > last.node.length) return undefined;
  return { startContainer: first.node, startOffset, endContainer: last.node, endOffset };
}

/** The offset in the block of a position in one of its nodes. */
export function offsetIn(block: Block, node: Node, offset: number): number | undefined {
  for (const piece of block.pieces) {
    if (piece.node === node && piece.from <= offset && offset <= piece.from + piece.length) return piece.at + offset - piece.from;
  }
  return undefined;
}

/** Whether a block stands behind another in the document; no, if they stand in different trees. */
export function standsAfter(block: Block, other: Block): boolean {
  const [from, to] = [other.pieces[0], block.pieces[0]];
  if (!from?.node || !to?.node) return false;
  if (from.node === to.node) return to.from > from.from;
  const position = from.node.compareDocumentPosition(to.node);
  return (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && (position & Node.DOCUMENT_POSITION_DISCONNECTED) === 0;
}

/** The piece that holds an offset, found by halving. */
export function pieceAt({ pieces }: Block, offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

/**
 * Keeps the blocks at the beginning and the end of a section that read as
 * before, so that a line added to a long text costs a line.
 * @param changed nodes whose data may differ from what was read
 */
export function reuseBlocks(old: readonly Block[], runs: readonly (readonly Piece[])[], changed: ReadonlySet<Text>, make: (run: readonly Piece[]) => Block): Block[] {
  const same = (block: Block | undefined, run: readonly Piece[]): boolean => block !== undefined && samePieces(block.pieces, run) && !run.some(({ node }) => node && changed.has(node));
  let head = 0;
  while (head < runs.length && same(old[head], runs[head]!)) head++;
  let tail = 0;
  while (tail < Math.min(runs.length, old.length) - head && same(old.at(-1 - tail), runs.at(-1 - tail)!)) tail++;
  return [...old.slice(0, head), ...runs.slice(head, runs.length - tail).map(make), ...old.slice(old.length - tail)];
}

/** The same stretches of the same nodes: equal text, provided that no node's data has changed. */
const samePieces = (one: readonly Piece[], other: readonly Piece[]): boolean =>
  one.length === other.length && one.every((piece, i) => {
    const twin = other[i]!;
    return piece.node === twin.node && piece.from === twin.from && piece.length === twin.length && piece.gap === twin.gap;
  });
