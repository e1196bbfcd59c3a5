/**
 * Gate and rank of one page as the session uses them, in a script of its own:
 * see late-script.ts. The reader's own entries it lets through: what someone has
 * written down they want to see wherever it stands, whatever the page is about.
 */
import type { Match } from '../domain/match.ts';
import { acquaintancesOf } from '../matching/acquaintance.ts';
import { createGate } from '../matching/gate.ts';
import { createRanker } from '../matching/rank.ts';
import type { CreateGate } from './late-gate.ts';

export const createRankedGate: CreateGate = ({ entries, own, level }) => {
  const acquaintances = acquaintancesOf(...entries);
  const gate = createGate(level, acquaintances);
  const rank = createRanker(acquaintances, own);
  const isOwn = ({ candidates }: Match): boolean => own.size > 0 && candidates.some(({ id, confidence }) => own.has(id) && confidence === 'certain');
  return {
    add: (...block) => gate.add(...block),
    remove: (blockKey) => gate.remove(blockKey),
    arrange: (blockKeys) => gate.arrange(blockKeys),
    shows: (match) => isOwn(match) || gate.shows(match),
    get version() {
      return gate.version;
    },
    rank: (match) => rank(match, gate.company(match)).map(({ candidate: { id }, namedWith }) => ({ id, ...(namedWith !== undefined && { namedWith }) })),
  };
};
