import { describe, expect, it } from 'vitest';
import { entryId, type Confidence } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import type { FormRole, Match } from '../domain/match.ts';
import { createGate, type PageGate } from './gate.ts';

/** `vsnkh`, `baku?` (likely), `left??` (context); `smirnov??:surname`. */
function match(sign: string, start = 0): Match {
  const [, id, marks, role] = /^([a-z-]+)(\?*):?([a-z-]*)$/.exec(sign)!;
  const confidence: Confidence = marks === '??' ? 'context' : marks === '?' ? 'likely' : 'certain';
  return { start, end: start + id!.length, confidence, candidates: [{ id: entryId(id!), kind: 'term', confidence, via: (role || 'name') as FormRole }] };
}

/** A block of a page: its matches in a row, the words around them, its length. */
type BlockRow = { readonly matches: string; readonly words?: string; readonly length: number };

function gateWith(level: Level, blocks: readonly BlockRow[]): { gate: PageGate; shown: () => string[]; matches: Match[][] } {
  const gate = createGate(level);
  const matches = blocks.map((block) => block.matches.split(' ').filter(Boolean).map((sign, index) => match(sign, index * 50)));
  blocks.forEach(({ words = '', length }, key) => gate.add(key, matches[key]!, length, words));
  return { gate, matches, shown: () => matches.flat().filter((each) => gate.shows(each)).map((each) => each.candidates[0]!.id) };
}

const WORDS_1000 = 6000;

const ROWS: readonly { name: string; level?: Level; blocks: readonly BlockRow[]; shown: readonly string[] }[] = [
  { name: 'one certain entry in a line', blocks: [{ matches: 'vsnkh', length: 100 }], shown: ['vsnkh'] },
  { name: 'one certain entry on a page about something else', blocks: [{ matches: 'vsnkh', length: WORDS_1000 }], shown: [] },
  { name: 'one certain entry on a page with two words of the topic', blocks: [{ matches: 'vsnkh', words: 'Soviet Moscow', length: WORDS_1000 }], shown: ['vsnkh'] },
  { name: 'a likely entry by itself', blocks: [{ matches: 'baku?', length: 100 }], shown: [] },
  { name: 'a likely entry beside two certain ones', blocks: [{ matches: 'vsnkh glavki baku?', length: WORDS_1000 }], shown: ['vsnkh', 'glavki', 'baku'] },
  { name: 'an ordinary word beside two certain ones', blocks: [{ matches: 'vsnkh glavki left??', length: WORDS_1000 }], shown: ['vsnkh', 'glavki'] },
  { name: 'an ordinary word on a page certainly about it', blocks: [{ matches: 'vsnkh glavki rykov left??', words: 'Bolsheviks in Petrograd', length: WORDS_1000 }], shown: ['vsnkh', 'glavki', 'rykov', 'left'] },
  { name: 'one entry often is one', blocks: [{ matches: 'vsnkh vsnkh vsnkh vsnkh baku?', length: WORDS_1000 }], shown: [] },
  { name: 'a surname after the full name', blocks: [{ matches: 'vsnkh smirnov:full-name', length: 2000 }, { matches: 'smirnov??:surname kuznetsov??:surname', length: 2000 }], shown: ['vsnkh', 'smirnov', 'smirnov'] },
  { name: 'certain entries alone, each where it stands first, when calm', level: 'calm', blocks: [{ matches: 'vsnkh baku? glavki vsnkh', words: 'Soviet Moscow', length: 2000 }, { matches: 'vsnkh rykov', length: 2000 }], shown: ['vsnkh', 'glavki', 'rykov'] },
  { name: 'everything on demand', level: 'everything', blocks: [{ matches: 'left?? baku?', length: 60_000 }], shown: ['left', 'baku'] },
  {
    name: 'a chapter about this world on a page that is long and about other things',
    blocks: [{ matches: '', length: 200 * WORDS_1000 }, { matches: 'vsnkh glavki rykov left??', words: 'Bolsheviks in Petrograd', length: 5000 }],
    shown: ['vsnkh', 'glavki', 'rykov'],
  },
];

