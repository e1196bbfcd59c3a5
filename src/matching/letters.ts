/**
 * What kind of character a UTF-16 unit is, answered without a regular expression
 * for the letters of most texts. Expressions with Unicode classes in them take a
 * cold page one to ten milliseconds each to compile, which was a third of the
 * gate's time on a book; so what stands around names is read unit by unit.
 *
 * Halves of characters beyond the first plane are of no kind; nor is NaN, before
 * and behind a text.
 */

export const SPACE = 0x20;
export const NO_BREAK_SPACE = 0xa0;
export const POINT = 0x2e;
export const HYPHEN = 0x2d;

const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;
const NUMBER = /\p{N}/u;

/** A to z, as in English. */
export const isLatin = (unit: number): boolean => (unit | 0x20) > 0x60 && (unit | 0x20) < 0x7b;
/** А to я. */
const isRussian = (unit: number): boolean => unit >= 0x410 && unit < 0x450;
/** The expression decides of what is beyond English and Russian, and no dash or quotation mark of print. */
const isRare = (unit: number, pattern: RegExp): boolean => unit > 0x7f && !isRussian(unit) && (unit < 0x2010 || unit > 0x2027) && pattern.test(String.fromCharCode(unit));

export const isLetter = (unit: number): boolean => isLatin(unit) || isRussian(unit) || isRare(unit, LETTER);
export const isNumber = (unit: number): boolean => (unit > 0x2f && unit < 0x3a) || isRare(unit, NUMBER);
export const isCombining = (unit: number): boolean => isRare(unit, MARK);
export const isCapital = (unit: number): boolean => (unit > 0x40 && unit < 0x5b) || (unit > 0x40f && unit < 0x430) || isRare(unit, CAPITAL);
export const isSmall = (unit: number): boolean => (unit > 0x60 && unit < 0x7b) || (unit > 0x42f && unit < 0x450) || isRare(unit, SMALL);

/** The letters from a place on, as one word. */
export function wordAt(text: string, start: number): string {
  let end = start;
  while (isLetter(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

/** Where what an expression with the flag `y` describes ends, if it stands at a place; else -1. Nothing is copied. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
