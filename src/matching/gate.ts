/**
 * The gate: which matches a page shows. Weighs how surely a form means its entry
 * against how far the page, and the neighbourhood on a long page, is about the
 * glossary's world. Works in blocks that come and go, since pages change; what
 * is done for a block takes time in proportion to it and its neighbourhood.
 */
import { CONFIDENCES, type Confidence } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import type { Match } from '../domain/match.ts';
import { acquaintancesOf, type Acquaintances } from './acquaintance.ts';
import { partsOf } from './block-parts.ts';
import { Evidence, type Presence } from './evidence.ts';
import { FirstPlaces } from './first-places.ts';
import type { Heard } from './heard.ts';
import { Neighbourhood, NEIGHBOURHOOD_LENGTH, type Part } from './neighbourhood.ts';
import { createSenses } from './sense.ts';
import { SurnameTally } from './surname-tally.ts';

/** What stands with a match, for rank. */
export type Company = {
  /** The matches of its neighbourhood, itself among them. */
  readonly near: readonly Match[];
  readonly nearby: Presence;
  readonly page: Presence;
  /** The text it stands in. */
  readonly text: string;
};

export interface PageGate {
  /** @param textLength of the block, in UTF-16 units */
  add(blockKey: number, matches: readonly Match[], textLength: number, text: string): void;
  remove(blockKey: number): void;
  /**
   * Told in which order the blocks stand, where they did not come in it: what
   * shows then depends on the page alone, not on how it has come about. Works as
   * far as it is iterated, so that it can be done bit by bit; no block may come
   * or go meanwhile, else it is to be begun anew.
   *
   * @param blockKeys of all blocks; those never added are left out
   */
  arrange(blockKeys: readonly number[]): Iterable<undefined>;
  /** Asked with the very objects that were added. */
  shows(match: Match): boolean;
  /** Changes when `shows` may answer otherwise than before. */
  readonly version: number;
  company(match: Match): Company;
}

/**
 * The weight at which each confidence shows, the surest first. A snippet of a few lines shows what is
 * certain at once, and the rest where anything speaks for the period; a page of
 * ordinary length must have more; from there on the weight must grow with the
 * root of the length, since chance words grow with the length itself.
 */
const SNIPPET = [0.5, 0.5, 0.8];
const PAGE = [1.4, 2, 3];
/** In thousands of words; between the two the weights do. */
const SNIPPET_SIZE = 0.15;
const PAGE_SIZE = 1;

/** A part and where it belongs by now. */
type Slot = { readonly part: Part; readonly block: number; neighbourhood: Neighbourhood };
type Place = { readonly heard: Heard; readonly slot: Slot };
type Block = readonly Slot[];

/** @param acquaintances what belongs to an entry: the company in which a doubtful word shows */
export function createGate(level: Level, acquaintances: Acquaintances = acquaintancesOf()): PageGate {
  return new Gate(level, acquaintances);
}

class Gate implements PageGate {
  readonly #level: Level;
  readonly #acquaintances: Acquaintances;
  readonly #evidence = new Evidence();
  readonly #surnames = new SurnameTally();
  readonly #blocks = new Map<number, Block>();
  readonly #places = new Map<Match, Place>();
  /** For `calm`. */
  readonly #firsts = new FirstPlaces();
  readonly #senses = createSenses();
  #filling: Neighbourhood | undefined;
  /** Of the page. */
  #reach = pageReach(this.#evidence);
  #version = 0;

  constructor(level: Level, acquaintances: Acquaintances) {
    this.#level = level;
    this.#acquaintances = acquaintances;
  }

