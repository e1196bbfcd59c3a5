/**
 * A stretch of the page, two or three pages of a book long, with the evidence
 * in it: what makes a chapter show on a long page about other things, and what
 * keeps a doubtful word company.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import type { Acquaintance, Acquaintances } from './acquaintance.ts';
import { hasClues } from './clue-words.ts';
import { Evidence, type Contribution } from './evidence.ts';
import type { Heard } from './heard.ts';
import type { SurnameTally } from './surname-tally.ts';

/** In UTF-16 units. */
export const NEIGHBOURHOOD_LENGTH = 6000;
/** The weight at which each confidence shows, the surest first: more than a page of that length needs, because among many neighbourhoods one goes wrong by chance. */
const THRESHOLDS = [3, 3.5, 5];

/** In UTF-16 units: a line or two of print. */
const BESIDE = 150;

/** What one block adds to one neighbourhood. `text` is the block's, for the words around a match. */
export type Part = Contribution & { readonly text: string };

/** `spoken`: whether its own block speaks for it, once that has been asked: the block does not change. */
type Waiting = { readonly part: Part; kept: boolean; spoken: boolean | undefined };

export class Neighbourhood {
  readonly evidence: Evidence;
  readonly #parts = new Set<Part>();
  /** Those that want company, with the last answer. */
  readonly #waiting = new Map<Heard, Waiting>();
  readonly #acquaintances: Acquaintances;
  readonly #surnames: SurnameTally;
  /** Of the parts together, in UTF-16 units. */
  length = 0;
  /** How many confidences show here by its own weight, the surest first. */
  reach = 0;

  /** @param page whose stretch this is; it and its surnames are kept up to date with what is found here */
  constructor(acquaintances: Acquaintances, page: Evidence, surnames: SurnameTally) {
    this.#acquaintances = acquaintances;
    this.evidence = new Evidence(page);
    this.#surnames = surnames;
  }

  /** @returns whether an earlier match may show otherwise now */
  add(part: Part): boolean {
    const before = this.reach;
    const isFirst = this.#parts.size === 0;
    this.#parts.add(part);
    const changed = this.#change(part, 1);
    for (const each of part.heard) {
      if (each.surname) this.#surnames.change(each.surname.of, each.surname.place, 1);
      if (!each.wantsCompany) continue;
      const waiting: Waiting = { part, kept: false, spoken: undefined };
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
    for (const each of part.heard) {
      if (each.surname) this.#surnames.change(each.surname.of, each.surname.place, -1);
      if (!each.wantsCompany) continue;
      if (this.#waiting.get(each)?.kept) this.#tellKept(each, -1);
      this.#waiting.delete(each);
    }
    return this.#change(part, -1) || this.reach !== before;
  }

  /** In parts. */
  get size(): number {
    return this.#parts.size;
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
    this.length += by * part.length;
    const turned = this.evidence.change(part, by);
    this.reach = reachOf(this.evidence.weight);
    let changed = false;
    if (turned.length > 0) for (const [heard, waiting] of this.#waiting) if (waiting.kept !== (by === 1) && this.#isCloseTo(heard, turned) && this.#reconsider(heard, waiting)) changed = true;
    return changed;
  }

  #reconsider(heard: Heard, waiting: Waiting): boolean {
    const kept = this.#findCompany(heard, waiting);
    if (kept === waiting.kept) return false;
    waiting.kept = kept;
    this.#tellKept(heard, kept ? 1 : -1);
    return true;
  }

  #tellKept({ surname }: Heard, by: 1 | -1): void {
    if (surname?.place === 'alone') this.#surnames.change(surname.of, 'kept', by);
  }

  #findCompany(heard: Heard, waiting: Waiting): boolean {
    const known = this.#knownOf(heard);
    if (heard.owner === undefined) for (const { close } of known) for (const neighbour of close) if (this.evidence.hasSurely(neighbour)) return true;
    return (waiting.spoken ??= isSpokenFor(heard, waiting.part, known));
  }

  #isCloseTo(heard: Heard, entries: readonly EntryId[]): boolean {
    if (heard.owner !== undefined) return false;
    for (const { close } of this.#knownOf(heard)) for (const entry of entries) if (close.has(entry)) return true;
    return false;
  }

  #knownOf({ sense, match }: Heard): readonly Acquaintance[] {
    return (sense.known ??= match.candidates.map(({ id }) => this.#acquaintances(id)));
  }
}

function reachOf(weight: number): number {
  let reach = 0;
  while (reach < THRESHOLDS.length && weight >= THRESHOLDS[reach]!) reach++;
  return reach;
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
