/**
 * How much a session looks at, counted: each node once, and after a change only
 * what has changed. Times are measured by `npm run bench`.
 */
import { expect, it } from 'vitest';
import type { Gate } from '../../src/content/mark.ts';
import { markFrame, openGate } from './marked-frame.ts';

const LINES = 1000;
const LINE = 'The VSNKh and the <b>MGSPS</b> met in 1921.';
/** Per line: the paragraph, its two texts, the emphasis and its text. */
const NODES_A_LINE = 5;
const page = `<!doctype html><meta charset="utf-8"><style>body { margin: 0; font: 16px/24px sans-serif }</style><body>${`<p>${LINE}`.repeat(LINES)}`;

it('visits each node of a page once, registers what is near, and after an edit visits the paragraph alone', async () => {
  const frame = await markFrame(page);
  const { session, document } = frame;
  await expect.poll(() => session.work.ranges).toBeGreaterThan(0);
  const first = { ...session.work };
  expect(first.nodesVisited).toBeLessThanOrEqual(LINES * NODES_A_LINE + 20);
  expect(first.unitsScanned).toBeLessThanOrEqual(LINES * (LINE.length + 2));
  expect(first.ranges).toBeLessThanOrEqual(400);

  document.querySelector('p')!.append(' Again the VSNKh.');
  await frame.settle();
  expect(session.work.nodesVisited - first.nodesVisited).toBeLessThanOrEqual(NODES_A_LINE * 2);
  expect(session.work.unitsScanned - first.unitsScanned).toBeLessThanOrEqual(LINE.length * 2);
});

it('for the number on the toolbar asks one mark of each entry, and none what it means beside the whole page', async () => {
  const gate = openGate();
  const asked = { shows: 0, meant: 0 };
  const counting: Gate = {
    ...gate,
    shows: () => {
      asked.shows++;
      return true;
    },
    meant: ({ candidates }) => {
      asked.meant++;
      return candidates[0];
    },
  };
  const { session } = await markFrame(page, { createGate: () => counting });
  Object.assign(asked, { shows: 0, meant: 0 });
  expect(session.entryIds().size).toBe(2);
  expect(asked).toEqual({ shows: 2, meant: 0 });
});
