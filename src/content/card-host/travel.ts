/**
 * Where the pointer is in relation to a card and its words, and whether it is
 * on its way from one to the other. Pure geometry.
 */
import type { Point } from './order.ts';

export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** How far beside the words the pointer still counts as on them, in CSS pixels: the underline, a trembling hand. */
const SLACK = 4;

export const within = ({ x, y }: Point, box: Box, slack = 0): boolean =>
  x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;

/**
 * `travelling`: inside the hull of the card and the point where the pointer left
 * the words, that is, on a straight way to some part of the card.
 */
export type Whereabouts = 'words' | 'card' | 'travelling' | 'elsewhere';

export function whereabouts(point: Point, words: readonly Box[], card: Box, left: Point): Whereabouts {
  if (within(point, card)) return 'card';
  if (words.some((box) => within(point, box, SLACK))) return 'words';
  return inHull(point, left, card) ? 'travelling' : 'elsewhere';
}

/** The hull of a point and a box is made of the box and the triangles over its four sides. */
function inHull(point: Point, apex: Point, { left, top, right, bottom }: Box): boolean {
  const corners: readonly Point[] = [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
  return corners.some((corner, index) => inTriangle(point, apex, corner, corners[(index + 1) % 4] ?? corner));
}

const side = (a: Point, b: Point, p: Point): number => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);

function inTriangle(point: Point, a: Point, b: Point, c: Point): boolean {
  const sides = [side(a, b, point), side(b, c, point), side(c, a, point)];
  return sides.every((value) => value >= 0) || sides.every((value) => value <= 0);
}
