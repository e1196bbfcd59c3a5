import { describe, expect, it, vi } from 'vitest';
import type { Block, Section } from '../documents/block.ts';
import type { Reading } from '../documents/page-text.ts';
import { ScanQueue, type ScanQueueOptions } from './scan-queue.ts';
import type { Urgency } from './slices.ts';

const section: Section = { node: document.body, blocks: [], stale: false };
/** Long enough for a look at the clock after each. */
const block = (key: number, length = 10_000): Block => ({ key, section, pieces: [], length });
const reading = (added: Block[], removed: Block[] = [], moved = false): Reading => ({ section, added, removed, moved });

/** A queue over given readings, with slices run by hand and a clock that ticks at each look. */
function start(readings: Reading[], options: Partial<ScanQueueOptions> = {}) {
  const urgencies: Urgency[] = [];
  const planned: { run: (deadline: number) => void; urgency: Urgency }[] = [];
  const stop = new AbortController();
  let time = 0;
  const calls = { scan: vi.fn<(block: Block) => void>(), drop: vi.fn<(block: Block) => void>(), moved: vi.fn<(section: Section) => void>(), sliceDone: vi.fn<(quiet: boolean) => void>() };
  const queue = new ScanQueue({
    page: { readNext: () => readings.shift(), reread: () => undefined },
    ...calls,
    schedule: (run, urgency) => {
      const plan = { run, urgency };
      planned.push(plan);
      urgencies.push(urgency);
      return () => planned.splice(planned.indexOf(plan), 1);
    },
    now: () => ++time,
    signal: stop.signal,
    ...options,
  });
  const slice = (length: number): void => planned.shift()?.run(time + length);
  return { queue, planned, urgencies, slice, stop, ...calls, keys: () => calls.scan.mock.calls.map(([{ key }]) => key) };
}

describe('a queue', () => {
  it('does nothing before it is kicked', () => {
    expect(start([reading([block(1)])]).planned).toEqual([]);
  });

  it('stops at the deadline and goes on, soon at first and then when idle, until all is read', () => {
    const { queue, slice, planned, urgencies, keys, sliceDone } = start([reading([block(1), block(2)]), reading([block(3), block(4), block(5)])]);
    queue.kick('soon');
    slice(1);
    expect([keys(), queue.quiet]).toEqual([[1], false]);
    slice(1);
    slice(1);
    slice(1);
    expect([keys(), queue.quiet]).toEqual([[1, 2, 3, 4], false]);
    slice(100);
    expect([keys(), queue.quiet, planned]).toEqual([[1, 2, 3, 4, 5], true, []]);
    expect(sliceDone.mock.calls).toEqual([[false], [false], [false], [false], [true]]);
    expect(urgencies).toEqual(['soon', 'soon', 'soon', 'idle', 'idle']);
  });

  it('reads nothing while it is told to wait, and goes on when kicked', () => {
    let waiting = false;
    const { queue, slice, planned, keys } = start([reading([block(1), block(2), block(3)])], { waits: () => waiting });
    queue.kick('soon');
    slice(1);
    waiting = true;
    slice(100);
    expect([keys(), queue.quiet, planned]).toEqual([[1], false, []]);
    queue.kick('idle');
    slice(100);
    expect(keys()).toEqual([1]);
    waiting = false;
    queue.kick('soon');
    slice(100);
    expect([keys(), queue.quiet]).toEqual([[1, 2, 3], true]);
  });

  it('does something in a slice that begins too late', () => {
    const { queue, slice, keys } = start([reading([block(1)])]);
    queue.kick('soon');
    slice(-100);
    slice(-100);
    expect(keys()).toEqual([1]);
  });

  it('plans one slice at a time, the more urgent', () => {
    const { queue, planned } = start([]);
    queue.kick('idle');
    queue.kick('idle');
    queue.kick('soon');
    queue.kick('idle');
    expect(planned.map(({ urgency }) => urgency)).toEqual(['soon']);
  });

  it('does not scan a block that was removed while it waited', () => {
    const [one, two] = [block(1), block(2)];
    const { queue, slice, keys, drop } = start([reading([one, two]), reading([], [one])]);
    queue.kick('soon');
    slice(1);
    queue.takeNow(reading([], [two]));
    slice(100);
    expect(keys()).toEqual([1]);
    expect(drop.mock.calls).toEqual([[one]]);
  });

  it('looks at the clock after each part of a long container', () => {
    const part: Reading = { ...reading([]), visited: 2000 };
    const { queue, slice, planned } = start([part, part, part]);
    queue.kick('idle');
    slice(1);
    slice(1);
    expect([queue.quiet, planned.length]).toEqual([false, 1]);
  });

  it('tells what has moved', () => {
    const { queue, slice, moved } = start([reading([block(1)], [], true)]);
    queue.kick('soon');
    slice(100);
    expect(moved.mock.calls).toEqual([[section]]);
  });

  it('leaves text beyond the cap, and has room again when text goes', () => {
    const first = block(1, 60);
    const { queue, slice, keys, drop } = start([reading([first, block(2, 60)]), reading([block(3, 50)], [first])], { mostText: 100 });
    queue.kick('soon');
    slice(100);
    expect([keys(), queue.capped]).toEqual([[1, 3], true]);
    expect(drop).toHaveBeenCalledTimes(1);
  });

  it('rests when it is stopped', () => {
    const { queue, planned, stop, slice, keys } = start([reading([block(1)])]);
    queue.kick('soon');
    stop.abort();
    expect(planned).toEqual([]);
    queue.kick('soon');
    slice(100);
    expect([planned, keys()]).toEqual([[], []]);
  });
});
