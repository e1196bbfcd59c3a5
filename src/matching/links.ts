/**
 * What a slot of the double array says besides its label: the base of the state
 * the edge leads to, and two flags in the lowest bits.
 */

/** The state is final. */
export const final = 1;
/** The edge has an output. */
export const output = 2;
/** Any flag. */
export const flags = 3;
/** Where the base begins. Base 0: the state has no edges. */
export const baseShift = 2;
