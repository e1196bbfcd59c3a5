import { describe, expect, it } from 'vitest';
import { composeShortI, DELETED, foldText, foldUnit, isWordUnit, LETTER_CASE, leadsSymbol, letterCase } from './fold.ts';
import { foldSpelling } from './pattern.ts';

const SAME: readonly (readonly [string, string])[] = [
  ['VSNKh', 'vsnkh'],
  ['Miàsńikov', 'miasnikov'],
  ['Čičerin', 'cicerin'],
  ['Ķ', 'k'],
  ['Łódź', 'lodz'],
  ['İstanbul', 'istanbul'],
  ['ß', 'ß'],
  ['Троцкий', 'троцкий'],
  ['ТОЛСТО\u0418\u0306', 'толстой'],
  ['Ёлка', 'елка'],
  ['за\u0301мок', 'замок'],
  ['Россія', 'россія'],
  ['совѣтъ', 'совѣтъ'],
  ['Київ', 'киів'],
  ['Sov\u00ad\u200bnar\ufeffkom', 'sovnarkom'],
  ['a \u00a0\n\u2009b', 'a b'],
  ['’‘ʹʺ“', "'''''"],
  ['‑–−', '---'],
  ['—', '—'],
  ['a\u200fb\u202ac', 'abc'],
  ['𝐀🚩', '𝐀🚩'],
];

describe('foldText', () => {
  it.each(SAME)('reads %j as %j', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

/** Of all units below `end`, those that are not as they should be: one expectation for each would take longer than the folding. */
const unitsBut = (end: number, isRight: (unit: number, folded: number) => boolean): string[] =>
  Array.from({ length: end }, (_, unit) => unit)
    .filter((unit) => !isRight(unit, foldUnit(unit)))
    .map((unit) => unit.toString(16));

describe('foldUnit', () => {
  it('folds what is folded to itself', () => {
    expect(unitsBut(0x10000, (_, folded) => folded === DELETED || foldUnit(folded) === folded)).toEqual([]);
  });

  it('keeps a unit in its word: only apostrophes and what is ignored leave it', () => {
    expect(unitsBut(0xd800, (unit, folded) => folded === DELETED || folded === 0x27 || isWordUnit(folded) === isWordUnit(unit))).toEqual([]);
  });

  it('ignores every mark and every format character, and nothing else', () => {
    const ignored = /[\p{M}\p{Cf}]/u;
    expect(unitsBut(0xd800, (unit, folded) => unit === 0 || (folded === DELETED) === ignored.test(String.fromCharCode(unit)))).toEqual([]);
  });
});

describe('words and cases', () => {
  it.each(['a', 'Я', 'ѣ', '7', 'ß', 'א', 'ª', 'Ⅳ', 'ʰ'])('%s belongs to a word', (letter) => expect(isWordUnit(letter.charCodeAt(0))).toBe(true));
  it.each(['_', '²', '½', '.', '—', "'", 'ʹ', ' ', '№', '\u0301', '\u00ad', '\ufffc'])('%j does not', (letter) => expect(isWordUnit(letter.charCodeAt(0))).toBe(false));
  it.each([
    ['a', LETTER_CASE.small],
    ['A', LETTER_CASE.capital],
    ['ж', LETTER_CASE.small],
    ['Ж', LETTER_CASE.capital],
    ['7', LETTER_CASE.none],
    ['א', LETTER_CASE.none],
    ['\u0345', LETTER_CASE.none],
  ])('%j has its case', (letter, expected) => expect(letterCase(letter.charCodeAt(0))).toBe(expected));
  it('tells emoji from astral letters', () => {
    expect(['🚩', '🤖', '𝐀', '𐌰', '𠀀'].map((letter) => leadsSymbol(letter.charCodeAt(0)))).toEqual([true, true, false, false, false]);
  });
});

describe('composeShortI', () => {
  it('changes no offset', () => {
    const text = 'Толсто\u0438\u0306 и \u0418\u0306од, Tolstoi\u0306';
    expect(composeShortI(text)).toHaveLength(text.length);
    expect(composeShortI(text)).toBe('Толстой\u0306 и Й\u0306од, Tolstoi\u0306');
  });
});

describe('foldSpelling', () => {
  it.each([
    ['«Правда»', 'правда'],
    [' "Workers’ Truth" ', "workers' truth"],
    ['‘Trud’', 'trud'],
    ['V.S.N.Kh.', 'v.s.n.kh.'],
    ['opis’', "opis'"],
    ['RKP(b)', 'rkp(b'],
    ['🚩', ''],
    ['—', ''],
  ])('makes %j into %j', (text, folded) => expect(foldSpelling(text)).toBe(folded));
});
