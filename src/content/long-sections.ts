/**
 * The part of a long section that is in view or near it. A book in one `pre` is
 * one element, near as long as any of it is; so its blocks are looked up by
 * halving, on the assumption that they follow each other down the page.
 */
import { boundsOf, type Block, type Section } from '../documents/block.ts';

/** In UTF-16 units: several screens of text. */
const LONG_SECTION = 16_000;
/** In viewport heights, as in near-view.ts. */
const MARGIN = 2;

export const isLong = ({ blocks }: Section): boolean => blocks.length > 2 && blocks.reduce((sum, block) => sum + block.length, 0) > LONG_SECTION;

/** Forces layout, so it belongs where layout is clean: after a scroll, or a frame. */
export function blocksNear({ blocks }: Section, view: Window): readonly Block[] {
  const height = view.innerHeight;
  const first = countWhile(blocks, (block) => topOfFirstLetter(block) <= -MARGIN * height) - 1;
  const end = countWhile(blocks, (block) => topOfFirstLetter(block) <= (MARGIN + 1) * height);
  return blocks.slice(Math.max(0, first), end);
}

function topOfFirstLetter(block: Block): number {
  const bounds = boundsOf(block, { start: 0, end: 1 });
  const range = bounds && block.pieces[0]?.node?.ownerDocument.createRange();
  if (!range) return -Infinity;
  range.setStart(bounds.startContainer, bounds.startOffset);
  range.setEnd(bounds.endContainer, bounds.endOffset);
  return range.getBoundingClientRect().top;
}

/** How many blocks from the beginning hold, given that none does after the first that doesn't. */
function countWhile(blocks: readonly Block[], holds: (block: Block) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(blocks[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
