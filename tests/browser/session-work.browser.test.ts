import { describe, expect, it, vi } from 'vitest';
import { pageSchedule } from '../../src/content/slices.ts';
import { until } from '../fixtures/until.ts';
import { createPump, findTerms, markFrame, page, painted, paintedWords, paragraphs, showsMarks, wordsOf, type MarkedFrame } from './marked-frame.ts';

const costOf = async ({ session, settle }: MarkedFrame, change: () => void): Promise<{ nodes: number; units: number }> => {
  const before = { ...session.work };
  change();
  await settle();
  return { nodes: session.work.nodesVisited - before.nodesVisited, units: session.work.unitsScanned - before.unitsScanned };
};

describe('work', () => {
  it('on a page of 5,000 paragraphs is one visit for each node, and ranges and targets stay few', async () => {
    const frame = await markFrame(page(paragraphs(5000)));
    const { session, document } = frame;
    expect(session.marks()).toHaveLength(5000);
    expect(session.work.nodesVisited).toBeLessThanOrEqual(document.querySelectorAll('*').length + 5000 + 10);
    await showsMarks(frame);
    expect(session.work.ranges).toBeLessThan(300);
    expect(session.work.watched).toBeLessThan(200);
    frame.view.scrollTo(0, document.documentElement.scrollHeight / 2);
    await expect.poll(() => paintedWords(frame).length > 0 && painted(frame.view).some(({ startContainer }) => (startContainer as Text).data.startsWith('2500.'))).toBe(true);
    expect(session.work.ranges).toBeLessThan(300);
  });

  it('after a change is that of the changed block', async () => {
    const frame = await markFrame(page(paragraphs(5000)));
    const text = frame.document.querySelectorAll('p')[3000]!.firstChild as Text;
    const { nodes, units } = await costOf(frame, () => text.appendData(' MGSPS'));
    expect(units).toBe(text.length);
    expect(nodes).toBe(1);
    expect(wordsOf(frame.session).filter((word) => word === 'MGSPS')).toHaveLength(1);
  });

  it('of a message added to a long list is that of the message', async () => {
    const frame = await markFrame(page(paragraphs(3000)));
    const message = frame.document.createElement('p');
    message.textContent = 'Miasnikov is here';
    const { nodes, units } = await costOf(frame, () => frame.document.body.append(message));
    expect(units).toBe('Miasnikov is here'.length);
    expect(nodes).toBe(1);
  });

  it('of a line added to a long text is that of its last block', async () => {
    const frame = await markFrame(page(`<pre>${'VSNKh and so on, and so on.\n\n'.repeat(3000)}</pre>`));
    const pre = frame.document.querySelector('pre')!;
    const { units } = await costOf(frame, () => pre.append('Miasnikov is here\n'));
    expect(units).toBeLessThan(10_000);
    expect(wordsOf(frame.session).at(-1)).toBe('Miasnikov');
  });

  it('begins with what is in view, goes on to the end and then from the top', async () => {
    const texts: string[] = [];
    const pump = createPump();
    const frame = await markFrame(page(paragraphs(300)), { paused: true, schedule: pump.schedule, find: (text) => (texts.push(text), findTerms(text)) });
    frame.view.scrollTo(0, 150 * 40);
    frame.session.resume();
    await pump.settle(0);
    const first = Number.parseInt(texts[0]!, 10);
    expect(first).toBeGreaterThan(100);
    expect(texts.map((text) => Number.parseInt(text, 10))).toEqual([...Array.from({ length: 300 - first }, (_, i) => first + i), ...Array.from({ length: first }, (_, i) => i)]);
  });

  it.each([1, 20])('reads a container of very many children in parts, though the page changes after every %i', async (slices) => {
    const pump = createPump();
    const { session, document } = await markFrame(page(paragraphs(9000)), { paused: true, schedule: pump.schedule });
    session.resume();
    for (let changes = 0; changes < 10; changes++) {
      for (let i = 0; i < slices; i++) pump.step();
      document.body.prepend(Object.assign(document.createElement('p'), { textContent: 'MGSPS' }));
      document.body.lastElementChild!.remove();
      await Promise.resolve();
    }
    await pump.settle(0);
    const words = wordsOf(session);
    expect([words.filter((word) => word === 'MGSPS').length, words.filter((word) => word === 'VSNKh').length]).toEqual([10, 8990]);
  });

  it('stops at the cap, and says so', async () => {
    const { session } = await markFrame(page(paragraphs(100)), { mostText: 500 });
    expect(session.state).toBe('capped');
    expect(session.marks().length).toBeGreaterThan(10);
    expect(session.work.unitsScanned).toBeLessThanOrEqual(500);
  });
});

describe('slices', () => {
  it.each(['soon', 'idle'] as const)('run %s, with a deadline ahead', async (urgency) => {
    // On a busy machine the time may be over before anybody looks.
    const left = await until(async () => {
      const now = await new Promise<number>((resolve) => pageSchedule(window)((deadline) => resolve(deadline - performance.now()), urgency));
      expect(now).toBeGreaterThan(0);
      return now;
    });
    expect(left).toBeLessThanOrEqual(4);
  });

  it.each(['soon', 'idle'] as const)('are called off (%s)', async (urgency) => {
    const run = vi.fn();
    const schedule = pageSchedule(window);
    schedule(run, urgency)();
    await new Promise((resolve) => schedule(resolve, urgency));
    expect(run).not.toHaveBeenCalled();
  });
});
