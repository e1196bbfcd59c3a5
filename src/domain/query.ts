/**
 * What a reader may look up.
 */

/** In UTF-16 units: what is longer is cut. */
export const LONGEST_QUERY = 200;
