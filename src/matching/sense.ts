/**
 * What the candidates of a match say together, worked out once: most matches of
 * a page share theirs with others.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Candidate } from '../domain/match.ts';
import type { Acquaintance } from './acquaintance.ts';

export type Sense = {
  readonly best: Candidate | undefined;
  /** The entry, where only one may be meant. */
  readonly only: EntryId | undefined;
  /** A person named with given name or initials that no other candidate shares. */
  readonly inFull: EntryId | undefined;
  /** The persons it may name by surname. */
  readonly surnames: readonly EntryId[];
  /** A surname, whoever is meant. */
  readonly isSurname: boolean;
  /** A surname or a word of every day, whatever is meant. */
  readonly isOrdinary: boolean;
  /** A word of every day may be meant. */
  readonly hasWord: boolean;
  /** What any event of its kind is called, and only one of ours. */
  readonly isOccasion: boolean;
  /** The words beside it may speak against it: it may be part of another name, or somebody else's. Terms and events give nobody a name. */
  readonly isAtRisk: boolean;
  /** What belongs to each candidate, once that has been asked: of most matches it never is. */
  known: readonly Acquaintance[] | undefined;
};

export type Senses = (candidates: readonly Candidate[]) => Sense;

/** More than a glossary has meanings; lists made anew for each match, as where two glossaries unite, would grow without end. */
const MOST_REMEMBERED = 10_000;

/** Lists that are the same object are asked once. */
export function createSenses(): Senses {
  const met = new Map<readonly Candidate[], Sense>();
  return (candidates) => {
    let sense = met.get(candidates);
    if (sense !== undefined) return sense;
    if (met.size === MOST_REMEMBERED) met.clear();
    met.set(candidates, (sense = senseOf(candidates)));
    return sense;
  };
}

export function senseOf(candidates: readonly Candidate[]): Sense {
  const [best] = candidates;
  const surnames: EntryId[] = [];
  const full: EntryId[] = [];
  let words = 0;
  for (const { id, via } of candidates) {
    if (via === 'surname') surnames.push(id);
    else if (via === 'word') words++;
    else if (via === 'full-name') full.push(id);
  }
  return {
    best,
    only: candidates.length === 1 ? best?.id : undefined,
    inFull: full.length === 1 ? full[0] : undefined,
    surnames,
    isSurname: surnames.length === candidates.length,
    isOrdinary: surnames.length + words === candidates.length,
    hasWord: words > 0,
    isOccasion: candidates.every(({ via }) => via === 'event'),
    isAtRisk: surnames.length === candidates.length || (best?.kind !== 'term' && best?.kind !== 'event') || best.via === 'acronym',
    known: undefined,
  };
}