describe('the gate', () => {
  it.each(ROWS)('shows $name', ({ level = 'normal', blocks, shown }) => {
    expect(gateWith(level, blocks).shown()).toEqual(shown);
  });

  it('forgets a block that is removed', () => {
    const { gate, matches } = gateWith('normal', [{ matches: 'vsnkh glavki rykov', words: 'Soviet Moscow', length: WORDS_1000 }, { matches: 'baku?', length: 3 * WORDS_1000 }]);
    const [baku] = matches[1]!;
    expect(gate.shows(baku!)).toBe(true);
    gate.remove(0);
    expect(gate.shows(baku!)).toBe(false);
    expect([...gate.all()]).toEqual([baku]);
  });

  it('answers after any coming and going as if what is left had come alone', () => {
    const blocks: readonly BlockRow[] = [{ matches: 'vsnkh rykov:full-name', words: 'Soviet', length: 900 }, { matches: 'glavki', words: 'Petrograd', length: 900 }, { matches: 'baku? rykov??:surname left??', length: 900 }];
    const { gate, matches } = gateWith('normal', blocks);
    gate.remove(0);
    gate.remove(1);
    gate.add(3, [match('vsnkh')], 900, 'Soviet');
    gate.remove(3);
    const alone = gateWith('normal', [blocks[2]!]);
    expect(matches[2]!.map((each) => gate.shows(each))).toEqual(alone.matches[0]!.map((each) => alone.gate.shows(each)));
  });
});

describe('the version', () => {
  /** Whether the version told of every change in what is shown of matches that were there before. */
  function watch(level: Level, act: (gate: PageGate) => void, before: readonly BlockRow[]): { changed: boolean; told: boolean } {
    const { gate, matches } = gateWith(level, before);
    const shown = matches.flat().map((each) => gate.shows(each));
    const { version } = gate;
    act(gate);
    return { changed: matches.flat().some((each, index) => gate.shows(each) !== shown[index]), told: gate.version !== version };
  }

  const CHANGES: readonly { name: string; level?: Level; before: readonly BlockRow[]; act: (gate: PageGate) => void }[] = [
    { name: 'the page turns out to be about it', before: [{ matches: 'vsnkh', length: WORDS_1000 }], act: (gate) => gate.add(9, [match('glavki')], 100, '') },
    { name: 'the page is no longer about it', before: [{ matches: 'vsnkh', length: WORDS_1000 }, { matches: 'glavki', length: 100 }], act: (gate) => gate.remove(1) },
    { name: 'a person is named in full', before: [{ matches: 'vsnkh glavki smirnov??:surname', length: WORDS_1000 }], act: (gate) => gate.add(9, [match('smirnov:full-name')], 100, '') },
    { name: 'an entry turns up earlier on the page, when calm', level: 'calm', before: [{ matches: '', length: 10 }, { matches: 'vsnkh glavki', length: 500 }], act: (gate) => gate.add(0, [match('vsnkh')], 100, '') },
    { name: 'an entry’s first place goes, when calm', level: 'calm', before: [{ matches: 'vsnkh glavki', length: 500 }, { matches: 'vsnkh rykov', length: 500 }], act: (gate) => gate.remove(0) },
  ];

  it.each(CHANGES)('tells when $name', ({ level = 'normal', act, before }) => {
    expect(watch(level, act, before)).toEqual({ changed: true, told: true });
  });

  it('is silent when nothing earlier changes', () => {
    expect(watch('normal', (gate) => gate.add(9, [match('rykov')], 100, ''), [{ matches: 'vsnkh glavki kamenev', words: 'Soviet Moscow', length: 2000 }])).toEqual({ changed: false, told: false });
  });
});
