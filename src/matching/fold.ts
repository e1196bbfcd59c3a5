/**
 * What two spellings may differ in and still be the same to us: one table from
 * UTF-16 code unit to folded code unit. Works on single units, so that the
 * walker and the compiler agree without ever copying the text.
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

const BLOCK_BITS = 8;
const folds = new Uint16Array(0x10000);
const words = new Uint8Array(0x10000);
const cases = new Uint8Array(0x10000);
const filled = new Uint8Array(0x10000 >> BLOCK_BITS);

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;
const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
export const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/**
 * A high surrogate whose 1,024 characters are pictures, not letters: emoji and
 * symbols (U+1F000–1FBFF) and what lies beyond the ideographs.
 */
export const leadsSymbol = (unit: number): boolean => isHighSurrogate(unit) && ((unit >= 0xd83c && unit <= 0xd83e) || unit >= 0xdb40);

function foldLetter(letter: string): string {
  const decomposed = letter.toLowerCase().normalize('NFD');
  // й is a letter of its own; ё is commonly printed е.
  if (decomposed === `и${BREVE}`) return 'й';
  const bare = decomposed.replace(MARKS, '').toLowerCase();
  return STROKED[bare] ?? bare;
}

function computeFold(unit: number): number {
  if (isSurrogate(unit)) return unit;
  const letter = String.fromCharCode(unit);
  if (IGNORED.test(letter)) return DELETED;
  if (/\s/.test(letter)) return SPACE;
  if (APOSTROPHES.includes(letter)) return APOSTROPHE;
  if (HYPHENS.includes(letter)) return HYPHEN;
  const folded = foldLetter(letter);
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}

/** Of what case a unit is; `none`: it has no case, or doesn't count. */
export const LETTER_CASE = { none: 0, small: 1, capital: 2 } as const;

function computeCase(unit: number, fold: number): number {
  const letter = String.fromCharCode(unit);
  if (fold === DELETED || letter.toLowerCase() === letter.toUpperCase()) return LETTER_CASE.none;
  return letter === letter.toLowerCase() ? LETTER_CASE.small : LETTER_CASE.capital;
}

/** The whole table takes 12 ms, a page needs two or three blocks of it. */
function fill(block: number): void {
  filled[block] = 1;
  const first = block << BLOCK_BITS;
  for (let unit = first; unit < first + (1 << BLOCK_BITS); unit++) {
    const fold = computeFold(unit);
    folds[unit] = fold;
    const isWord = isSurrogate(unit) ? !leadsSymbol(unit) : fold !== DELETED && fold !== APOSTROPHE && WORD.test(String.fromCharCode(unit));
    words[unit] = isWord ? 1 : 0;
    cases[unit] = computeCase(unit, fold);
  }
}

/** The folded code unit, or `DELETED`. */
export function foldUnit(unit: number): number {
  if (filled[unit >> BLOCK_BITS] === 0) fill(unit >> BLOCK_BITS);
  return folds[unit] ?? DELETED;
}

/**
 * Whether a unit, raw or folded, belongs to a word. Both halves of an astral
 * letter do; the second half of a symbol answers as a letter's would, so a
 * caller steps over it with the first (see `leadsSymbol`).
 */
export function isWordUnit(unit: number): boolean {
  if (filled[unit >> BLOCK_BITS] === 0) fill(unit >> BLOCK_BITS);
  return words[unit] === 1;
}

/** Whether a unit doesn't count: marks, soft hyphens, zero-width characters. */
export const isIgnored = (unit: number): boolean => foldUnit(unit) === DELETED;

/** A mark printed on the character before it. */
export const isCombiningMark = (unit: number): boolean => isIgnored(unit) && /\p{M}/u.test(String.fromCharCode(unit));

/** One of `LETTER_CASE`. */
export function letterCase(unit: number): number {
  if (filled[unit >> BLOCK_BITS] === 0) fill(unit >> BLOCK_BITS);
  return cases[unit] ?? LETTER_CASE.none;
}

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