  add(blockKey: number, matches: readonly Match[], textLength: number, text: string): void {
    const before = this.#names;
    const block: Slot[] = [];
    let changed = false;
    for (const part of partsOf(matches, textLength, text, this.#senses)) {
      const slot: Slot = { part, block: blockKey, neighbourhood: this.#neighbourhoodFor(part.length) };
      if (slot.neighbourhood.add(part)) changed = true;
      for (const heard of part.heard) this.#places.set(heard.match, { heard, slot });
      block.push(slot);
    }
    this.#blocks.set(blockKey, block);
    if (this.#level === 'calm') this.#firsts.add(blockKey, certain(block));
    this.#settle(changed, before);
  }

  remove(blockKey: number): void {
    const block = this.#blocks.get(blockKey);
    if (!block) return;
    const before = this.#names;
    this.#blocks.delete(blockKey);
    let changed = false;
    for (const { part, neighbourhood } of block) {
      if (neighbourhood.remove(part)) changed = true;
      for (const { match } of part.heard) this.#places.delete(match);
    }
    if (this.#level === 'calm' && this.#firsts.remove(blockKey)) changed = true;
    this.#settle(changed, before);
  }

  *arrange(blockKeys: readonly number[]): Iterable<undefined> {
    const keys = blockKeys.filter((key) => this.#blocks.has(key));
    for (const group of grouped(keys.flatMap((key) => this.#blocks.get(key) ?? []))) {
      const before = this.#names;
      this.#settle(this.#bringTogether(group), before);
      yield;
    }
    if (this.#level === 'calm' && this.#firsts.arrange(keys)) this.#version++;
  }

  shows(match: Match): boolean {
    if (this.#level === 'everything') return true;
    const place = this.#places.get(match);
    if (place === undefined) return false;
    const { confidence, wantsCompany } = place.heard;
    if (this.#level === 'calm') return confidence === 'certain' && this.#passes('certain', place) && this.#firsts.isFirst(match, place.slot.block);
    if (this.#evidence.isBare || (this.#isNamedInFull(place.heard) && this.#passes('certain', place))) return true;
    if (wantsCompany) return this.#keepsCompany(place) && this.#passes('likely', place);
    return this.#passes(confidence, place) && (confidence === 'certain' || !this.#isAnothers(place.heard));
  }

  get version(): number {
    return this.#version;
  }

  company(match: Match): Company {
    const place = this.#places.get(match);
    if (place === undefined) return { near: [match], nearby: new Evidence(), page: this.#evidence, text: '' };
    return { near: [...place.slot.neighbourhood.matches()], nearby: place.slot.neighbourhood.evidence, page: this.#evidence, text: place.slot.part.text };
  }

  #passes(confidence: Confidence, { slot: { neighbourhood } }: Place): boolean {
    return Math.max(this.#reach, neighbourhood.reach) > CONFIDENCES.indexOf(confidence);
  }

  /** Beside something that belongs to it; of a surname, in most of the places where the page has it. */
  #keepsCompany({ heard, slot: { neighbourhood } }: Place): boolean {
    const { surname } = heard;
    return neighbourhood.keepsCompany(heard) || (surname?.place === 'alone' && this.#surnames.isOurs(surname.of));
  }

  #isAnothers({ surname }: Heard): boolean {
    return surname !== undefined && this.#surnames.isAnothers(surname.of);
  }

  /** A surname, after the page has named its bearer in full. */
  #isNamedInFull({ sense: { surnames } }: Heard): boolean {
    return surnames.some((id) => this.#evidence.hasInFull(id));
  }

  /** Blocks come in the order of the page until it is told otherwise: those added one after another stand near each other. */
  #neighbourhoodFor(length: number): Neighbourhood {
    if (!this.#filling || !fits(this.#filling.length, length)) this.#filling = this.#newNeighbourhood();
    return this.#filling;
  }

  /** @returns whether they were not together before, and by themselves */
  #bringTogether(group: readonly Slot[]): boolean {
    const home = group[0]!.neighbourhood;
    this.#filling = home;
    if (home.size === group.length && group.every(({ neighbourhood }) => neighbourhood === home)) return false;
    this.#filling = this.#newNeighbourhood();
    for (const slot of group) {
      slot.neighbourhood.remove(slot.part);
      slot.neighbourhood = this.#filling;
      slot.neighbourhood.add(slot.part);
    }
    return true;
  }

  #newNeighbourhood(): Neighbourhood {
    return new Neighbourhood(this.#acquaintances, this.#evidence, this.#surnames);
  }

  /**
   * Counts the version up where what is shown of earlier matches may differ
   * after a change: the marks are looked at again only then.
   *
   * @param changed whether a neighbourhood or a first place has; @param names `#names` before
   */
  #settle(changed: boolean, names: number): void {
    if (this.#level === 'everything') return;
    const before = this.#reach;
    this.#reach = pageReach(this.#evidence);
    if (changed || this.#reach !== before || this.#names !== names) this.#version++;
  }

  /** Another number where the page says otherwise than before whose surnames are meant. */
  get #names(): number {
    return this.#surnames.turns * MOST_PERSONS + this.#evidence.inFull;
  }
}

/** Named in full on one page. */
const MOST_PERSONS = 1e6;

const certain = (block: Block): Match[] => block.flatMap(({ part }) => part.heard.filter(({ confidence }) => confidence === 'certain').map(({ match }) => match));

/** What shows on a page that is nothing but forms, as a heading, a cell or a list of names may be: nothing there speaks against any. */
const ALL = CONFIDENCES.length + 1;

/** How many confidences show on the whole page, the surest first; `ALL`: even what wants company. */
function pageReach({ size, weight, isBare }: Evidence): number {
  if (isBare) return ALL;
  const share = Math.min(1, Math.max(0, (size - SNIPPET_SIZE) / (PAGE_SIZE - SNIPPET_SIZE)));
  const factor = Math.sqrt(Math.max(1, size / PAGE_SIZE));
  let reach = 0;
  while (reach < PAGE.length && weight >= (SNIPPET[reach]! + share * (PAGE[reach]! - SNIPPET[reach]!)) * factor) reach++;
  return reach;
}

const fits = (length: number, more: number): boolean => length + more <= NEIGHBOURHOOD_LENGTH;

/** The slots of a page in its order, cut into neighbourhoods. */
function* grouped(slots: readonly Slot[]): Generator<readonly Slot[]> {
  let group: Slot[] = [];
  let length = 0;
  for (const slot of slots) {
    if (!fits(length, slot.part.length)) {
      yield group;
      group = [];
      length = 0;
    }
    group.push(slot);
    length += slot.part.length;
  }
  if (group.length > 0) yield group;
}
