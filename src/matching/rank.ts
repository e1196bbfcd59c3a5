/**
 * Which of several entries a match means: the one whose company stands on the
 * page. A person named in full there counts most, then neighbours (see-also
 * links, either way) beside the match, then words that speak for the entry, then
 * neighbours anywhere on the page.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Candidate, Match } from '../domain/match.ts';
import type { Acquaintances } from './acquaintance.ts';
import { around, stems } from './clue-words.ts';
import type { Company } from './gate.ts';

export type Ranked = { readonly candidate: Candidate; /** The neighbour that speaks most for it. */ readonly namedWith?: EntryId };

export type Ranker = (match: Match, company: Company) => Ranked[];

const NAMED_IN_FULL_NEAR = 6;
const NAMED_IN_FULL = 4;
/** Named elsewhere on the page by a form that means nothing else: the second congress of soviets, then the second congress. */
const NAMED_SURELY_NEAR = 3;
const NAMED_SURELY = 2;
const NEIGHBOUR_NEAR = 2;
const NEIGHBOUR = 0.5;
/** What a neighbour counts who is everybody's. */
const EVERYBODYS = 0.5;
const CLUE = 0.7;
const MOST_CLUES = 4;
/** Distance in UTF-16 units at which a neighbour beside the match counts half. */
const HALF_DISTANCE = 300;
const CONFIDENCE = { certain: 1.2, likely: 0.8, context: 0 } as const;
/** For each doubling of what belongs to an entry: where nothing else tells, the better known is meant. */
const RENOWN = 0.05;
/** More than surest form and renown together: where nothing on the page tells, readers mean what they wrote down themselves. */
const OWN = 1.7;

type Scored = { readonly candidate: Candidate; readonly points: number; readonly namedWith?: EntryId };

/** @param own entries the reader wrote */
export function createRanker(acquaintances: Acquaintances, own: ReadonlySet<EntryId> = new Set()): Ranker {
  return (match, company) => {
    if (match.candidates.length < 2) return match.candidates.map((candidate) => ({ candidate }));
    const distances = distancesTo(match, company.near);
    const words = stems(around(company.text, match));
    return match.candidates.map((candidate) => score(candidate, company, distances, words)).sort((a, b) => b.points - a.points).map(({ candidate, namedWith }) => ({ candidate, ...(namedWith && { namedWith }) }));
  };

  function score(candidate: Candidate, { page, nearby }: Company, distances: ReadonlyMap<EntryId, number>, words: ReadonlySet<string>): Scored {
    const { neighbours, close, clues } = acquaintances(candidate.id);
    let points = CONFIDENCE[candidate.confidence] + RENOWN * Math.log2(1 + neighbours.size) + (own.has(candidate.id) ? OWN : 0);
    if (nearby.hasInFull(candidate.id)) points += NAMED_IN_FULL_NEAR;
    else if (page.hasInFull(candidate.id)) points += NAMED_IN_FULL;
    else if (nearby.hasSurely(candidate.id)) points += NAMED_SURELY_NEAR;
    else if (page.hasSurely(candidate.id)) points += NAMED_SURELY;
    points += CLUE * Math.min(MOST_CLUES, count(clues, words));
    let best: { id: EntryId; points: number } | undefined;
    for (const id of neighbours) {
      if (!page.hasSurely(id)) continue;
      const distance = distances.get(id);
      const share = close.has(id) ? 1 : EVERYBODYS;
      const worth = share * (NEIGHBOUR + (distance === undefined ? 0 : (NEIGHBOUR_NEAR * HALF_DISTANCE) / (HALF_DISTANCE + distance)));
      points += worth;
      if (!best || worth > best.points) best = { id, points: worth };
    }
    return { candidate, points, ...(best && { namedWith: best.id }) };
  }
}

function count(clues: ReadonlySet<string>, words: ReadonlySet<string>): number {
  let found = 0;
  for (const clue of clues) if (words.has(clue)) found++;
  return found;
}

/** How far the nearest mention of each entry is that stands beside the match beyond doubt. */
function distancesTo(match: Match, near: readonly Match[]): Map<EntryId, number> {
  const distances = new Map<EntryId, number>();
  for (const { candidates, start } of near) {
    const [only, other] = candidates;
    if (only === undefined || other !== undefined) continue;
    distances.set(only.id, Math.min(distances.get(only.id) ?? Infinity, Math.abs(start - match.start)));
  }
  return distances;
}
