/**
 * How far a stretch of text is about the glossary's world: which entries it
 * names, how surely, and which words speak for the topic. Kept as counts, so
 * that blocks can come and go.
 */
import type { Confidence, Kind } from '../domain/entry.ts';
import type { TopicWords } from './topic-words.ts';

const LIKELY_WEIGHT = 0.25;
const MOST_LIKELY = 8;
const STRONG_WORD_WEIGHT = 0.5;
const MOST_STRONG_WORDS = 6;
const WEAK_WORD_WEIGHT = 0.2;
const MOST_WEAK_WORDS = 5;
const TODAY_WEIGHT = 0.25;
const MOST_OF_TODAY = 4;
/** UTF-16 units of an English word with its space, on average. */
const UNITS_PER_WORD = 6;

/** An entry that a block names. */
export type Naming = { readonly id: string; readonly kind: Kind; readonly confidence: Confidence };
/** What one block adds. `length` in UTF-16 units; `isBare`: it is nothing but names of entries. */
export type Contribution = { readonly namings: readonly Naming[]; readonly words: TopicWords; readonly length: number; readonly isBare: boolean };

export class Evidence {
  readonly #certain = new Counts();
  readonly #likely = new Counts();
  readonly #strong = new Counts();
  readonly #weak = new Counts();
  readonly #today = new Counts();
  #length = 0;
  #bare = 0;
  #worded = 0;

  add(contribution: Contribution): void {
    this.#change(contribution, 1);
  }

  remove(contribution: Contribution): void {
    this.#change(contribution, -1);
  }

  /** Whether names of entries stand here and nothing else. */
  get isBare(): boolean {
    return this.#bare > 0 && this.#worded === 0;
  }

  /** In thousands of words. */
  get size(): number {
    return this.#length / UNITS_PER_WORD / 1000;
  }

  /**
   * Distinct entries surely named count 1 each, those likely named a quarter,
   * up to eight; words of the period a half, up to six; words that stand
   * elsewhere too a fifth, up to five. Places that are likely named count as
   * such words: most of them are in the news of today. Words of today take a
   * quarter, up to four.
   */
  get weight(): number {
    return (
      this.#certain.size +
      LIKELY_WEIGHT * Math.min(MOST_LIKELY, this.#likely.size) +
      STRONG_WORD_WEIGHT * Math.min(MOST_STRONG_WORDS, this.#strong.size) +
      WEAK_WORD_WEIGHT * Math.min(MOST_WEAK_WORDS, this.#weak.size) -
      TODAY_WEIGHT * Math.min(MOST_OF_TODAY, this.#today.size)
    );
  }

  #change({ namings, words, length, isBare }: Contribution, by: 1 | -1): void {
    this.#length += by * length;
    if (isBare) this.#bare += by;
    else if (length > 0) this.#worded += by;
    for (const word of words.strong) this.#strong.change(word, by);
    for (const word of words.weak) this.#weak.change(word, by);
    for (const word of words.today) this.#today.change(word, by);
    for (const { id, kind, confidence } of namings) {
      if (confidence === 'certain') this.#certain.change(id, by);
      else if (confidence === 'likely') (kind === 'place' ? this.#weak : this.#likely).change(id, by);
    }
  }
}

/** How often each key has come without going. */
export class Counts {
  readonly #counts = new Map<string, number>();
  #turns = 0;

  /** Changes when a key comes that was not there, or goes for good. */
  get turns(): number {
    return this.#turns;
  }

  get size(): number {
    return this.#counts.size;
  }

  has(key: string): boolean {
    return this.#counts.has(key);
  }

  change(key: string, by: 1 | -1): void {
    const before = this.#counts.get(key) ?? 0;
    const count = before + by;
    if (count <= 0 || before === 0) this.#turns++;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }
}
