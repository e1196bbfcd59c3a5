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

/** `reach`: what shows there by its own weight, as of the last change; `NEW` before the first. */
type Neighbourhood = { readonly evidence: Evidence; readonly matches: Set<Match>; length: number; reach: number };
const NEW = -1;
type Added = { readonly parts: readonly { readonly neighbourhood: Neighbourhood; readonly contribution: Contribution }[] };

const CONFIDENCES: readonly Confidence[] = ['certain', 'likely', 'context'];

export function createGate(level: Level): PageGate {
  return new Gate(level);
}

class Gate implements PageGate {
  readonly #level: Level;
  readonly #page = new Evidence();
  readonly #blocks = new Map<number, Added>();
  readonly #placeOf = new WeakMap<Match, Neighbourhood>();
  readonly #blockOf = new WeakMap<Match, number>();
  /** Persons named with given name or initials, and how often: their surname alone then means them. */
  readonly #named = new Map<EntryId, number>();
  /** For `calm`: the blocks in which an entry stands. */
  readonly #blocksOf = new Map<EntryId, Set<number>>();
  #filling: Neighbourhood | undefined;
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
    this.#blocks.set(blockKey, { parts });
    for (const { contribution } of parts) this.#page.add(contribution);
    for (const match of matches) this.#learn(match, blockKey);
    this.#noticeChange(parts.map(({ neighbourhood }) => neighbourhood));
  }

  remove(blockKey: number): void {
    const block = this.#blocks.get(blockKey);
    if (!block) return;
    this.#blocks.delete(blockKey);
    for (const { neighbourhood, contribution } of block.parts) {
      this.#page.remove(contribution);
      neighbourhood.evidence.remove(contribution);
      neighbourhood.length -= contribution.length;
      for (const match of contribution.matches) {
        neighbourhood.matches.delete(match);
        this.#forget(match, blockKey);
      }
    }
    this.#noticeChange(block.parts.map(({ neighbourhood }) => neighbourhood));
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
    return [...(this.#placeOf.get(match)?.matches ?? [])];
  }

  *all(): Iterable<Match> {
    for (const { parts } of this.#blocks.values()) for (const { contribution } of parts) yield* contribution.matches;
  }

  #passes(confidence: Confidence, match: Match): boolean {
    if (passesPage(confidence, this.#page)) return true;
    const place = this.#placeOf.get(match);
    return place !== undefined && place.evidence.weight >= NEIGHBOURHOOD[confidence];
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
    const inBlock = this.#blocks.get(block)?.parts.flatMap(({ contribution }) => contribution.matches) ?? [];
    return inBlock.find((other) => other.candidates[0]?.id === id) === match;
  }

  /** A long block is several neighbourhoods; short ones share one. */
  #partsOf(matches: readonly Match[], textLength: number, text: string): Added['parts'] {
    const parts: { neighbourhood: Neighbourhood; contribution: Contribution }[] = [];
    for (let from = 0; from < textLength || from === 0; from += NEIGHBOURHOOD_LENGTH) {
      const to = Math.min(textLength, from + NEIGHBOURHOOD_LENGTH);
      const here = textLength <= NEIGHBOURHOOD_LENGTH ? matches : matches.filter(({ start }) => start >= from && start < to);
      const contribution: Contribution = { matches: here, words: topicWords(textLength <= NEIGHBOURHOOD_LENGTH ? text : text.slice(from, to)), length: to - from };
      const neighbourhood = this.#neighbourhoodFor(contribution.length);
      neighbourhood.evidence.add(contribution);
      neighbourhood.length += contribution.length;
      for (const match of here) {
        neighbourhood.matches.add(match);
        this.#placeOf.set(match, neighbourhood);
      }
      parts.push({ neighbourhood, contribution });
    }
    return parts;
  }

  /** Blocks are scanned in the order of the page, nearly: those added one after another stand near each other. */
  #neighbourhoodFor(length: number): Neighbourhood {
    if (!this.#filling || this.#filling.length + length > NEIGHBOURHOOD_LENGTH) this.#filling = { evidence: new Evidence(), matches: new Set(), length: 0, reach: NEW };
    return this.#filling;
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
   *
   * @param touched the neighbourhoods whose evidence has changed
   */
  #noticeChange(touched: readonly Neighbourhood[]): void {
    const pageReach = CONFIDENCES.filter((confidence) => passesPage(confidence, this.#page)).length;
    let changed = pageReach !== this.#pageReach || this.#named.size !== this.#namedBefore || this.#firstMoved;
    for (const neighbourhood of touched) {
      const reach = reachOf(neighbourhood);
      if (neighbourhood.reach !== NEW && Math.max(reach, pageReach) !== Math.max(neighbourhood.reach, this.#pageReach)) changed = true;
      neighbourhood.reach = reach;
    }
    this.#pageReach = pageReach;
    this.#namedBefore = this.#named.size;
    this.#firstMoved = false;
    if (changed && this.#level !== 'everything') this.#version++;
  }
}

/** How many confidences show in a neighbourhood by its own weight, the surest first. */
const reachOf = ({ evidence }: Neighbourhood): number => CONFIDENCES.filter((confidence) => evidence.weight >= NEIGHBOURHOOD[confidence]).length;

function passesPage(confidence: Confidence, page: Evidence): boolean {
  if (page.size <= SNIPPET_THOUSANDS) return page.weight >= SNIPPET[confidence];
  return page.weight >= PAGE[confidence] * Math.sqrt(Math.max(1, page.size));
}
