/**
 * Patterns out of plain spellings. The types live in domain/, since forms/ and
 * matching/ share them; folding lives here, since the automaton defines it.
 */
import type { FormPattern, FormTarget } from '../domain/pattern.ts';
import { APOSTROPHE, foldText, isWordUnit, leadsSymbol } from './fold.ts';

export type { EntryMeta, FormPattern, FormTarget } from '../domain/pattern.ts';

/** One shared list per letter: a hundred thousand spellings repeat the same eighty. */
const single = new Map<string, readonly string[]>();

function alternative(unit: string): readonly string[] {
  const known = single.get(unit);
  if (known !== undefined) return known;
  const fresh = [unit];
  single.set(unit, fresh);
  return fresh;
}

/** A title in quotation marks; elsewhere a last apostrophe is a soft sign. */
const QUOTED = /^\s*["“”„‘'‚](.*)["“”’']\s*$/su;

const POINT = 0x2e;
/** A form may end in a word, the point of an abbreviation or a soft sign's apostrophe. */
const mayEnd = (unit: number): boolean => isWordUnit(unit) || unit === POINT || unit === APOSTROPHE;

/**
 * The folded spelling without what a form can't begin or end with: matches
 * begin at a word, so «Правда» is searched for as правда. Pictures go too: no
 * text is matched by them.
 */
export function foldSpelling(text: string): string {
  const folded = Array.from(foldText(text.replace(QUOTED, '$1'))).filter((letter) => !leadsSymbol(letter.charCodeAt(0))).join('');
  let start = 0;
  let end = folded.length;
  while (start < end && !isWordUnit(folded.charCodeAt(start))) start++;
  while (end > start && !mayEnd(folded.charCodeAt(end - 1))) end--;
  return folded.slice(start, end);
}

/** A pattern for one spelling, which it folds. A text without a letter or digit gives a pattern that never matches. */
export const literalPattern = (text: string, target: FormTarget): FormPattern => ({
  alternatives: Array.from(foldSpelling(text).split(''), alternative),
  target,
});
