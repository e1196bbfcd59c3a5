import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { FormRole, Match } from '../domain/match.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { acquaintancesOf } from './acquaintance.ts';
import type { Presence } from './evidence.ts';
import type { Company } from './gate.ts';
import { createRanker } from './rank.ts';
import { senseOf } from './sense.ts';
import { metasOf } from './stored-entries.ts';

const NAMES = ['izvestiia-moscow', 'izvestiia-vtsik', 'moscow-soviet', 'vtsik', 'smirnov-ivan', 'smirnov-vladimir', 'workers-group', 'democratic-centralists', 'amo'];
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'izvestiia-moscow': ['moscow-soviet'],
  'izvestiia-vtsik': ['vtsik'],
  'smirnov-ivan': ['workers-group'],
  'smirnov-vladimir': ['democratic-centralists'],
};
const CLUES: Readonly<Record<string, readonly string[]>> = { 'smirnov-ivan': ['joiner', 'assemb'], 'smirnov-vladimir': ['editor'] };
const entries: EntryMeta[] = NAMES.map((name) => ({ id: entryId(name), kind: 'body', neighbours: (NEIGHBOURS[name] ?? []).map((other) => NAMES.indexOf(other)), clues: CLUES[name] ?? [] }));

const match = (ids: string, start = 0, via: FormRole = 'name'): Match => ({
  start,
  end: start + 5,
  confidence: 'certain',
  candidates: ids.split(' ').map((id) => ({ id: entryId(id), kind: 'body', confidence: 'certain', via })),
});

const AT = 1000;
const izvestiia = match('izvestiia-moscow izvestiia-vtsik', AT);
const smirnov = match('smirnov-ivan smirnov-vladimir', AT, 'surname');

function company(near: readonly Match[], far: readonly Match[], words: string): Company {
  const presence = (matches: readonly Match[]): Presence => {
    const named = matches.map(({ candidates }) => senseOf(candidates));
    return { hasSurely: (id) => named.some(({ only }) => only === id), hasInFull: (id) => named.some(({ inFull }) => inFull === id) };
  };
  return { near, nearby: presence(near), page: presence([...near, ...far]), text: words.padEnd(AT).padEnd(AT + 5, 'x') };
}

/** `near` stands beside the match ranked, `far` elsewhere on the page; `words` some way before it. */
type Row = { name: string; ranked: Match; near?: readonly Match[]; far?: readonly Match[]; words?: string; best: readonly [id: string, namedWith?: string] };
const ROWS: readonly Row[] = [
  { name: 'the order of the matcher where nothing speaks for any', ranked: izvestiia, best: ['izvestiia-moscow'] },
  { name: 'one candidate', ranked: match('vtsik'), best: ['vtsik'] },
  { name: 'the one whose neighbour stands on the page', ranked: izvestiia, far: [match('vtsik')], best: ['izvestiia-vtsik', 'vtsik'] },
  { name: 'the one whose neighbour is beside it', ranked: izvestiia, near: [match('vtsik', 1100)], far: [match('moscow-soviet')], best: ['izvestiia-vtsik', 'vtsik'] },
  { name: 'the one whose neighbour is nearer', ranked: izvestiia, near: [match('vtsik', 1050), match('moscow-soviet', 100)], best: ['izvestiia-vtsik', 'vtsik'] },
  { name: 'no neighbour that is itself in doubt', ranked: izvestiia, far: [match('vtsik moscow-soviet')], best: ['izvestiia-moscow'] },
  { name: 'the person named in full', ranked: smirnov, far: [match('smirnov-vladimir', 0, 'full-name')], best: ['smirnov-vladimir'] },
  { name: 'the person named in full before neighbours beside it', ranked: smirnov, near: [match('workers-group', 1010)], far: [match('smirnov-vladimir', 0, 'full-name')], best: ['smirnov-vladimir'] },
  { name: 'of two named in full the nearer', ranked: smirnov, near: [match('smirnov-vladimir', 900, 'full-name')], far: [match('smirnov-ivan', 0, 'full-name')], best: ['smirnov-vladimir'] },
  { name: 'the one that the words speak for', ranked: smirnov, words: `${' '.repeat(800)}as an editor he`, best: ['smirnov-vladimir'] },
  { name: 'a neighbour beside it before one word', ranked: smirnov, near: [match('workers-group', 1010)], words: `${' '.repeat(800)}as an editor he`, best: ['smirnov-ivan', 'workers-group'] },
  { name: 'no word that stands far off', ranked: smirnov, words: 'as an editor he', best: ['smirnov-ivan'] },
];

describe('the ranker', () => {
  const rank = createRanker(acquaintancesOf(metasOf(entries)));

  it.each(ROWS)('prefers $name', ({ ranked, near = [], far = [], words = '', best: [id, namedWith] }) => {
    const [first, ...others] = rank(ranked, company([ranked, ...near], far, words));
    expect(first?.candidate.id).toBe(id);
    expect(first?.namedWith).toBe(namedWith);
    expect([first!.candidate.id, ...others.map(({ candidate }) => candidate.id)].sort()).toEqual(ranked.candidates.map((candidate) => candidate.id).sort());
  });

  it('puts the reader’s own entry first where nothing on the page tells, and no further', () => {
    const best = (own: string, far: readonly Match[]): string | undefined => createRanker(acquaintancesOf(metasOf(entries)), new Set([entryId(own)]))(smirnov, company([smirnov], far, ''))[0]?.candidate.id;
    expect(best('smirnov-vladimir', [])).toBe('smirnov-vladimir');
    expect(best('smirnov-ivan', [])).toBe('smirnov-ivan');
    expect(best('smirnov-vladimir', [match('smirnov-ivan', 0, 'full-name')])).toBe('smirnov-ivan');
  });

  it('prefers what the page names elsewhere by a form of its own', () => {
    const [first] = createRanker(acquaintancesOf(metasOf(entries)))(izvestiia, company([izvestiia], [match('izvestiia-vtsik')], ''));
    expect(first?.candidate.id).toBe('izvestiia-vtsik');
  });

  it('takes the first list’s word for an entry that two lists have', () => {
    const own: EntryMeta[] = [{ id: entryId('izvestiia-vtsik'), kind: 'body', neighbours: [1] }, { id: entryId('own-note'), kind: 'term', neighbours: [] }];
    const ranked = createRanker(acquaintancesOf(metasOf(own), metasOf(entries)))(izvestiia, company([izvestiia], [match('own-note')], ''));
    expect(ranked[0]).toEqual({ candidate: izvestiia.candidates[1], namedWith: 'own-note' });
  });
});
