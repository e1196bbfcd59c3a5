/**
 * Symbols: the small numbers that the walker reads instead of characters. These
 * have a meaning of their own; the rest are numbered as the patterns use them.
 * Single constants and not an object, so that bundlers write them into the
 * walker's loop, which makes it a tenth faster.
 */

/** The table does not know the unit yet. */
export const unknown = 0;
/** Does not count: marks, soft hyphens, zero-width characters. */
export const ignored = 1;
/** The first half of an astral symbol, such as an emoji: two units that belong to no word. */
export const pictureLead = 2;
/** No pattern uses it; never the label of an edge. */
export const other = 3;
export const space = 4;
export const apostrophe = 5;
export const hyphen = 6;
export const letterS = 7;
export const firstFree = 8;

/** Set beside the symbol where the unit belongs to a word. */
export const inWord = 0x8000;
/** What remains of a class without `inWord`. */
export const mask = 0x7fff;
