/**
 * Words that stand beside a thing and beside no other of its name: the stems by
 * which a passage tells which of them it means (after M. Lesk, 1986).
 */
import type { Span } from '../domain/match.ts';

/** UTF-16 units before and after a match: a sentence or two. */
const REACH = 400;
const STEM = 6;
const LEAST_LETTERS = 4;
const WORD = /\p{L}[\p{L}\p{M}]+|(?<!\p{N})19\d\d(?!\p{N})/gu;
const MARKS = /\p{M}/gu;
/** How many must stand beside a word for them to speak for an entry by themselves. */
const ENOUGH = 3;

/** The stems of a text, without those of short words; years as they are. */
export function stems(text: string): Set<string> {
  const found = new Set<string>();
  for (const [word] of text.normalize('NFD').replace(MARKS, '').matchAll(WORD)) if (word.length >= LEAST_LETTERS) found.add(word.slice(0, STEM).toLowerCase());
  return found;
}

/** What stands around a match, itself left out. */
export const around = (text: string, { start, end }: Span): string => `${text.slice(Math.max(0, start - REACH), start)} ${text.slice(end, end + REACH)}`;

/** Whether enough of the clues of one entry stand around a match. @param entries the clues of each entry it may mean */
export function hasClues(text: string, match: Span, entries: readonly ReadonlySet<string>[]): boolean {
  const clues = entries.filter(({ size }) => size > 0);
  if (clues.length === 0) return false;
  const found = stems(around(text, match));
  return clues.some((wanted) => {
    let count = 0;
    for (const stem of found) if (wanted.has(stem) && ++count >= ENOUGH) return true;
    return false;
  });
}
