/**
 * What a page as a whole says of a surname printed alone, which its places one
 * by one may leave open: whether the company of its bearer is kept in most of
 * them, and whether the page names another bearer.
 */
import type { EntryId } from '../domain/entry.ts';

/** `alone`: printed without a given name. `kept`: alone, in company of what belongs to the entry. `other`: with somebody else's given name. */
export type SurnamePlace = 'alone' | 'kept' | 'other';

type Counts = Record<SurnamePlace, number>;

export class SurnameTally {
  readonly #counts = new Map<EntryId, Counts>();
  #turns = 0;

  change(surname: EntryId, place: SurnamePlace, by: 1 | -1): void {
    const counts = this.#counts.get(surname) ?? { alone: 0, kept: 0, other: 0 };
    const before = verdictOf(counts);
    counts[place] += by;
    this.#counts.set(surname, counts);
    if (verdictOf(counts) !== before) this.#turns++;
  }

  /** Whether the bearer is meant here and there, so most likely throughout. */
  isOurs(surname: EntryId): boolean {
    return verdictOf(this.#counts.get(surname)) === 'ours';
  }

  /** Whether the page speaks as much of another bearer. */
  isAnothers(surname: EntryId): boolean {
    return verdictOf(this.#counts.get(surname)) === 'another\'s';
  }

  /** Changes when an answer does. */
  get turns(): number {
    return this.#turns;
  }
}

function verdictOf(counts: Counts | undefined): 'ours' | 'another\'s' | undefined {
  if (counts === undefined) return undefined;
  if (counts.other > 0 && counts.other >= counts.alone) return 'another\'s';
  return counts.kept > 0 && counts.kept * 2 >= counts.alone ? 'ours' : undefined;
}
