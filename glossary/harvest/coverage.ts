/**
 * Which candidates the glossary already explains: those whose every place lies
 * in, or holds, a match that stands for more than one letter in three of it.
 */
import type { Match, Span } from '../../src/domain/match.ts';
import type { EntryId } from '../../src/domain/entry.ts';
import type { HarvestCandidate } from './candidates.ts';

export type Covered = HarvestCandidate & {
  /** How many of the occurrences are marked. */
  readonly marked: number;
  readonly entries: readonly EntryId[];
  readonly context: string;
};

const CONTEXT = 45;

/** @param matches of the same text, by place */
export function withCoverage(candidates: readonly HarvestCandidate[], matches: readonly Match[], text: string): Covered[] {
  return candidates.map((candidate) => {
    const hits = candidate.occurrences.map((occurrence) => matchOver(occurrence, matches));
    const first = candidate.occurrences[0]!;
    return {
      ...candidate,
      marked: hits.filter((hit) => hit !== undefined).length,
      entries: [...new Set(hits.flatMap((hit) => hit?.candidates.map(({ id }) => id) ?? []))],
      context: `${text.slice(Math.max(0, first.start - CONTEXT), first.start)}[${text.slice(first.start, first.end)}]${text.slice(first.end, first.end + CONTEXT)}`,
    };
  });
}

function matchOver(span: Span, matches: readonly Match[]): Match | undefined {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle]!.end <= span.start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < matches.length && matches[at]!.start < span.end; at++) {
    const match = matches[at]!;
    const shared = Math.min(match.end, span.end) - Math.max(match.start, span.start);
    if (shared * 3 > span.end - span.start) return match;
  }
  return undefined;
}
