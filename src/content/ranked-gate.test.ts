import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { Candidate, Match } from '../domain/match.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { metasOf } from '../matching/stored-entries.ts';
import { createRankedGate } from './ranked-gate.ts';

const NEIGHBOURS: readonly (readonly [name: string, neighbour: number])[] = [['antonov', 3], ['antonov-ovseenko', 2], ['red-army', 1], ['rabfak', 0]];
const entries: EntryMeta[] = NEIGHBOURS.map(([name, neighbour]) => ({ id: entryId(name), kind: 'person', neighbours: [neighbour], clues: [] }));
const candidate = (name: string): Candidate => ({ id: entryId(name), kind: 'person', confidence: 'likely', via: 'surname' });
const match = (...names: readonly string[]): Match => ({ start: 0, end: 7, confidence: 'likely', candidates: names.map(candidate) });

const TEXT = 'Antonov of the staff';

describe('what a match means', () => {
  const setUp = () => ({ gate: createRankedGate({ entries: [metasOf(entries)], own: new Set(), level: 'everything' }), antonov: match('antonov', 'antonov-ovseenko') });

  it('is the entry its card opens with, which is not always the first of its words', () => {
    const { gate, antonov } = setUp();
    gate.add(1, [antonov, { ...match('red-army'), start: 12, end: 20 }], TEXT.length, TEXT);
    expect(gate.meant(antonov)?.id).toBe('antonov-ovseenko');
    expect(gate.rank(antonov)[0]?.id).toBe('antonov-ovseenko');
  });

  it('changes with the page', () => {
    const { gate, antonov } = setUp();
    gate.add(1, [antonov], TEXT.length, TEXT);
    expect(gate.meant(antonov)?.id).toBe('antonov');
    gate.add(2, [match('red-army')], TEXT.length, TEXT);
    expect(gate.meant(antonov)?.id).toBe('antonov-ovseenko');
    gate.remove(2);
    expect(gate.meant(antonov)?.id).toBe('antonov');
  });

  it('is the only entry where there is no other', () => {
    const { gate } = setUp();
    expect(gate.meant(match('red-army'))?.id).toBe('red-army');
  });
});
