/**
 * The patient walker: every form that begins at one place, not the longest
 * only, and on demand with words that a hyphen divides at a line end
 * (`Mias-⏎nikov`) joined again. Used where the fast walker found nothing or a
 * reader asks for more, so it may take its time.
 */
import type { Alphabet } from './alphabet.ts';
import { outputAt } from './double-array.ts';
import { classAt, endsWord, type Hit, type Walkable } from './walkable.ts';
import * as SYMBOL from './symbols.ts';

/** A symbol of the text, the unit it stands at and the unit to read on from. */
type Token = { readonly found: number; readonly at: number; readonly resume: number };

const SOFT_HYPHEN = '\u00ad';
const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** The next symbol that counts, from `index` on, after the symbol `last`. */
function readToken(text: string, index: number, last: number, alphabet: Alphabet): Token {
  let at = index;
  let found = classAt(text, at, alphabet);
  while (found === SYMBOL.ignored || (found === SYMBOL.space && last === SYMBOL.space)) found = classAt(text, ++at, alphabet);
  return { found, at, resume: at + 1 };
}

/**
 * Where a word is divided at a line end behind `index`: the readings that join
 * it, without its hyphen and (unless that is a soft one) with it.
 */
function joinedTokens(text: string, index: number, alphabet: Alphabet): Token[] {
  let at = index;
  let soft = false;
  for (; classAt(text, at, alphabet) === SYMBOL.ignored; at++) soft ||= text.charAt(at) === SOFT_HYPHEN;
  const hyphen = classAt(text, at, alphabet) === SYMBOL.hyphen ? at++ : -1;
  if (hyphen < 0 && !soft) return [];
  let broken = false;
  for (let found = classAt(text, at, alphabet); found === SYMBOL.space || found === SYMBOL.ignored; found = classAt(text, ++at, alphabet)) {
    broken ||= LINE_BREAK.test(text.charAt(at));
  }
  const found = classAt(text, at, alphabet);
  if (!broken || found < SYMBOL.inWord) return [];
  const without = { found, at, resume: at + 1 };
  return hyphen < 0 ? [without] : [without, { found: SYMBOL.hyphen, at: hyphen, resume: at }];
}

/** Calls `visit` for each form that begins at `start`, in the order of the readings: joined, joined with hyphen, as printed. */
function walk(text: string, start: number, walkable: Walkable, joining: boolean, visit: (hit: Hit) => void): void {
  const { alphabet, array } = walkable;
  const { cells, labelBits } = array;
  const step = (base: number, weight: number, token: Token): void => {
    const symbol = token.found & SYMBOL.mask;
    const place = base + symbol;
    const cell = cells[place]!;
    if ((cell & ((1 << labelBits) - 1)) !== symbol) return;
    const child = cell >> (labelBits + 2);
    const list = weight + outputAt(array, place);
    const end = token.at + 1;
    const next = readToken(text, token.resume, token.found, alphabet);
    const isFinal = (cell & (1 << labelBits)) !== 0;
    if (isFinal && endsWord(text, token.found, next.found, next.at, alphabet) && walkable.accepts(text, start, end, list)) visit({ start, end, list });
    if (child === 0) return;
    if (joining && token.found >= SYMBOL.inWord) for (const joined of joinedTokens(text, token.resume, alphabet)) step(child, list, joined);
    step(child, list, next);
  };
  step(array.root, array.rootWeight, readToken(text, start, SYMBOL.other, alphabet));
}

/** The longest form that begins at `start` when words divided at line ends are joined; of equal ones the first reading's. */
export function longestAcrossLineEnds(text: string, start: number, walkable: Walkable): Hit | undefined {
  let longest: Hit | undefined;
  walk(text, start, walkable, true, (hit) => {
    if (longest === undefined || hit.end > longest.end) longest = hit;
  });
  return longest;
}

/** Every form that begins at `start` and ends at or before `limit`, longest first. */
export function formsFrom(text: string, start: number, limit: number, walkable: Walkable): Hit[] {
  const hits: Hit[] = [];
  walk(text, start, walkable, false, (hit) => {
    if (hit.end <= limit) hits.push(hit);
  });
  return hits.toReversed();
}
