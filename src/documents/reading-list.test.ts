import { expect, it } from 'vitest';
import { ReadingList } from './reading-list.ts';

const [a, b, c] = [document.createElement('a'), document.createElement('b'), document.createElement('i')] as const;
const [one, two] = [document.createTextNode('1'), document.createTextNode('2')] as const;

const rest = (list: ReadingList): unknown[] => {
  const read: unknown[] = [];
  for (let next = list.nextAsked(); next; next = list.nextAsked()) read.push([next.node, next.wait]);
  for (let node = list.nextPushed(); node; node = list.nextPushed()) read.push(node);
  return read;
};

it('gives last what was pushed first', () => {
  const list = new ReadingList();
  for (const node of [a, b, c]) list.push(node);
  expect(rest(list)).toEqual([c, b, a]);
});

it('gives what changes ask for before that, each node once, with all that was asked', () => {
  const list = new ReadingList();
  list.push(a);
  list.askOwn(b, [one]);
  list.askOwn(c, [one]);
  list.askOwn(b, [two]);
  list.askWhole(c);
  list.askOwn(c, [two]);
  expect(rest(list)).toEqual([[b, new Set([one, two])], [c, 'whole'], a]);
});

it('passes over what was taken out of its turn', () => {
  const list = new ReadingList();
  list.askWhole(a);
  list.askOwn(b, []);
  expect([list.take(b), list.take(b), list.take(c)]).toEqual([new Set(), undefined, undefined]);
  expect(rest(list)).toEqual([[a, 'whole']]);
});

it('drops what is not to be read, until it comes again', () => {
  const list = new ReadingList();
  for (const node of [a, b, c]) list.push(node);
  list.askWhole(b);
  list.drop(b);
  list.drop(c);
  list.push(c);
  list.askWhole(a);
  list.drop(a);
  expect(rest(list)).toEqual([c, c]);
});
