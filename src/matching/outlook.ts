/**
 * Whether a page might show anything at all, told without the gate's code: most
 * pages that name something do so by chance, with a word that would need much
 * around it. May say yes in vain, never no: then the gate shows nothing either,
 * see the test.
 */
import type { Match } from '../domain/match.ts';

/** A block as the gate is told of it; `length` in UTF-16 units. */
export type Told = { readonly matches: readonly Match[]; readonly length: number; readonly text: string };

/**
 * In UTF-16 units: on a page as long, what stands elsewhere too (`weak` words, a
 * fifth each, up to five) does not reach the threshold of what is certain.
 */
const LONG_ENOUGH = 3800;
/** A part of every `strong` word of topic-words.ts; Cyrillic as a whole. */
const STRONG_SIGNS = /so[vw]|ussr|rsf|petrog|bol[sc]|menshe|lenin|stalin|trot[sz]|tsar|czar|zaris|marx|commis|prolet|comint|kerens|kron|191[7-9]|192[0-4]|oktobe|[\u0400-\u04ff\u1c80-\u1c8f]/i;

/** Of normal level, without entries of the reader's own. */
export function mightShow(blocks: Iterable<Told>): boolean {
  let length = 0;
  let isBare = true;
  for (const block of blocks) {
    length += block.length;
    if (block.matches.length === 0 && block.length > 0) isBare = false;
    if (block.matches.some(({ confidence }) => confidence !== 'context') || STRONG_SIGNS.test(block.text)) return true;
  }
  return isBare || length < LONG_ENOUGH;
}
