/**
 * What a query may stand for besides its own letters, in the ways that notes and
 * citations write: 10th congress, X съезд, 10-й съезд, Miasnikov's, Trotskii, L. D.
 * A page's own words come here too: a double click takes a possessive along.
 */
import { ENGLISH_ORDINALS, ROMAN_NUMERALS, RUSSIAN_ORDINAL_STEMS } from '../domain/ordinals.ts';

const POSSESSIVE = /(?<=\p{L})['’ʼ]s(?!\p{L})/giu;
/** A letter alone, and another behind it. */
const LONE_LETTERS = /(?<!\p{L})(\p{L})[. ]+(?=\p{L}(?:[. ]|$))/gu;
const FIRST_WORD = /^\s*(?:(?<number>\d{1,2})(?:st|nd|rd|th|-?(?:й|я|е|ый|ой|ий|ая|ое|го|ого|му|ому|м|ом))?|(?<roman>[ivxх]+))\s+(?=\p{L})/iu;

/** Other texts to look up, none for most queries. */
export function otherReadings(query: string): string[] {
  const plain = query.replace(POSSESSIVE, '').replace(LONE_LETTERS, '$1');
  return [...new Set([plain, inWords(plain)])].filter((reading) => reading !== query);
}

/** `10th congress` → `tenth congress`; in Russian the ordinal's stem alone, since its ending is the noun's. */
function inWords(text: string): string {
  const { 0: numeral = '', groups } = FIRST_WORD.exec(text) ?? {};
  const at = groups?.['number'] === undefined ? ROMAN_NUMERALS.indexOf(groups?.['roman']?.toUpperCase().replaceAll('Х', 'X') ?? '') : Number(groups['number']) - 1;
  const rest = text.slice(numeral.length);
  const words = /^\p{Script=Cyrillic}/u.test(rest) ? RUSSIAN_ORDINAL_STEMS : ENGLISH_ORDINALS;
  return words[at] === undefined ? text : `${words[at]} ${rest}`;
}
