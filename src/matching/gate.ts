/**
 * The gate: which matches a page shows. Weighs how surely a form means its entry
 * against how far the page, and the neighbourhood on a long page, is about the
 * glossary's world. Works in blocks that come and go, since pages change.
 */
import type { Confidence, EntryId } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import type { Match } from '../domain/match.ts';
import { Evidence, type Contribution } from './evidence.ts';
import { topicWords } from './topic-words.ts';

export interface PageGate {
  /** @param textLength of the block, in UTF-16 units */
  add(blockKey: number, matches: readonly Match[], textLength: number, text: string): void;
  remove(blockKey: number): void;
  /** Asked with the very objects that were added. */
  shows(match: Match): boolean;
  /** Changes when `shows` may answer otherwise than before. */
  readonly version: number;
  /** The matches in the blocks beside a match, itself among them: what rank weighs first. */
  near(match: Match): readonly Match[];
  /** Every match on the page. */
  all(): Iterable<Match>;
}

/**
 * The weight a page must have, per square root of its thousands of words, for a
 * confidence to show. A snippet of a few lines shows what is certain at once; a
 * page of ordinary length must have a second thing that speaks for it.
 */
const PAGE: Readonly<Record<Confidence, number>> = { certain: 1.4, likely: 2, context: 3.5 };
const SNIPPET_THOUSANDS = 0.15;
const SNIPPET: Readonly<Record<Confidence, number>> = { certain: 0.9, likely: 1.5, context: 3 };
/** The same for a neighbourhood: more, because among many neighbourhoods one goes wrong by chance. */
const NEIGHBOURHOOD: Readonly<Record<Confidence, number>> = { certain: 3, likely: 3.5, context: 5 };
/** UTF-16 units: two or three pages of a book. */
const NEIGHBOURHOOD_LENGTH = 6000;

type Neighbourhood = { readonly weight: number; readonly matches: readonly Match[] };
type Parts = readonly Contribution[];

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'context'];

export function createGate(level: Level): PageGate {
  return new Gate(level);
}

class Gate implements PageGate {
  readonly #level: Level;
  readonly #page = new Evidence();
  readonly #blocks = new Map<number, Parts>();
  readonly #placeOf = new WeakMap<Match, Neighbourhood>();
  readonly #blockOf = new WeakMap<Match, number>();
  /** Persons named with given name or initials, and how often: their surname alone then means them. */
  readonly #named = new Map<EntryId, number>();
  /** For `calm`: the blocks in which an entry stands. */
  readonly #blocksOf = new Map<EntryId, Set<number>>();
  #pageReach = 0;
  #namedBefore = 0;
  /** For `calm`: an entry's first place has become another. */
  #firstMoved = false;
  #version = 0;

  constructor(level: Level) {
    this.#level = level;
  }

  add(blockKey: number, matches: readonly Match[], textLength: number, text: string): void {
    const parts = this.#partsOf(matches, textLength, text);
    this.#blocks.set(blockKey, parts);
    for (const part of parts) this.#page.add(part);
    for (const match of matches) this.#learn(match, blockKey);
    this.#noticeChange();
  }

  remove(blockKey: number): void {
    const parts = this.#blocks.get(blockKey);
    if (!parts) return;
    this.#blocks.delete(blockKey);
    for (const part of parts) {
      this.#page.remove(part);
      for (const match of part.matches) this.#forget(match, blockKey);
    }
    this.#noticeChange();
  }

