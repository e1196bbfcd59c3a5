import { describe, expect, it } from 'vitest';
import { boundsOf, LINE_BREAK, offsetIn, reuseBlocks, textOf, type Block, type Piece } from './block.ts';

/** A block of these nodes, with `gap` for undefined. */
function blockOf(...parts: (Text | undefined)[]): Block {
  const pieces: Piece[] = [];
  let at = 0;
  for (const node of parts) {
    const length = node?.length ?? 1;
    pieces.push({ node, from: 0, at, length, gap: node ? '' : LINE_BREAK });
    at += length;
  }
  return { key: 1, section: { node: document.body, blocks: [], stale: false }, pieces, length: at };
}
const text = (data: string): Text => document.createTextNode(data);

describe('a block of several nodes', () => {
  const [one, two, three] = [text('The VS'), text('NKh'), text('met')] as const;
  const block = blockOf(one, two, undefined, three);

  it('reads as one text', () => expect(textOf(block)).toBe('The VSNKh\nmet'));

  it.each([
    [{ start: 4, end: 9 }, one, 4, two, 3],
    [{ start: 6, end: 9 }, two, 0, two, 3],
    [{ start: 0, end: 6 }, one, 0, one, 6],
    [{ start: 4, end: 13 }, one, 4, three, 3],
  ])('finds %o in its nodes', (span, startContainer, startOffset, endContainer, endOffset) => {
    expect(boundsOf(block, span)).toEqual({ startContainer, startOffset, endContainer, endOffset });
  });

  it('has no bounds for a separator', () => {
    expect(boundsOf(block, { start: 9, end: 10 })).toBeUndefined();
    expect(boundsOf(block, { start: 4, end: 10 })).toBeUndefined();
  });

  it('finds the way back', () => {
    expect([offsetIn(block, one, 4), offsetIn(block, two, 0), offsetIn(block, three, 3), offsetIn(block, text('?'), 0)]).toEqual([4, 6, 13, undefined]);
  });
});

describe('a node that has shrunk', () => {
  it('has no bounds where its letters were', () => {
    const node = text('The VSNKh');
    const block = blockOf(node);
    node.data = 'The';
    expect(boundsOf(block, { start: 4, end: 9 })).toBeUndefined();
    expect(boundsOf(block, { start: 0, end: 3 })).toBeDefined();
  });
});

describe('a stretch of a node', () => {
  it('begins where it begins', () => {
    const node = text('0123456789');
    const pieces: Piece[] = [{ node, from: 4, at: 0, length: 3, gap: '' }];
    const block: Block = { ...blockOf(node), pieces, length: 3 };
    expect(textOf(block)).toBe('456');
    expect(boundsOf(block, { start: 1, end: 3 })).toMatchObject({ startOffset: 5, endOffset: 7 });
    expect([offsetIn(block, node, 3), offsetIn(block, node, 5), offsetIn(block, node, 8)]).toEqual([undefined, 1, undefined]);
  });
});

describe('reading a section again', () => {
  const nodes = Array.from({ length: 5 }, (_, i) => text(`${i}`));
  const run = (node: Text, more: Partial<Piece> = {}): Piece[] => [{ node, from: 0, at: 0, length: 1, gap: '', ...more }];
  const old = nodes.map((node) => blockOf(node));
  const kept = (runs: Piece[][], changed: Text[] = []): (number | 'new')[] =>
    reuseBlocks(old, runs, new Set(changed), (pieces) => ({ ...old[0]!, pieces })).map((block) => (old.includes(block) ? old.indexOf(block) : 'new'));
  const [a, b, c, d, e] = nodes.map((node) => run(node)) as [Piece[], Piece[], Piece[], Piece[], Piece[]];

  it.each<[string, (number | 'new')[], (number | 'new')[]]>([
    ['keeps all when nothing has changed', kept([a, b, c, d, e]), [0, 1, 2, 3, 4]],
    ['keeps what stands before and after a new run', kept([a, b, run(text('x')), c, d, e]), [0, 1, 'new', 2, 3, 4]],
    ['keeps what stands before and after a run that is gone', kept([a, b, d, e]), [0, 1, 3, 4]],
    ['takes runs with changed nodes for new', kept([a, b, c, d, e], [nodes[2]!]), [0, 1, 'new', 3, 4]],
    ['takes another stretch of a node for new', kept([a, run(nodes[1]!, { length: 2 }), run(nodes[2]!, { from: 1 }), run(nodes[3]!, { gap: '\n' }), e]), [0, 'new', 'new', 'new', 4]],
    ['takes joined runs for new', kept([a, [...b, ...c], d, e]), [0, 'new', 3, 4]],
    ['has nothing left of an empty section', kept([]), []],
  ])('%s', (_rule, found, expected) => expect(found).toEqual(expected));
});
