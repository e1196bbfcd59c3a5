/**
 * Congresses and conferences are counted in words, in Roman and in Arabic
 * numerals: Tenth Congress, X Congress, 10th Congress; Десятый, X, 10-й съезд.
 */
import { ENGLISH_ORDINALS, ROMAN_NUMERALS, RUSSIAN_ORDINAL_STEMS } from '../domain/ordinals.ts';

const suffix = (number: number): string => (number % 100 >= 11 && number % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'));

/** The phrase, and if it begins with an ordinal up to twenty, the same with numerals. */
export function withNumerals(phrase: string): string[] {
  const space = phrase.indexOf(' ');
  if (space < 0) return [phrase];
  const first = phrase.slice(0, space).toLowerCase();
  const rest = phrase.slice(space);
  const english = ENGLISH_ORDINALS.indexOf(first) + 1;
  if (english > 0) return [phrase, `${english}${suffix(english)}${rest}`, `${ROMAN_NUMERALS[english - 1]}${rest}`];
  const russian = RUSSIAN_ORDINAL_STEMS.findIndex((stem) => first.replace(/(?:[ыио]й|[ая]я|[ое]е|ья|ье)$/u, '').replaceAll('ё', 'е') === stem.replaceAll('ё', 'е')) + 1;
  if (russian > 0) return [phrase, `${ROMAN_NUMERALS[russian - 1]}${rest}`, `${russian}-${first.slice(-1)}${rest}`];
  return [phrase];
}
