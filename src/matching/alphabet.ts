/**
 * Symbols: what the walker compares instead of characters. A table from UTF-16
 * unit to symbol folds and classifies in one look-up; it is filled unit by
 * unit as texts need it.
 */
import { APOSTROPHE, DELETED, foldUnit, HYPHEN, isWordUnit, leadsSymbol, SPACE } from './fold.ts';

/** Symbols below `FIRST_FREE` have a meaning of their own; the rest are numbered as the patterns use them. */
export const SYMBOL = {
  /** The table does not know the unit yet. */
  unfilled: 0,
  /** Does not count: marks, soft hyphens, zero-width characters. */
  ignored: 1,
  /** The first half of an astral symbol, such as an emoji: two units that belong to no word. */
  symbolLead: 2,
  /** No pattern uses it; never the label of an edge. */
  other: 3,
  space: 4,
  apostrophe: 5,
  hyphen: 6,
  letterS: 7,
} as const;

/** Set beside the symbol where the unit belongs to a word. */
export const WORD = 0x8000;
export const SYMBOL_MASK = 0x7fff;

const FIXED_UNITS = [SPACE, APOSTROPHE, HYPHEN, 's'.charCodeAt(0)];
const FIRST_FREE = SYMBOL.letterS + 1;

export type Alphabet = {
  /** The folded units that have a symbol, in the order of their symbols from `SYMBOL.space` on. */
  readonly units: readonly number[];
  /** The greatest symbol. */
  readonly last: number;
  /** `SYMBOL.other` for a unit that no pattern uses. */
  symbol(foldedUnit: number): number;
  /** Per UTF-16 unit: symbol, with `WORD`; `SYMBOL.unfilled` until `classify` has met the unit. */
  readonly classes: Uint16Array;
  /** The class of a unit, which the table has from then on. */
  classify(unit: number): number;
};

/** @param units folded units that patterns use, in any order; the fixed ones may be missing */
export function createAlphabet(units: Iterable<number>): Alphabet {
  const free = [...new Set(units)].filter((unit) => !FIXED_UNITS.includes(unit) && !leadsSymbol(unit)).sort((a, b) => a - b);
  const all = [...FIXED_UNITS, ...free];
  const symbols = new Map(all.map((unit, index) => [unit, SYMBOL.space + index]));
  const classes = new Uint16Array(0x10000);

  const symbol = (unit: number): number => symbols.get(unit) ?? SYMBOL.other;

  const computeClass = (unit: number): number => {
    const folded = foldUnit(unit);
    if (folded === DELETED) return SYMBOL.ignored;
    if (leadsSymbol(unit)) return SYMBOL.symbolLead;
    return isWordUnit(unit) ? symbol(folded) | WORD : symbol(folded);
  };

  return {
    units: all,
    last: FIRST_FREE - 1 + free.length,
    symbol,
    classes,
    classify: (unit) => (classes[unit] = computeClass(unit)),
  };
}
