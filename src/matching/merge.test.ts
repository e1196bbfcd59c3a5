import { describe, expect, it } from 'vitest';
import { entryId, type Confidence } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { mergeMatches } from './merge.ts';

const match = (start: number, end: number, ids: string, confidence: Confidence = 'certain'): Match => ({
  start,
  end,
  confidence,
  candidates: ids.split(',').map((id) => ({ id: entryId(id), kind: 'term', confidence, via: 'name' })),
});
const shown = (matches: readonly Match[]): string[] => matches.map(({ start, end, candidates, confidence }) => `${start}-${end} ${candidates.map(({ id }) => id).join(',')} ${confidence}`);

const ROWS: readonly { name: string; own: Match[]; builtIn: Match[]; merged: string[] }[] = [
  { name: 'nothing', own: [], builtIn: [], merged: [] },
  { name: 'one list alone', own: [], builtIn: [match(0, 3, 'a')], merged: ['0-3 a certain'] },
  { name: 'the other alone', own: [match(0, 3, 'a')], builtIn: [], merged: ['0-3 a certain'] },
  { name: 'neighbours, in order', own: [match(4, 7, 'b')], builtIn: [match(0, 4, 'a'), match(7, 9, 'c')], merged: ['0-4 a certain', '4-7 b certain', '7-9 c certain'] },
  { name: 'equal spans: own candidates first', own: [match(0, 3, 'own')], builtIn: [match(0, 3, 'a,b')], merged: ['0-3 own,a,b certain'] },
  { name: 'equal spans: an entry of both once', own: [match(0, 3, 'a')], builtIn: [match(0, 3, 'a,b')], merged: ['0-3 a,b certain'] },
  { name: 'equal spans: the surer confidence', own: [match(0, 3, 'own', 'context')], builtIn: [match(0, 3, 'a', 'likely')], merged: ['0-3 own,a likely'] },
  { name: 'the longer of one start', own: [match(0, 3, 'own')], builtIn: [match(0, 6, 'a')], merged: ['0-6 a certain'] },
  { name: 'the longer of one start, own', own: [match(0, 6, 'own')], builtIn: [match(0, 3, 'a'), match(4, 6, 'b')], merged: ['0-6 own certain'] },
  { name: 'the leftmost of an overlap', own: [match(2, 9, 'own')], builtIn: [match(0, 4, 'a'), match(9, 10, 'b')], merged: ['0-4 a certain', '9-10 b certain'] },
];

describe('mergeMatches', () => {
  it.each(ROWS)('merges $name', ({ own, builtIn, merged }) => {
    expect(shown(mergeMatches(own, builtIn))).toEqual(merged);
  });
});
