/**
 * Symbols: what the walker compares instead of characters. A table from UTF-16
 * unit to symbol folds and classifies in one look-up; it is filled unit by
 * unit as texts need it.
 */
import { APOSTROPHE, DELETED, foldUnit, HYPHEN, isWordUnit, leadsSymbol, SPACE } from './fold.ts';
import * as SYMBOL from './symbols.ts';

const FIXED_UNITS = [SPACE, APOSTROPHE, HYPHEN, 's'.charCodeAt(0)];

export type Alphabet = {
  /** The folded units that have a symbol, in the order of their symbols from `SYMBOL.space` on. */
  readonly units: readonly number[];
  /** The greatest symbol. */
  readonly last: number;
  /** `SYMBOL.other` for a unit that no pattern uses. */
  symbol(foldedUnit: number): number;
  /** Per UTF-16 unit: symbol, with `SYMBOL.inWord` beside it; `SYMBOL.unknown` until `classify` has met the unit. */
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
    if (leadsSymbol(unit)) return SYMBOL.pictureLead;
    return isWordUnit(unit) ? symbol(folded) | SYMBOL.inWord : symbol(folded);
  };

  return {
    units: all,
    last: SYMBOL.firstFree - 1 + free.length,
    symbol,
    classes,
    classify: (unit) => (classes[unit] = computeClass(unit)),
  };
}
