import { expect, it } from 'vitest';
import { nextIndex } from './list-keys.ts';

const press = (key: string, at: number, more = {}): number | undefined => nextIndex({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, at, 100, 10);

it.each([
  ['ArrowDown', 5, 6],
  ['ArrowUp', 5, 4],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 99, 99],
  ['ArrowDown', -1, 0],
  ['PageDown', 5, 15],
  ['PageDown', 95, 99],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, undefined],
] as const)('%s at %i leads to %s', (key, at, to) => expect(press(key, at)).toBe(to));

it('leaves alone what is pressed with another key, and an empty list', () => {
  expect(press('ArrowDown', 5, { altKey: true })).toBeUndefined();
  expect(nextIndex({ key: 'End', ctrlKey: false, metaKey: false, altKey: false }, -1, 0, 10)).toBeUndefined();
});
