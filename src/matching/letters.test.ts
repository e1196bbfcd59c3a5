import { describe, expect, it } from 'vitest';
import { endOf, isCapital, isCombining, isLetter, isNumber, isSmall, wordAt } from './letters.ts';

describe('letters', () => {
  it.each([
    ['letters', isLetter, /\p{L}/u],
    ['numbers', isNumber, /\p{N}/u],
    ['combining marks', isCombining, /\p{M}/u],
    ['capitals', isCapital, /\p{Lu}/u],
    ['small letters', isSmall, /\p{Ll}/u],
  ] as const)('are told as Unicode tells them: %s', (_, is, expression) => {
    const wrong = Array.from({ length: 0x10000 }, (__, unit) => unit).filter((unit) => is(unit) !== expression.test(String.fromCharCode(unit)));
    expect(wrong).toEqual([]);
  });

  it('are none outside of a text', () => {
    expect([isLetter, isNumber, isCombining, isCapital, isSmall].map((is) => is(''.charCodeAt(0)))).toEqual([false, false, false, false, false]);
  });

  it('make words from a place on', () => {
    const text = 'на улицe Ленина, Eßlingen';
    expect([wordAt(text, 3), wordAt(text, 17), wordAt(text, 2), wordAt(text, text.length)]).toEqual(['улицe', 'Eßlingen', '', '']);
  });

  it('tell where an expression ends that holds at a place', () => {
    expect([endOf(/ of/y, 'a of b', 1), endOf(/ of/y, 'a of b', 0), endOf(/,?/y, 'a', 1)]).toEqual([4, -1, 1]);
  });
});
