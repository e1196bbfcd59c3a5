/**
 * Words that stand beside a thing and beside no other of its name: the stems by
 * which a passage tells which of them it means (after M. Lesk, 1986).
 */
import type { Span } from '../domain/match.ts';
import { isLetter, isNumber } from './letters.ts';

/** UTF-16 units before and after a match: a sentence or two. */
const REACH = 400;
const STEM = 6;
const LEAST_LETTERS = 4;
const MARKS = /\p{M}/gu;
/** Whether characters may have to be decomposed: not those of English, nor dashes and quotation marks. */
const COMPOSED = /[^\0-\xbf\u2010-\u2027]/;
/** How many must stand beside a word for them to speak for an entry by themselves. */
const ENOUGH = 3;
const YEAR = /^19\d\d$/;

/** The stems of a text, without those of short words; years as they are. */
export function stems(text: string): Set<string> {
  const found = new Set<string>();
  collect(text, undefined, found);
  return found;
}

/** What stands around a match, itself left out. */
export const around = (text: string, { start, end }: Span): string => `${text.slice(Math.max(0, start - REACH), start)} ${text.slice(end, end + REACH)}`;

/** Whether enough of the clues of one entry stand around a match. @param entries the clues of each entry it may mean */
export function hasClues(text: string, match: Span, entries: readonly ReadonlySet<string>[]): boolean {
  return entries.some((wanted) => wanted.size >= ENOUGH && countAround(text, match, wanted) >= ENOUGH);
}

function countAround(text: string, { start, end }: Span, wanted: ReadonlySet<string>): number {
  const found = new Set<string>();
  collect(text.slice(Math.max(0, start - REACH), start), wanted, found);
  collect(text.slice(end, end + REACH), wanted, found);
  return found.size;
}

/**
 * Reads a text unit by unit and copies only what may be wanted.
 *
 * @param wanted all, if undefined
 */
function collect(text: string, wanted: ReadonlySet<string> | undefined, found: Set<string>): void {
  const plain = COMPOSED.test(text) ? text.normalize('NFD').replace(MARKS, '') : text;
  const letters = wanted ? lettersOf(wanted) : -1;
  for (let index = 0; index < plain.length; ) {
    const start = index;
    const first = plain.charCodeAt(index++);
    const isKind = isLetter(first) ? isLetter : isNumber(first) ? isNumber : undefined;
    if (isKind === undefined) continue;
    while (index < plain.length && isKind(plain.charCodeAt(index))) index++;
    if (index - start < LEAST_LETTERS || ((letters >> (first & 31)) & 1) === 0) continue;
    if (isKind === isNumber && (index - start !== LEAST_LETTERS || !YEAR.test(plain.slice(start, index)))) continue;
    const stem = plain.slice(start, Math.min(index, start + STEM)).toLowerCase();
    if (!wanted || wanted.has(stem)) found.add(stem);
  }
}

/** The first letters of stems, as bits by their own last five: two words of three are done with after one look. */
function lettersOf(stems: ReadonlySet<string>): number {
  let letters = 0;
  for (const stem of stems) letters |= 1 << (stem.charCodeAt(0) & 31);
  return letters;
}
