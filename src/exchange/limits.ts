/**
 * How much a file may hold. A reader's glossary of every person in a library
 * fits; what would fill memory or disk does not.
 */

/** Of the file as it comes, in bytes. */
export const MOST_BYTES = 100_000_000;
/** Of all that a zip unfolds to, in bytes. */
export const MOST_UNZIPPED = 200_000_000;
/** How many times larger than the zip its contents may be, beyond the first megabytes. Text rarely exceeds 20. */
export const MOST_RATIO = 100;
export const RATIO_FREE = 10_000_000;
export const MOST_ENTRIES = 200_000;
/** Objects and lists within each other. */
export const DEEPEST = 40;
/** Entries beyond which those of a file are marked by their own spellings only: deriving theirs would take minutes. */
export const MOST_DERIVED = 5000;
