/**
 * The walker: from each word start of a text down the automaton, as far as it
 * goes, and on from the longest form that ends a word. Folding, boundaries and
 * ignored characters come out of one table look-up per unit; nothing is copied.
 */
import { longestAcrossLineEnds } from './every-reading.ts';
import { isLowSurrogate } from './fold.ts';
import { classAt, endsWord, type Walkable } from './walkable.ts';
import * as SYMBOL from './symbols.ts';

const SOFT_HYPHEN = 0xad;

/**
 * All forms in `text` from left to right, the longest at each place, none
 * overlapping another. `text` has its й composed (see `composeShortI`).
 */
export function scan(text: string, walkable: Walkable, emit: (start: number, end: number, list: number) => void): void {
  const { alphabet, array } = walkable;
  const { classes } = alphabet;
  const { cells, detours, labelBits, root, rootWeight } = array;
  const labelMask = (1 << labelBits) - 1;
  const isFinal = 1 << labelBits;
  const hasOutput = 2 << labelBits;
  const baseShift = labelBits + 2;
  const length = text.length;
  let index = 0;
  while (index < length) {
    let found = classes[text.charCodeAt(index)]!;
    if (found < SYMBOL.inWord) {
      if (found === SYMBOL.unknown) alphabet.classify(text.charCodeAt(index));
      else index += found === SYMBOL.pictureLead && isLowSurrogate(text.charCodeAt(index + 1)) ? 2 : 1;
      continue;
    }
    let base = root;
    let sum = rootWeight;
    let at = index;
    let end = 0;
    let list = 0;
    let gap = -1;
    let lineEnd = false;
    for (;;) {
      const cell = cells[base + (found & SYMBOL.mask)]!;
      if ((cell & labelMask) !== (found & SYMBOL.mask)) break;
      const last = found;
      const afterLast = at + 1;
      found = ++at < length ? classes[text.charCodeAt(at)]! : SYMBOL.other;
      if (found < SYMBOL.inWord) {
        while (found <= SYMBOL.ignored || (found === SYMBOL.space && last === SYMBOL.space)) {
          if (found === SYMBOL.unknown) {
            found = alphabet.classify(text.charCodeAt(at));
            continue;
          }
          if (text.charCodeAt(at) === SOFT_HYPHEN) lineEnd ||= classAt(text, at + 1, alphabet) < SYMBOL.inWord;
          found = ++at < length ? classes[text.charCodeAt(at)]! : SYMBOL.other;
        }
        if (found < SYMBOL.inWord) {
          if (gap < 0) gap = at;
          // Inside a compound a word follows; at a line end, the break.
          if (found === SYMBOL.hyphen) lineEnd ||= classAt(text, at + 1, alphabet) < SYMBOL.inWord;
        }
      }
      base = cell >> baseShift;
      if ((cell & hasOutput) !== 0) {
        sum += detours[base + 1]!;
        base = detours[base]!;
      }
      if ((cell & isFinal) !== 0 && endsWord(text, last, found, at, alphabet) && walkable.accepts(text, index, afterLast, sum)) {
        end = afterLast;
        list = sum;
      }
      if (base === 0) break;
    }
    if (end === 0 && lineEnd) {
      const hit = longestAcrossLineEnds(text, index, walkable);
      if (hit !== undefined) {
        end = hit.end;
        list = hit.list;
      }
    }
    if (end > 0) {
      emit(index, end, list);
      index = end;
      // Else the number of a note: no word begins within it.
      if (classAt(text, end - 1, alphabet) < SYMBOL.inWord) continue;
    } else {
      index = gap >= 0 ? gap : Math.max(at, index + 1);
    }
    while (index < length) {
      found = classes[text.charCodeAt(index)]!;
      if (found >= SYMBOL.inWord || found === SYMBOL.ignored) index++;
      else if (found === SYMBOL.unknown) alphabet.classify(text.charCodeAt(index));
      else break;
    }
  }
}
