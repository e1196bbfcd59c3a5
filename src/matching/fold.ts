/**
 * What two spellings may differ in and still be the same to us: a table from
 * UTF-16 code unit to folded code unit. Works on single units, so that the
 * walker and the compiler agree without ever copying the text. Filled unit by
 * unit as texts need it: whole it takes 12 ms, a page uses a hundred of it.
 */

/** The fold of a unit that does not count: marks, soft hyphen, zero-width characters. */
export const DELETED = 0;
export const SPACE = 0x20;
export const APOSTROPHE = 0x27;
export const HYPHEN = 0x2d;
const BREVE = '\u0306';

/** Apostrophes, primes and quotation marks: all of them stand for soft and hard signs somewhere. */
const APOSTROPHES = '\'’‘‛ʼʹ′´`ʻˈʺ″“”„"ˮ＇';
/** Hyphens and the dashes printed in their place; the long dash separates words and is none of them. */
const HYPHENS = '-\u2010\u2011\u2012–−﹣－';
/** Letters that Unicode does not decompose but readers and catalogues write without the stroke. */
const STROKED: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ı: 'i' };

const IGNORED = /[\p{M}\p{Cf}]/u;
const MARKS = /\p{M}/gu;
/** Without the numerals of \p{No} (¹ ²: notes hang on words) and the underscore (_italics_ in plain text). */
const WORD = /[\p{L}\p{Nd}\p{Nl}]/u;

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;
const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
export const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/**
 * A high surrogate whose 1,024 characters are pictures, not letters: emoji and
 * symbols (U+1F000–1FBFF) and what lies beyond the ideographs.
 */
export const leadsSymbol = (unit: number): boolean => isHighSurrogate(unit) && ((unit >= 0xd83c && unit <= 0xd83e) || unit >= 0xdb40);

/** Of what case a unit is; `none`: it has no case, or doesn't count. */
export const LETTER_CASE = { none: 0, small: 1, capital: 2 } as const;

const folds = new Uint16Array(0x10000);
/** Per unit: the case in the low two bits, then one each for "in a word" and "known". */
const traits = new Uint8Array(0x10000);
const CASE_BITS = 3;
const IN_WORD = 4;
const KNOWN = 8;

function foldLetter(letter: string): string {
  const decomposed = letter.toLowerCase().normalize('NFD');
  // й is a letter of its own; ё is commonly printed е.
  if (decomposed === `и${BREVE}`) return 'й';
  const bare = decomposed.length === 1 ? decomposed : decomposed.replace(MARKS, '').toLowerCase();
  return STROKED[bare] ?? bare;
}

function computeFold(unit: number, letter: string, hasCase: boolean): number {
  if (unit === SPACE || isSurrogate(unit)) return unit;
  if (APOSTROPHES.includes(letter)) return APOSTROPHE;
  if (HYPHENS.includes(letter)) return HYPHEN;
  // Plain letters come before the Unicode classes, whose first use costs a page half a millisecond.
  if (!hasCase && unit > 0x7f && IGNORED.test(letter)) return DELETED;
  if (!hasCase && /\s/.test(letter)) return SPACE;
  const folded = foldLetter(letter);
  const only = folded.charCodeAt(0);
  // A few signs are only other names of signs that fold, such as the Greek numeral sign of a prime.
  return folded.length !== 1 || only === unit ? unit : foldUnit(only);
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function learn(unit: number): void {
  const letter = String.fromCharCode(unit);
  const small = letter.toLowerCase();
  // The one combining mark that has a capital is a mark all the same.
  const hasCase = small !== letter.toUpperCase() && unit !== 0x345;
  const fold = computeFold(unit, letter, hasCase);
  const isLetter = isSurrogate(unit) ? !leadsSymbol(unit) : isDigit(unit) || (fold !== DELETED && fold !== APOSTROPHE && (unit > 0x7f ? WORD.test(letter) : hasCase));
  const letterCase = !hasCase ? LETTER_CASE.none : letter === small ? LETTER_CASE.small : LETTER_CASE.capital;
  folds[unit] = fold;
  traits[unit] = KNOWN | (isLetter ? IN_WORD : 0) | letterCase;
}

/** The folded code unit, or `DELETED`. */
export function foldUnit(unit: number): number {
  if (traits[unit] === 0) learn(unit);
  return folds[unit]!;
}

/**
 * Whether a unit, raw or folded, belongs to a word. Both halves of an astral
 * letter do; the second half of a symbol answers as a letter's would, so a
 * caller steps over it with the first (see `leadsSymbol`).
 */
export function isWordUnit(unit: number): boolean {
  if (traits[unit] === 0) learn(unit);
  return (traits[unit]! & IN_WORD) !== 0;
}

/** One of `LETTER_CASE`. */
export function letterCase(unit: number): number {
  if (traits[unit] === 0) learn(unit);
  return traits[unit]! & CASE_BITS;
}

/** Whether a unit doesn't count: marks, soft hyphens, zero-width characters. */
export const isIgnored = (unit: number): boolean => foldUnit(unit) === DELETED;

/** A mark printed on the character before it. */
export const isCombiningMark = (unit: number): boolean => isIgnored(unit) && /\p{M}/u.test(String.fromCharCode(unit));

/**
 * Decomposed й (и with a combining breve) becomes й with a breve that folding
 * drops, so the length and every offset stay. Other letters need nothing: their
 * marks are dropped.
 */
export const composeShortI = (text: string): string =>
  text.includes(BREVE) ? text.replaceAll(`и${BREVE}`, `й${BREVE}`).replaceAll(`И${BREVE}`, `Й${BREVE}`) : text;

/** The text as the automaton reads it: folded, ignored characters gone, each run of whitespace one space. */
export function foldText(text: string): string {
  const composed = composeShortI(text);
  let folded = '';
  let afterSpace = false;
  for (let index = 0; index < composed.length; index++) {
    const fold = foldUnit(composed.charCodeAt(index));
    if (fold === DELETED || (fold === SPACE && afterSpace)) continue;
    afterSpace = fold === SPACE;
    folded += String.fromCharCode(fold);
  }
  return folded;
}
