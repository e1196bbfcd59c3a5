/**
 * One list of matches out of two, for readers who have entries of their own
 * beside the built-in ones.
 */
import { CONFIDENCES } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';

function united(first: Match, second: Match): Match {
  const known = new Set(first.candidates.map((candidate) => candidate.id));
  const candidates = [...first.candidates, ...second.candidates.filter((candidate) => !known.has(candidate.id))];
  const surer = CONFIDENCES.indexOf(first.confidence) <= CONFIDENCES.indexOf(second.confidence);
  return { ...first, candidates, confidence: surer ? first.confidence : second.confidence };
}

/**
 * Leftmost-longest over both lists, each sorted and without overlaps. Where the
 * spans are equal the candidates of both stand in one match, those of `first`
 * (the reader's own) in front. A shorter match that a lost one had covered
 * does not come back: the lists are what scanning found, not the text.
 */
export function mergeMatches(first: readonly Match[], second: readonly Match[]): Match[] {
  const merged: Match[] = [];
  let a = 0;
  let b = 0;
  let covered = 0;
  while (a < first.length || b < second.length) {
    const mine = first[a];
    const other = second[b];
    const same = mine !== undefined && other !== undefined && mine.start === other.start && mine.end === other.end;
    const takesMine = other === undefined || (mine !== undefined && (mine.start < other.start || (mine.start === other.start && mine.end >= other.end)));
    const next = same ? united(mine, other) : takesMine ? mine! : other;
    if (same || takesMine) a++;
    if (same || !takesMine) b++;
    if (next.start < covered) continue;
    merged.push(next);
    covered = next.end;
  }
  return merged;
}
