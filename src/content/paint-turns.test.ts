import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Block } from '../documents/block.ts';
import { PaintTurns } from './paint-turns.ts';

const block = (key: number): Block => ({ key, section: { node: document.body, blocks: [], stale: false }, pieces: [], length: 1 });
const [a, b, c] = [block(1), block(2), block(3)];

/** Turns that write down what they do, and when. */
function start() {
  const log: string[] = [];
  const stop = new AbortController();
  const note = (what: string) => ({ key }: Block) => void log.push(`${performance.now()}: ${what} ${key}`);
  return { turns: new PaintTurns({ paint: note('paint'), erase: note('erase'), view: window, signal: stop.signal }), log, stop };
}
const endOfTask = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));

beforeEach(() => void vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

it('paints at the end of the task what comes after a rest, and gathers what follows', async () => {
  const { turns, log } = start();
  turns.paintSoon(a);
  turns.paintSoon(b);
  expect(log).toEqual([]);
  await endOfTask();
  expect(log).toEqual(['0: paint 1', '0: paint 2']);
  await vi.advanceTimersByTimeAsync(30);
  turns.paintSoon(c);
  await vi.advanceTimersByTimeAsync(40);
  turns.paintSoon(a);
  await vi.advanceTimersByTimeAsync(1000);
  expect(log.slice(2)).toEqual(['100: paint 3', '100: paint 1']);
});

it('takes down what left with the next painting, or else after a second', async () => {
  const { turns, log } = start();
  turns.eraseSomeTime(a);
  await vi.advanceTimersByTimeAsync(500);
  turns.paintSoon(b);
  await endOfTask();
  expect(log).toEqual(['500: erase 1', '500: paint 2']);
  turns.eraseSomeTime(b);
  await vi.advanceTimersByTimeAsync(3000);
  expect(log.slice(2)).toEqual(['1500: erase 2']);
});

it('does what was said last', async () => {
  const { turns, log } = start();
  turns.paintSoon(a);
  turns.eraseSomeTime(a);
  turns.eraseSomeTime(b);
  expect([turns.isLeaving(a), turns.isLeaving(b)]).toEqual([true, true]);
  turns.paintSoon(b);
  turns.paintSoon(c);
  expect([...turns.coming()]).toEqual([b, c]);
  turns.forget(c);
  await endOfTask();
  expect(log).toEqual(['0: erase 1', '0: paint 2']);
});

it('does all at once when told to, and nothing any more after the end', async () => {
  const { turns, log, stop } = start();
  turns.eraseSomeTime(a);
  turns.paintSoon(b);
  turns.flush();
  expect(log).toEqual(['0: erase 1', '0: paint 2']);
  turns.paintSoon(c);
  stop.abort();
  turns.paintSoon(a);
  turns.flush();
  await vi.advanceTimersByTimeAsync(2000);
  expect(log).toHaveLength(2);
});
