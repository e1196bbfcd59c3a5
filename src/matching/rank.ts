/**
 * Which of several entries a match means: the one whose company stands on the
 * page. A person named in full there counts most, then neighbours (see-also
 * links, either way) beside the match, then neighbours anywhere on the page.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Candidate, Match } from '../domain/match.ts';
import type { EntryMeta } from '../domain/pattern.ts';

export type Ranked = { readonly candidate: Candidate; /** The neighbour that speaks most for it. */ readonly namedWith?: EntryId };

export type Company = {
  /** Matches beside the one ranked, itself among them. */
  readonly near: readonly Match[];
  /** All matches of the page. */
  readonly all: Iterable<Match>;
};

export type Ranker = (match: Match, company: Company) => Ranked[];

const NAMED_IN_FULL_NEAR = 6;
const NAMED_IN_FULL = 4;
const NEIGHBOUR_NEAR = 2;
const NEIGHBOUR = 0.5;
/** Distance in UTF-16 units at which a neighbour beside the match counts half. */
const HALF_DISTANCE = 300;
const CONFIDENCE = { certain: 0.3, likely: 0.15, context: 0 } as const;

/** @param entries what the matchers know of entries; the first that has an id counts */
export function createRanker(...entries: readonly (readonly EntryMeta[])[]): Ranker {
  const neighboursOf = new Map<EntryId, ReadonlySet<EntryId>>();
  for (const metas of entries) {
    for (const { id, neighbours } of metas) if (!neighboursOf.has(id)) neighboursOf.set(id, new Set(neighbours.flatMap((index) => metas[index]?.id ?? [])));
  }

  return (match, { near, all }) => {
    if (match.candidates.length < 2) return match.candidates.map((candidate) => ({ candidate }));
    const onPage = presence(all);
    const beside = presence(near);
    const scored = match.candidates.map((candidate, index) => ({ index, ...score(candidate, match, near, onPage, beside) }));
    return scored.sort((a, b) => b.points - a.points || a.index - b.index).map(({ candidate, namedWith }) => ({ candidate, ...(namedWith !== undefined && { namedWith }) }));
  };

  function score(candidate: Candidate, match: Match, near: readonly Match[], onPage: Presence, beside: Presence): { candidate: Candidate; points: number; namedWith?: EntryId } {
    let points: number = CONFIDENCE[candidate.confidence];
    if (beside.full.has(candidate.id)) points += NAMED_IN_FULL_NEAR;
    else if (onPage.full.has(candidate.id)) points += NAMED_IN_FULL;
    let best: { id: EntryId; points: number } | undefined;
    for (const id of neighboursOf.get(candidate.id) ?? []) {
      if (!onPage.surely.has(id)) continue;
      const worth = NEIGHBOUR + (beside.surely.has(id) ? NEIGHBOUR_NEAR * closeness(id, match, near) : 0);
      points += worth;
      if (!best || worth > best.points) best = { id, points: worth };
    }
    return { candidate, points, ...(best && { namedWith: best.id }) };
  }
}

/** Entries that stand somewhere: `surely` where they are the only ones a form may mean, `full` where a person has given name or initials. */
type Presence = { readonly surely: ReadonlySet<EntryId>; readonly full: ReadonlySet<EntryId> };

function presence(matches: Iterable<Match>): Presence {
  const surely = new Set<EntryId>();
  const full = new Set<EntryId>();
  for (const { candidates } of matches) {
    if (candidates.length === 1) surely.add(candidates[0]!.id);
    const named = candidates.filter(({ via }) => via === 'full-name');
    if (named.length === 1) full.add(named[0]!.id);
  }
  return { surely, full };
}

/** 1 beside the match, less with the distance. */
function closeness(id: EntryId, match: Match, near: readonly Match[]): number {
  let nearest = Infinity;
  for (const other of near) if (other.candidates.length === 1 && other.candidates[0]?.id === id) nearest = Math.min(nearest, Math.abs(other.start - match.start));
  return HALF_DISTANCE / (HALF_DISTANCE + nearest);
}
