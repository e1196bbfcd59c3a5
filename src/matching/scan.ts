/**
 * The walker: from each word start of a text down the automaton, as far as it
 * goes, and on from the longest form that ends a word. Folding, boundaries and
 * ignored characters come out of one table look-up per unit; nothing is copied.
 */
import { outputAt } from './double-array.ts';
import { longestAcrossLineEnds } from './every-reading.ts';
import { isLowSurrogate } from './fold.ts';
import { classAt, endsWord, type Walkable } from './walkable.ts';
import * as SYMBOL from './symbols.ts';

const SOFT_HYPHEN = 0xad;

/** Longer forms than anybody writes find room too. */
const SHORT_PATH = 512;
/** The cells of the walk so far: what they add up to is asked for only where a form ends. One for all, since walks don't nest. */
const shortPath = new Int32Array(SHORT_PATH);

function longer(path: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const room = new Int32Array(path.length * 2);
  room.set(path);
  return room;
}

/**
 * All forms in `text` from left to right, the longest at each place, none
 * overlapping another. `text` has its й composed (see `composeShortI`).
 */
export function scan(text: string, walkable: Walkable, emit: (start: number, end: number, list: number) => void): void {
  const { alphabet, array } = walkable;
  const { classes } = alphabet;
  const { cells, labelBits, root, rootWeight } = array;
  const labelMask = (1 << labelBits) - 1;
  const isFinal = 1 << labelBits;
  const baseShift = labelBits + 2;
  const length = text.length;
  let path = shortPath;
  let index = 0;
  let found: number;
  for (;;) {
    // Between words.
    for (; ; index++) {
      if (index >= length) return;
      found = classes[text.charCodeAt(index)]!;
      if (found >= SYMBOL.inWord) break;
      if (found <= SYMBOL.pictureLead) {
        if (found === SYMBOL.unknown) {
          found = alphabet.classify(text.charCodeAt(index));
          if (found >= SYMBOL.inWord) break;
        }
        if (found === SYMBOL.pictureLead && isLowSurrogate(text.charCodeAt(index + 1))) index++;
      }
    }
    let base = root;
    let sum = rootWeight;
    let steps = 0;
    let summed = 0;
    let at = index;
    let end = 0;
    let list = 0;
    let gap = -1;
    let lineEnd = false;
    for (;;) {
      const place = base + (found & SYMBOL.mask);
      const cell = cells[place]!;
      if (((cell ^ found) & labelMask) !== 0) break;
      if (steps === path.length) path = longer(path);
      path[steps++] = place;
      const last = found;
      const afterLast = ++at;
      found = at < length ? classes[text.charCodeAt(at)]! : SYMBOL.other;
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
      if ((cell & isFinal) === 0) continue;
      if (endsWord(text, last, found, at, alphabet)) {
        while (summed < steps) sum += outputAt(array, path[summed++]!);
        if (walkable.accepts(text, index, afterLast, sum)) {
          end = afterLast;
          list = sum;
        }
      }
      // Only final states are without edges.
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
    } else if (gap >= 0) {
      index = gap;
      continue;
    } else index = Math.max(at, index + 1);
    // The rest of the word.
    for (; index < length; index++) {
      found = classes[text.charCodeAt(index)]!;
      if (found >= SYMBOL.inWord || found === SYMBOL.ignored) continue;
      if (found !== SYMBOL.unknown) break;
      found = alphabet.classify(text.charCodeAt(index));
      if (found < SYMBOL.inWord && found !== SYMBOL.ignored) break;
    }
  }
}
