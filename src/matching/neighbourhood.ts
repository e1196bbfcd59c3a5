/**
 * A stretch of the page, two or three pages of a book long, with the evidence
 * in it: what makes a chapter show on a long page about other things, and what
 * keeps a doubtful word company.
 */
import { CONFIDENCES, type Confidence, type EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import type { Acquaintance, Acquaintances } from './acquaintance.ts';
import { hasClues } from './clue-words.ts';
import { Evidence, type Contribution } from './evidence.ts';
import type { Heard } from './heard.ts';
import { Presence } from './presence.ts';
import type { SurnameTally } from './surname-tally.ts';

/** In UTF-16 units. */
export const NEIGHBOURHOOD_LENGTH = 6000;
/** The weight at which a confidence shows: more than a page of that length needs, because among many neighbourhoods one goes wrong by chance. */
const THRESHOLD: Readonly<Record<Confidence, number>> = { certain: 3, likely: 3.5, context: 5 };

/** In UTF-16 units: a line or two of print. */
const BESIDE = 150;

/** What one block adds to one neighbourhood. `text` is the block's, for the words around a match. */
export type Part = Contribution & { readonly heard: readonly Heard[]; readonly text: string };

/** `spoken`: whether its own block speaks for it, once that has been asked: the block does not change. */
type Waiting = { readonly part: Part; kept: boolean; spoken?: boolean };

export class Neighbourhood {
  readonly presence = new Presence();
  readonly #evidence = new Evidence();
  readonly #parts = new Set<Part>();
  /** Those that want company, with the last answer. */
  readonly #waiting = new Map<Heard, Waiting>();
  readonly #acquaintances: Acquaintances;
  readonly #surnames: SurnameTally;
  /** Of the parts together, in UTF-16 units. */
  length = 0;

  /** @param surnames the page's, kept up to date with what is found here */
  constructor(acquaintances: Acquaintances, surnames: SurnameTally) {
    this.#acquaintances = acquaintances;
    this.#surnames = surnames;
  }

  /** @returns whether an earlier match may show otherwise now */
  add(part: Part): boolean {
    const before = this.reach;
    const isFirst = this.#parts.size === 0;
    this.#parts.add(part);
    this.length += part.length;
    this.#evidence.add(part);
    const changed = this.#change(part, 1);
    for (const each of part.heard) {
      if (each.surname) this.#surnames.change(each.surname.of, each.surname.place, 1);
      if (!each.wantsCompany) continue;
      const waiting: Waiting = { part, kept: false };
      this.#waiting.set(each, waiting);
      waiting.kept = this.#findCompany(each, waiting);
      if (waiting.kept) this.#tellKept(each, 1);
    }
    return !isFirst && (changed || this.reach !== before);
  }

  /** @returns whether what is left may show otherwise now */
  remove(part: Part): boolean {
    if (!this.#parts.delete(part)) return false;
    const before = this.reach;
    this.length -= part.length;
    this.#evidence.remove(part);
    for (const each of part.heard) {
      if (each.surname) this.#surnames.change(each.surname.of, each.surname.place, -1);
      if (this.#waiting.get(each)?.kept) this.#tellKept(each, -1);
      this.#waiting.delete(each);
    }
    return this.#change(part, -1) || this.reach !== before;
  }

  /** In parts. */
  get size(): number {
    return this.#parts.size;
  }

  /** How many confidences show here by its own weight, the surest first. */
  get reach(): number {
    return CONFIDENCES.filter((confidence) => this.#evidence.weight >= THRESHOLD[confidence]).length;
  }

  /** Every match here. */
  *matches(): Iterable<Heard['match']> {
    for (const { heard } of this.#parts) for (const { match } of heard) yield match;
  }

  /** Whether something that belongs to what a match may mean is named here, or speaks from the words around it. */
  keepsCompany(heard: Heard): boolean {
    return this.#waiting.get(heard)?.kept ?? false;
  }

  /** @returns whether somebody has found or lost company; looked for anew only where an entry is named for the first time, or no longer */
  #change(part: Part, by: 1 | -1): boolean {
    const { surely } = this.presence;
    this.presence.change(part.heard, by);
    return this.presence.surely !== surely && this.#reconsider();
  }

  #reconsider(): boolean {
    let changed = false;
    for (const [heard, waiting] of this.#waiting) {
      const kept = this.#findCompany(heard, waiting);
      if (kept === waiting.kept) continue;
      changed = true;
      waiting.kept = kept;
      this.#tellKept(heard, kept ? 1 : -1);
    }
    return changed;
  }

  #tellKept({ surname }: Heard, by: 1 | -1): void {
    if (surname?.place === 'alone') this.#surnames.change(surname.of, 'kept', by);
  }

  #findCompany(heard: Heard, waiting: Waiting): boolean {
    const known = heard.match.candidates.map(({ id }) => this.#acquaintances(id));
    if (heard.owner === undefined) for (const { close } of known) for (const neighbour of close) if (this.presence.hasSurely(neighbour)) return true;
    return (waiting.spoken ??= isSpokenFor(heard, waiting.part, known));
  }
}

/** Whether the words around a match speak for it: whose it is, who is named beside it, words that stand with it. */
function isSpokenFor({ match, owner }: Heard, { text, heard }: Part, known: readonly Acquaintance[]): boolean {
  if (owner !== undefined) return known.some(({ neighbours }) => owner?.candidates.some(({ id }) => neighbours.has(id)) ?? false);
  return known.some(({ neighbours }) => standsBeside(match, neighbours, heard)) || hasClues(text, match, known.map(({ clues }) => clues));
}

/** Whether one of the neighbours, were it everybody's, is named right beside a match beyond doubt. */
function standsBeside({ start, end }: Match, neighbours: ReadonlySet<EntryId>, heard: readonly Heard[]): boolean {
  return heard.some(({ match, wantsCompany }) => {
    const [only, other] = match.candidates;
    const isNear = match.start < end + BESIDE && match.end > start - BESIDE;
    return isNear && !wantsCompany && only !== undefined && other === undefined && neighbours.has(only.id);
  });
}
