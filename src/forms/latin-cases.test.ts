import { describe, expect, it } from 'vitest';
import { romanisedCases, united } from './latin-cases.ts';
import { accepts } from './positions.ts';

const allows = (forms: readonly string[], text: string): boolean => accepts(romanisedCases(forms) ?? [], text);

describe('Russian cases in Latin letters', () => {
  const nogin = ['Ногин', 'Ногина', 'Ногину', 'Ногиным', 'Ногине'];

  it.each(['nogina', 'noginu', 'noginym', 'nogine'])('have %s', (text) => expect(allows(nogin, text)).toBe(true));
  it.each(['nogin', 'nogino', 'noginov', 'nogi'])('have no %s', (text) => expect(allows(nogin, text)).toBe(false));

  it('leave out what is short, and double words', () => {
    expect(romanisedCases(['Рыков', 'Рыков'])).toBeUndefined();
    expect(romanisedCases(['Бубнов', 'Буб'])).toBeUndefined();
    expect(romanisedCases(['Антонов-Овсеенко', 'Антонова-Овсеенко'])).toBeUndefined();
  });

  it.each(['sinowjews', 'zinovievs'])('have the German genitive %s', (text) => expect(allows(['Зиновьев', 'Зиновьева'], text)).toBe(true));
});

describe('patterns united', () => {
  it('allow what each allows and nothing else', () => {
    const patterns = [[['a'], ['b', 'c'], ['x']], [['a'], ['b', 'c'], ['', 'y'], ['z']], [['a'], ['d']]];
    const pattern = united(patterns);
    for (const text of ['abx', 'acx', 'abz', 'acyz', 'ad']) expect([text, accepts(pattern, text)]).toEqual([text, true]);
    for (const text of ['ab', 'abyx', 'adx', 'a', 'abxz']) expect([text, accepts(pattern, text)]).toEqual([text, false]);
  });
});
