/**
 * A whole text read at once: found, gated, ranked. What the session does with a
 * page block by block, for the command line and for tests.
 */
import type { Confidence, EntryId } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import { acquaintancesOf } from './acquaintance.ts';
import { createGate } from './gate.ts';
import { findMatches, type Matcher } from './matcher.ts';
import { createRanker } from './rank.ts';

export type Gloss = {
  /** Index of the text; `start` and `end` are UTF-16 units in it. */
  readonly block: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Best first. */
  readonly entries: readonly EntryId[];
  readonly confidence: Confidence;
  readonly shown: boolean;
};

/** @param texts the blocks of one page, in its order */
export function glossPage(texts: readonly string[], matcher: Matcher, level: Level): Gloss[] {
  const acquaintances = acquaintancesOf(matcher.entries);
  const gate = createGate(level, acquaintances);
  const rank = createRanker(acquaintances);
  const found = texts.map((text) => findMatches(text, matcher));
  texts.forEach((text, block) => gate.add(block, found[block]!, text.length, text));
  return found.flatMap((matches, block) =>
    matches.map((match) => ({
      block,
      start: match.start,
      end: match.end,
      text: texts[block]!.slice(match.start, match.end),
      entries: rank(match, gate.company(match)).map(({ candidate }) => candidate.id),
      confidence: match.confidence,
      shown: gate.shows(match),
    })),
  );
}
