/**
 * Gate and rank of one page as the session uses them.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import type { Match } from '../domain/match.ts';
import { acquaintancesOf } from '../matching/acquaintance.ts';
import { createGate } from '../matching/gate.ts';
import type { Matcher } from '../matching/matcher.ts';
import { createRanker } from '../matching/rank.ts';
import type { Gate } from './mark.ts';

export type RankedGate = Gate & {
  /** The entries a match may mean, best first, with the company that puts the first there. */
  readonly rank: (match: Match) => { readonly id: EntryId; readonly namedWith?: EntryId }[];
};

/** @param matchers the reader's own first */
export function createRankedGate(matchers: readonly Matcher[], level: Level): RankedGate {
  const acquaintances = acquaintancesOf(...matchers.map(({ entries }) => entries));
  const gate = createGate(level, acquaintances);
  const rank = createRanker(acquaintances);
  return {
    add: (...block) => gate.add(...block),
    remove: (blockKey) => gate.remove(blockKey),
    shows: (match) => gate.shows(match),
    get version() {
      return gate.version;
    },
    rank: (match) => rank(match, gate.company(match)).map(({ candidate: { id }, namedWith }) => ({ id, ...(namedWith !== undefined && { namedWith }) })),
  };
}
