import { expect, it } from 'vitest';
import { ReadingList } from './reading-list.ts';

const [a, b, c] = [document.createElement('a'), document.createElement('b'), document.createElement('i')] as const;

it('gives back last what was added first, each node once', () => {
  const list = new ReadingList();
  for (const node of [a, b, a, c]) list.add(node, true);
  expect([list.next()?.node, list.next()?.node, list.next()?.node, list.next()]).toEqual([c, b, a, undefined]);
  expect(list.empty).toBe(true);
});

it('sums up what is asked for one node', () => {
  const list = new ReadingList();
  const [one, two] = [document.createTextNode('1'), document.createTextNode('2')];
  list.add(a, false, [one]);
  list.add(a, true);
  list.add(a, false, [two]);
  expect(list.next()?.wait).toEqual({ deep: true, texts: new Set([one, two]) });
});

it('passes over what was taken out of its turn, and takes it in again', () => {
  const list = new ReadingList();
  list.add(a, true);
  list.add(b, true);
  expect(list.take(b)?.deep).toBe(true);
  expect(list.take(b)).toBeUndefined();
  list.add(b, false);
  expect([list.next(), list.next()?.node, list.next()]).toMatchObject([{ node: b, wait: { deep: false } }, a, undefined]);
});
