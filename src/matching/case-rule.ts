/**
 * Whether the capitals of a place in the text are those its form asks for.
 * Read from the raw text, since folding has dropped them.
 */
import type { CaseRule } from '../domain/entry.ts';
import { LETTER_CASE, letterCase } from './fold.ts';

/** The cases of a spelling's letters in order (see `LETTER_CASE`); characters without case don't count. */
export type Capitals = { readonly cases: readonly number[]; readonly count: number };

const NO_LETTERS: Capitals = { cases: [], count: 0 };

export function capitalsOf(literal: string): Capitals {
  const cases: number[] = [];
  for (let index = 0; index < literal.length; index++) {
    const letter = letterCase(literal.charCodeAt(index));
    if (letter !== LETTER_CASE.none) cases.push(letter);
  }
  return { cases, count: cases.filter((letter) => letter === LETTER_CASE.capital).length };
}

/**
 * Letter by letter as the literal has them; letters beyond its end (the s of
 * *SRs*) are small. An abbreviation of several capitals may also stand in
 * capitals throughout, as in a heading.
 */
function keepsCapitals(text: string, start: number, end: number, literal: Capitals): boolean {
  let letters = 0;
  let capitals = 0;
  let alike = true;
  for (let index = start; index < end; index++) {
    const letter = letterCase(text.charCodeAt(index));
    if (letter === LETTER_CASE.none) continue;
    if (letter === LETTER_CASE.capital) capitals++;
    if (letter !== (literal.cases[letters] ?? LETTER_CASE.small)) alike = false;
    letters++;
  }
  return letters >= literal.cases.length && (alike || (literal.count > 1 && capitals === letters));
}

/**
 * @param start first unit of the match
 * @param end unit after its last
 * @param literal capitals of the target's literal, for the rule `exact`; one without letters allows small letters only
 */
export function obeysCase(text: string, start: number, end: number, rule: CaseRule, literal: Capitals = NO_LETTERS): boolean {
  if (rule === 'any') return true;
  if (rule === 'exact') return keepsCapitals(text, start, end, literal);
  // What has no case, such as a digit, can't be small.
  return letterCase(text.charCodeAt(start)) !== LETTER_CASE.small;
}
