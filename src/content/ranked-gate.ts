/**
 * Gate and rank of one page as the session uses them, in a script of its own:
 * see late-script.ts. The reader's own entries it lets through: what someone has
 * written down they want to see wherever it stands, whatever the page is about.
 */
import type { Candidate, Match } from '../domain/match.ts';
import { acquaintancesOf } from '../matching/acquaintance.ts';
import { createGate } from '../matching/gate.ts';
import { createRanker, type Ranked } from '../matching/rank.ts';
import type { CreateGate } from './late-gate.ts';

export const createRankedGate: CreateGate = ({ entries, own, level }) => {
  const acquaintances = acquaintancesOf(...entries);
  const gate = createGate(level, acquaintances);
  const rank = createRanker(acquaintances, own);
  const rankHere = (match: Match): Ranked[] => rank(match, gate.company(match));
  /** Asked again and again for whole lists of marks; what a match means changes only with the page. */
  const meanings = new Map<Match, Candidate | undefined>();
  const isOwn = ({ candidates }: Match): boolean => own.size > 0 && candidates.some(({ id, confidence }) => own.has(id) && confidence === 'certain');
  return {
    add: (...block) => {
      meanings.clear();
      gate.add(...block);
    },
    remove: (blockKey) => {
      meanings.clear();
      gate.remove(blockKey);
    },
    arrange: (blockKeys) => gate.arrange(blockKeys),
    shows: (match) => isOwn(match) || gate.shows(match),
    get version() {
      return gate.version;
    },
    meant: (match) => {
      if (match.candidates.length < 2) return match.candidates[0];
      if (!meanings.has(match)) meanings.set(match, rankHere(match)[0]?.candidate);
      return meanings.get(match);
    },
    rank: (match) => rankHere(match).map(({ candidate: { id }, namedWith }) => ({ id, ...(namedWith !== undefined && { namedWith }) })),
  };
};