  shows(match: Match): boolean {
    if (this.#level === 'everything') return true;
    if (this.#level === 'calm') return match.confidence === 'certain' && this.#passes('certain', match) && this.#isFirst(match);
    return this.#passes(match.confidence, match) || this.#namesNamed(match);
  }

  get version(): number {
    return this.#version;
  }

  near(match: Match): readonly Match[] {
    return this.#placeOf.get(match)?.matches ?? [];
  }

  *all(): Iterable<Match> {
    for (const parts of this.#blocks.values()) for (const { matches } of parts) yield* matches;
  }

  #passes(confidence: Confidence, match: Match): boolean {
    if (passesPage(confidence, this.#page)) return true;
    const place = this.#placeOf.get(match);
    return place !== undefined && place.weight >= NEIGHBOURHOOD[confidence];
  }

  /** A surname alone, after the page has named the person in full and is at all about this world. */
  #namesNamed(match: Match): boolean {
    return match.candidates.some(({ id, via }) => via === 'surname' && this.#named.has(id)) && this.#passes('certain', match);
  }

  #isFirst(match: Match): boolean {
    const id = match.candidates[0]?.id;
    const block = this.#blockOf.get(match);
    if (id === undefined || block === undefined) return false;
    if (Math.min(...(this.#blocksOf.get(id) ?? [])) !== block) return false;
    const inBlock = this.#blocks.get(block)?.flatMap(({ matches }) => matches) ?? [];
    return inBlock.find((other) => other.candidates[0]?.id === id) === match;
  }

  /**
   * A block is a neighbourhood, a long one several. Blocks share none: which stand beside each other
   * would depend on the order in which a changing page was read.
   */
  #partsOf(matches: readonly Match[], textLength: number, text: string): Parts {
    const parts: Contribution[] = [];
    for (let from = 0; from < textLength || from === 0; from += NEIGHBOURHOOD_LENGTH) {
      const to = Math.min(textLength, from + NEIGHBOURHOOD_LENGTH);
      const here = textLength <= NEIGHBOURHOOD_LENGTH ? matches : matches.filter(({ start }) => start >= from && start < to);
      const contribution: Contribution = { matches: here, words: topicWords(textLength <= NEIGHBOURHOOD_LENGTH ? text : text.slice(from, to)), length: to - from };
      const evidence = new Evidence();
      evidence.add(contribution);
      const neighbourhood: Neighbourhood = { weight: evidence.weight, matches: here };
      for (const match of here) this.#placeOf.set(match, neighbourhood);
      parts.push(contribution);
    }
    return parts;
  }

  #learn(match: Match, blockKey: number): void {
    this.#blockOf.set(match, blockKey);
    for (const { id, via } of match.candidates) if (via === 'full-name') this.#named.set(id, (this.#named.get(id) ?? 0) + 1);
    const first = match.candidates[0]?.id;
    if (first === undefined || this.#level !== 'calm') return;
    const blocks = this.#blocksOf.get(first);
    if (blocks && blocks.size > 0 && blockKey < Math.min(...blocks)) this.#firstMoved = true;
    if (blocks) blocks.add(blockKey);
    else this.#blocksOf.set(first, new Set([blockKey]));
  }

  #forget(match: Match, blockKey: number): void {
    for (const { id, via } of match.candidates) {
      if (via !== 'full-name') continue;
      const count = (this.#named.get(id) ?? 0) - 1;
      if (count > 0) this.#named.set(id, count);
      else this.#named.delete(id);
    }
    const first = match.candidates[0]?.id;
    const blocks = first === undefined ? undefined : this.#blocksOf.get(first);
    if (blocks?.delete(blockKey) && blocks.size > 0 && blockKey < Math.min(...blocks)) this.#firstMoved = true;
  }

  /**
   * Counts the version up where what is shown of earlier matches may differ now:
   * the marks are looked at again only then.
   */
  #noticeChange(): void {
    const pageReach = CONFIDENCES.filter((confidence) => passesPage(confidence, this.#page)).length;
    const changed = pageReach !== this.#pageReach || this.#named.size !== this.#namedBefore || this.#firstMoved;
    this.#pageReach = pageReach;
    this.#namedBefore = this.#named.size;
    this.#firstMoved = false;
    if (changed && this.#level !== 'everything') this.#version++;
  }
}

function passesPage(confidence: Confidence, page: Evidence): boolean {
  if (page.size <= SNIPPET_THOUSANDS) return page.weight >= SNIPPET[confidence];
  return page.weight >= PAGE[confidence] * Math.sqrt(Math.max(1, page.size));
}
