/**
 * How far a stretch of text is about the glossary's world: which entries it
 * names, how surely, and which words speak for the topic. Kept as counts, so
 * that blocks can come and go.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';

const LIKELY_WEIGHT = 0.25;
const MOST_LIKELY = 8;
const WORD_WEIGHT = 0.5;
const MOST_WORDS = 6;
/** UTF-16 units of an English word with its space, on average. */
const UNITS_PER_WORD = 6;

/** What one block adds. */
export type Contribution = { readonly matches: readonly Match[]; readonly words: ReadonlySet<string>; readonly length: number };

export class Evidence {
  readonly #certain = new Counts();
  readonly #likely = new Counts();
  readonly #words = new Counts();
  #length = 0;

  add(contribution: Contribution): void {
    this.#change(contribution, 1);
  }

  remove(contribution: Contribution): void {
    this.#change(contribution, -1);
  }

  /** In thousands of words. */
  get size(): number {
    return this.#length / UNITS_PER_WORD / 1000;
  }

  /**
   * Distinct entries surely named count 1 each, those likely named a quarter, up
   * to eight of them; topic words a half, up to six.
   */
  get weight(): number {
    return this.#certain.size + LIKELY_WEIGHT * Math.min(MOST_LIKELY, this.#likely.size) + WORD_WEIGHT * Math.min(MOST_WORDS, this.#words.size);
  }

  #change({ matches, words, length }: Contribution, by: 1 | -1): void {
    this.#length += by * length;
    for (const word of words) this.#words.change(word, by);
    for (const match of matches) {
      const id = match.candidates[0]?.id;
      if (id === undefined || match.confidence === 'context') continue;
      (match.confidence === 'certain' ? this.#certain : this.#likely).change(id, by);
    }
  }
}

class Counts {
  readonly #counts = new Map<EntryId | string, number>();

  get size(): number {
    return this.#counts.size;
  }

  change(key: EntryId | string, by: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }
}
