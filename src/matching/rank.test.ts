import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { FormRole, Match } from '../domain/match.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { createRanker } from './rank.ts';

const NAMES = ['izvestiia-moscow', 'izvestiia-vtsik', 'moscow-soviet', 'vtsik', 'smirnov-ivan', 'smirnov-vladimir', 'workers-group', 'democratic-centralists'];
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'izvestiia-moscow': ['moscow-soviet'],
  'izvestiia-vtsik': ['vtsik'],
  'smirnov-ivan': ['workers-group'],
  'smirnov-vladimir': ['democratic-centralists'],
};
const entries: EntryMeta[] = NAMES.map((name) => ({ id: entryId(name), kind: 'body', neighbours: (NEIGHBOURS[name] ?? []).map((other) => NAMES.indexOf(other)) }));

const match = (ids: string, start = 0, via: FormRole = 'name'): Match => ({
  start,
  end: start + 5,
  confidence: 'certain',
  candidates: ids.split(' ').map((id) => ({ id: entryId(id), kind: 'body', confidence: 'certain', via })),
});

const izvestiia = match('izvestiia-moscow izvestiia-vtsik', 1000);
const smirnov = match('smirnov-ivan smirnov-vladimir', 1000, 'surname');

/** `near` stands beside the match ranked, `far` elsewhere on the page. */
const ROWS: readonly { name: string; ranked: Match; near?: readonly Match[]; far?: readonly Match[]; best: readonly [id: string, namedWith?: string] }[] = [
  { name: 'the order of the matcher where nothing speaks for any', ranked: izvestiia, best: ['izvestiia-moscow'] },
  { name: 'one candidate', ranked: match('vtsik'), best: ['vtsik'] },
  { name: 'the one whose neighbour stands on the page', ranked: izvestiia, far: [match('vtsik')], best: ['izvestiia-vtsik', 'vtsik'] },
  { name: 'the one whose neighbour is beside it', ranked: izvestiia, near: [match('vtsik', 1100)], far: [match('moscow-soviet')], best: ['izvestiia-vtsik', 'vtsik'] },
  { name: 'the one whose neighbour is nearer', ranked: izvestiia, near: [match('vtsik', 1050), match('moscow-soviet', 100)], best: ['izvestiia-vtsik', 'vtsik'] },
  { name: 'a neighbour that is itself in doubt', ranked: izvestiia, far: [match('vtsik moscow-soviet')], best: ['izvestiia-moscow'] },
  { name: 'the person named in full', ranked: smirnov, far: [match('smirnov-vladimir', 0, 'full-name')], best: ['smirnov-vladimir'] },
  { name: 'the person named in full before neighbours beside it', ranked: smirnov, near: [match('workers-group', 1010)], far: [match('smirnov-vladimir', 0, 'full-name')], best: ['smirnov-vladimir'] },
  { name: 'of two named in full the nearer', ranked: smirnov, near: [match('smirnov-vladimir', 900, 'full-name')], far: [match('smirnov-ivan', 0, 'full-name')], best: ['smirnov-vladimir'] },
];

describe('the ranker', () => {
  const rank = createRanker(entries);

  it.each(ROWS)('prefers $name', ({ ranked, near = [], far = [], best: [id, namedWith] }) => {
    const [first, ...others] = rank(ranked, { near: [ranked, ...near], all: [ranked, ...near, ...far] });
    expect(first?.candidate.id).toBe(id);
    expect(first?.namedWith).toBe(namedWith);
    expect([first!.candidate.id, ...others.map(({ candidate }) => candidate.id)].sort()).toEqual(ranked.candidates.map((candidate) => candidate.id).sort());
  });

  it('takes the first list’s word for an entry that two lists have', () => {
    const own: EntryMeta[] = [{ id: entryId('izvestiia-vtsik'), kind: 'body', neighbours: [1] }, { id: entryId('own-note'), kind: 'term', neighbours: [] }];
    const ranked = createRanker(own, entries)(izvestiia, { near: [izvestiia], all: [izvestiia, match('own-note')] });
    expect(ranked[0]).toEqual({ candidate: izvestiia.candidates[1], namedWith: 'own-note' });
  });
});
