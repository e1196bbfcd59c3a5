/**
 * What speaks for a stretch of text being about the glossary's world: which
 * entries it names, how surely, and which words of the topic stand in it. Kept
 * as counts, so that blocks can come and go.
 */
import type { Confidence, EntryId, Kind } from '../domain/entry.ts';
import type { Heard } from './heard.ts';
import { TOPIC, type TopicWord } from './topic-words.ts';

const LIKELY_WEIGHT = 0.25;
const MOST_LIKELY = 8;
const STRONG_WORD_WEIGHT = 0.5;
const MOST_STRONG_WORDS = 6;
const PLACE_WEIGHT = 0.5;
const WEAK_WORD_WEIGHT = 0.2;
const MOST_WEAK_WORDS = 5;
const TODAY_WEIGHT = 0.25;
const MOST_OF_TODAY = 4;
/** In thousands of words: so short a text need not say what it is about. */
const FEW_LINES = 0.1;
const MOST_NAMES = 4;
/** What names alone must outweigh. */
const AGAINST_NAMES = 1.3;
/** UTF-16 units of an English word with its space, on average. */
const UNITS_PER_WORD = 6;

/** What one block adds. `length` in UTF-16 units; `isBare`: it is nothing but names of entries. */
export type Contribution = { readonly heard: readonly Heard[]; readonly words: readonly TopicWord[]; readonly length: number; readonly isBare: boolean };

/** Which entries are named beyond doubt: by these it is told what doubtful matches mean. */
export interface Presence {
  /** Named by a form that means nothing else. */
  hasSurely(id: EntryId): boolean;
  /** A person named with given name or initials that no other candidate shares. */
  hasInFull(id: EntryId): boolean;
}

/** The ways in which a key, an entry's id or a word's stem, is counted, as indices; the first three are the classes of topic words. */
const { strong: STRONG, weak: WEAK, today: TODAY } = TOPIC;
const CERTAIN = 3;
const PERSON = 4;
const PLACE = 5;
const LIKELY = 6;
const SURELY = 7;
const IN_FULL = 8;
const none = (): number[] => [0, 0, 0, 0, 0, 0, 0, 0, 0];

const NO_ENTRIES: readonly EntryId[] = [];

/** Places and works are there today, and persons have namesakes. */
function wayOf(kind: Kind, confidence: Confidence): number {
  if (confidence !== 'certain') return kind === 'place' ? WEAK : LIKELY;
  return kind === 'person' ? PERSON : kind === 'place' || kind === 'workplace' ? PLACE : CERTAIN;
}

export class Evidence implements Presence {
  readonly #whole: Evidence | undefined;
  /** Per key, how often it has come in each way without going. */
  readonly #counts = new Map<string, number[]>();
  /** For each way, how many keys have. */
  readonly #sizes = none();
  #length = 0;
  #bare = 0;
  #worded = 0;

  /** @param whole the page that this is a stretch of: what comes and goes here does so there */
  constructor(whole?: Evidence) {
    this.#whole = whole;
  }

  /** @returns the entries that were not named by a form that means nothing else, and are now; or, where the block goes, the other way round */
  change({ heard, words, length, isBare }: Contribution, by: 1 | -1): readonly EntryId[] {
    this.#measure(length, isBare, by);
    if (this.#whole) this.#whole.#measure(length, isBare, by);
    for (const { class: of, stem } of words) this.#count(this.#countsOf(stem), stem, of, by);
    let turned = NO_ENTRIES;
    for (const { sense: { best, only, inFull }, confidence, wantsCompany } of heard) {
      if (best === undefined) continue;
      const counts = this.#countsOf(best.id);
      if (confidence !== 'context') this.#count(counts, best.id, wayOf(best.kind, confidence), by);
      if (only !== undefined && !wantsCompany && this.#count(counts, only, SURELY, by)) turned = [...turned, only];
      if (inFull !== undefined) this.#count(this.#countsOf(inFull), inFull, IN_FULL, by);
    }
    return turned;
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
   * Distinct entries surely named count 1 each, places a half; those likely
   * named a quarter, up to eight; words of the period a half, up to six; words
   * that stand elsewhere too a fifth, up to five. Places that are likely named
   * count as such words: most of them are in the news of today. Words of today
   * take a quarter, up to four.
   *
   * Where neither a word of the period nor a body, group, event or term is named
   * beyond doubt, all the rest may be namesakes, in a family tree or a list of
   * players: names count as likely, up to four, and have more to outweigh. A few
   * lines are taken at their word, unless something of today stands in them.
   */
  get weight(): number {
    const sizes = this.#sizes;
    const isGrounded = sizes[STRONG]! + sizes[CERTAIN]! > 0 || (sizes[TODAY] === 0 && this.size < FEW_LINES);
    const names = isGrounded
      ? sizes[PERSON]! + PLACE_WEIGHT * sizes[PLACE]! + LIKELY_WEIGHT * Math.min(MOST_LIKELY, sizes[LIKELY]!)
      : LIKELY_WEIGHT * Math.min(MOST_NAMES, sizes[PERSON]! + sizes[PLACE]! + sizes[LIKELY]!) - AGAINST_NAMES;
    return (
      names +
      sizes[CERTAIN]! +
      STRONG_WORD_WEIGHT * Math.min(MOST_STRONG_WORDS, sizes[STRONG]!) +
      WEAK_WORD_WEIGHT * Math.min(MOST_WEAK_WORDS, sizes[WEAK]!) -
      TODAY_WEIGHT * Math.min(MOST_OF_TODAY, sizes[TODAY]!)
    );
  }

  hasSurely(id: EntryId): boolean {
    return this.#has(id, SURELY);
  }

  hasInFull(id: EntryId): boolean {
    return this.#has(id, IN_FULL);
  }

  /** How many persons are named in full. */
  get inFull(): number {
    return this.#sizes[IN_FULL]!;
  }

  #has(key: string, way: number): boolean {
    return (this.#counts.get(key)?.[way] ?? 0) > 0;
  }

  #measure(length: number, isBare: boolean, by: 1 | -1): void {
    this.#length += by * length;
    if (isBare) this.#bare += by;
    else if (length > 0) this.#worded += by;
  }

  #countsOf(key: string): number[] {
    let counts = this.#counts.get(key);
    if (counts === undefined) this.#counts.set(key, (counts = none()));
    return counts;
  }

  /** @returns whether the key was not there before in this way, or has gone for good */
  #count(counts: number[], key: string, way: number, by: 1 | -1): boolean {
    const count = counts[way]! + by;
    counts[way] = count;
    if (count !== (by === 1 ? 1 : 0)) return false;
    this.#sizes[way]! += by;
    if (this.#whole) this.#whole.#count(this.#whole.#countsOf(key), key, way, by);
    return true;
  }
}
