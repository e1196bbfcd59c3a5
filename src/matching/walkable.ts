/**
 * What every walk through the automaton needs and where a form may end.
 */
import type { Alphabet } from './alphabet.ts';
import type { DoubleArray } from './double-array.ts';
import * as SYMBOL from './symbols.ts';

/** `accepts` decides by the case rules whether any target of a list may stand for this place. */
export type Walkable = {
  readonly alphabet: Alphabet;
  readonly array: DoubleArray;
  accepts(text: string, start: number, end: number, list: number): boolean;
};

/** A form found: offsets in the text, the number of its list of targets. */
export type Hit = { readonly start: number; readonly end: number; readonly list: number };

/** The class of the unit at `index`; beyond the text, of a character that no form has. */
export function classAt(text: string, index: number, alphabet: Alphabet): number {
  if (index >= text.length) return SYMBOL.other;
  const unit = text.charCodeAt(index);
  return alphabet.classes[unit]! || alphabet.classify(unit);
}

/**
 * Whether a word ends before an apostrophe: where nothing of the word follows,
 * or the s of a possessive and no more. (`oktiabr'skii` does not end in октябрь.)
 */
function endsAtApostrophe(text: string, apostrophe: number, alphabet: Alphabet): boolean {
  let next = apostrophe;
  let found = classAt(text, next, alphabet);
  while (found === SYMBOL.apostrophe || found === SYMBOL.ignored) found = classAt(text, ++next, alphabet);
  if (found < SYMBOL.inWord) return true;
  if (found !== (SYMBOL.letterS | SYMBOL.inWord)) return false;
  do found = classAt(text, ++next, alphabet);
  while (found === SYMBOL.ignored);
  return found < SYMBOL.inWord;
}

/** Whether a form whose last symbol is `last` may end where `next`, at `index`, follows. */
export function endsWord(text: string, last: number, next: number, index: number, alphabet: Alphabet): boolean {
  const inWord = last >= SYMBOL.inWord || last === SYMBOL.apostrophe;
  if (next >= SYMBOL.inWord) return !inWord;
  return next !== SYMBOL.apostrophe || !inWord || endsAtApostrophe(text, index, alphabet);
}
