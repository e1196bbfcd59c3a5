/**
 * Gate and rank of one page as the session uses them. In a script of its own:
 * see late-script.ts.
 */
import { acquaintancesOf } from '../matching/acquaintance.ts';
import { createGate } from '../matching/gate.ts';
import { createRanker } from '../matching/rank.ts';
import type { CreateGate } from './late-gate.ts';
import { withOwn } from './own-marks.ts';

export const createRankedGate: CreateGate = ({ entries, own, level }) => {
  const acquaintances = acquaintancesOf(...entries.map((metas) => metas.all()));
  const gate = createGate(level, acquaintances);
  const rank = createRanker(acquaintances, own);
  return withOwn(
    {
      add: (...block) => gate.add(...block),
      remove: (blockKey) => gate.remove(blockKey),
      arrange: (blockKeys) => gate.arrange(blockKeys),
      shows: (match) => gate.shows(match),
      get version() {
        return gate.version;
      },
      rank: (match) => rank(match, gate.company(match)).map(({ candidate: { id }, namedWith }) => ({ id, ...(namedWith !== undefined && { namedWith }) })),
    },
    own,
  );
};
