/**
 * What every walk through the automaton needs and where a form may end.
 */
import type { Alphabet } from './alphabet.ts';
import type { DoubleArray } from './double-array.ts';
import { isIgnored, LETTER_CASE, letterCase } from './fold.ts';
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

const MOST_NOTE_DIGITS = 3;

/** Whether the number of a note, and no more, stands at `index`: one to three digits with a word's end behind them. */
function isNote(text: string, index: number, alphabet: Alphabet): boolean {
  let digits = 0;
  let at = index;
  for (; ; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) digits++;
    else if (classAt(text, at, alphabet) !== SYMBOL.ignored) break;
  }
  return digits > 0 && digits <= MOST_NOTE_DIGITS && classAt(text, at, alphabet) < SYMBOL.inWord;
}

/** Notes hang on small letters (Zelenskii25); behind capitals a number is part of the name (GPU4, K2). */
function followsSmallLetter(text: string, index: number): boolean {
  let before = index - 1;
  while (before > 0 && isIgnored(text.charCodeAt(before))) before--;
  return letterCase(text.charCodeAt(before)) === LETTER_CASE.small;
}

/**
 * Whether a word ends before an apostrophe: where nothing of the word follows,
 * a note's number, or the s of a possessive and no more. (`oktiabr'skii` does
 * not end in октябрь.)
 */
function endsAtApostrophe(text: string, apostrophe: number, alphabet: Alphabet): boolean {
  let next = apostrophe;
  let found = classAt(text, next, alphabet);
  while (found === SYMBOL.apostrophe || found === SYMBOL.ignored) found = classAt(text, ++next, alphabet);
  if (found < SYMBOL.inWord || isNote(text, next, alphabet)) return true;
  if (found !== (SYMBOL.letterS | SYMBOL.inWord)) return false;
  do found = classAt(text, ++next, alphabet);
  while (found === SYMBOL.ignored);
  return found < SYMBOL.inWord || isNote(text, next, alphabet);
}

/** Whether a form whose last symbol is `last` may end where `next`, at `index`, follows. */
export function endsWord(text: string, last: number, next: number, index: number, alphabet: Alphabet): boolean {
  const inWord = last >= SYMBOL.inWord || last === SYMBOL.apostrophe;
  if (next >= SYMBOL.inWord) return !inWord || (isNote(text, index, alphabet) && followsSmallLetter(text, index));
  return next !== SYMBOL.apostrophe || !inWord || endsAtApostrophe(text, index, alphabet);
}
