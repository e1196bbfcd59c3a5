import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryId, type Confidence, type Kind } from '../domain/entry.ts';
import type { Level } from '../domain/level.ts';
import type { FormRole, Match } from '../domain/match.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { acquaintancesOf } from './acquaintance.ts';
import { createGate, type PageGate } from './gate.ts';
import { metasOf } from './stored-entries.ts';

const LINKED: EntryMeta[] = [
  { id: entryId('amo'), kind: 'workplace', neighbours: [1] },
  { id: entryId('smirnov'), kind: 'person', neighbours: [0], clues: ['joiner', 'battal', 'volunt'] },
  { id: entryId('trust'), kind: 'term', neighbours: [0] },
];

/** `vsnkh`, `baku?` (likely), `left??` (context); `smirnov??:surname`; `kiev?:name:place`. */
function match(sign: string, start = 0): Match {
  const [, id, marks, role, kind] = /^([a-z-]+)(\?*):?([a-z-]*):?([a-z-]*)$/.exec(sign)!;
  const confidence: Confidence = marks === '??' ? 'context' : marks === '?' ? 'likely' : 'certain';
  return { start, end: start + id!.length, confidence, candidates: [{ id: entryId(id!), kind: (kind || 'term') as Kind, confidence, via: (role || 'name') as FormRole }] };
}

/** A block of a page: its matches in a row, the words around them, its length. */
type BlockRow = { readonly matches: string; readonly words?: string; readonly length: number };

/** Words that say nothing. */
const ORDINARY = 'and so on';

/** Far behind the words, where nothing stands beside a match. */
const FIRST = 1000;
const matchesIn = ({ matches }: BlockRow): Match[] => matches.split(' ').filter(Boolean).map((sign, index) => match(sign, FIRST + index * 50));

function gateWith(level: Level, blocks: readonly BlockRow[]): { gate: PageGate; shown: () => string[]; matches: Match[][] } {
  const gate = createGate(level, acquaintancesOf(metasOf(LINKED)));
  const matches = blocks.map(matchesIn);
  blocks.forEach(({ words = ORDINARY, length }, key) => gate.add(key, matches[key]!, length, words));
  return { gate, matches, shown: () => matches.flat().filter((each) => gate.shows(each)).map((each) => each.candidates[0]!.id) };
}

const arrange = (gate: PageGate, keys: readonly number[]): void => void [...gate.arrange(keys)];

const WORDS_1000 = 6000;

const ROWS: readonly { name: string; level?: Level; blocks: readonly BlockRow[]; shown: readonly string[] }[] = [
  { name: 'names alone, which a family tree has too', blocks: [{ matches: 'sapronov:surname:person miasnikov:surname:person butyrka:name:place iskra?', length: 900 }], shown: [] },
  { name: 'the same names beside a word of the period', blocks: [{ matches: 'sapronov:surname:person miasnikov:surname:person', words: 'in 1921', length: 900 }], shown: ['sapronov', 'miasnikov'] },
  { name: 'the same names beside a body', blocks: [{ matches: 'sapronov:surname:person vsnkh', length: 900 }], shown: ['sapronov', 'vsnkh'] },
  { name: 'a name in a line', blocks: [{ matches: 'sapronov:surname:person', length: 100 }], shown: ['sapronov'] },
  { name: 'a name in a line of today', blocks: [{ matches: 'sapronov:surname:person', words: 'her website', length: 100 }], shown: [] },
  { name: 'what any event of its kind is called, alone and beside something of its own', blocks: [{ matches: 'vsnkh mgsps narkomprod trust??:event:event', length: 600 }, { matches: 'amo trust??:event:event', length: 5800 }], shown: ['vsnkh', 'mgsps', 'narkomprod', 'amo', 'trust'] },
  { name: 'one certain entry in a line', blocks: [{ matches: 'vsnkh', length: 100 }], shown: ['vsnkh'] },
  { name: 'one certain entry on a page about something else', blocks: [{ matches: 'vsnkh', length: WORDS_1000 }], shown: [] },
  { name: 'one certain entry on a page with a word of the period', blocks: [{ matches: 'vsnkh', words: 'the Soviet factories', length: WORDS_1000 }], shown: ['vsnkh'] },
  { name: 'a likely entry by itself', blocks: [{ matches: 'pravda?', length: 100 }], shown: [] },
  { name: 'two likely entries in a line', blocks: [{ matches: 'pravda? baku?', length: 100 }], shown: ['pravda', 'baku'] },
  { name: 'even a common word where nothing else stands', blocks: [{ matches: 'left??:word', words: ' ', length: 1010 }, { matches: 'smirnov??:surname', words: 'The ', length: 1010 }], shown: ['left', 'smirnov'] },
  { name: 'no common word that stands alone in one block of several', blocks: [{ matches: 'left??:word', words: ' ', length: 1010 }, { matches: '', length: 100 }], shown: [] },
  { name: 'a likely entry in a line about the period', blocks: [{ matches: 'pravda?', words: 'in 1921', length: 100 }], shown: ['pravda'] },
  { name: 'a likely entry in a line about today', blocks: [{ matches: 'pravda?', words: 'a Soviet brand, online since 2004', length: 100 }], shown: [] },
  { name: 'places that are in the news today', blocks: [{ matches: 'kiev?:name:place kharkov?:name:place poltava?:name:place', words: 'Russian army, Moscow', length: 3000 }], shown: [] },
  { name: 'a likely entry beside two certain ones', blocks: [{ matches: 'vsnkh glavki baku?', length: WORDS_1000 }], shown: ['vsnkh', 'glavki', 'baku'] },
  { name: 'a common phrase beside two certain entries', blocks: [{ matches: 'vsnkh glavki party-week??', length: WORDS_1000 }], shown: ['vsnkh', 'glavki'] },
  { name: 'a common phrase on a page certainly about it', blocks: [{ matches: 'vsnkh glavki rykov party-week??', words: 'Petrograd in 1921', length: WORDS_1000 }], shown: ['vsnkh', 'glavki', 'rykov', 'party-week'] },
  { name: 'a word of every day on a page certainly about it', blocks: [{ matches: 'vsnkh glavki rykov trust??:word', words: 'Petrograd in 1921', length: WORDS_1000 }], shown: ['vsnkh', 'glavki', 'rykov'] },
  { name: 'a word of every day in company', blocks: [{ matches: 'vsnkh glavki rykov trust??:word amo', words: 'Petrograd in 1921', length: WORDS_1000 }], shown: ['vsnkh', 'glavki', 'rykov', 'trust', 'amo'] },
  { name: 'one entry often is one', blocks: [{ matches: 'vsnkh vsnkh vsnkh vsnkh baku?', length: WORDS_1000 }], shown: [] },
  { name: 'an ordinary surname with nobody it belongs to', blocks: [{ matches: 'vsnkh glavki rykov smirnov??:surname', words: 'Petrograd in 1921', length: 2000 }], shown: ['vsnkh', 'glavki', 'rykov'] },
  { name: 'an ordinary surname beside what belongs to it', blocks: [{ matches: 'vsnkh amo smirnov??:surname', words: 'in 1921', length: 2000 }], shown: ['vsnkh', 'amo', 'smirnov'] },
  { name: 'an ordinary surname after the full name', blocks: [{ matches: 'vsnkh smirnov:full-name', length: 2000 }, { matches: '', length: 20_000, words: 'Petrograd in 1921, the Bolsheviks, the tsar and Lenin' }, { matches: 'smirnov??:surname kuznetsov??:surname', length: 2000 }], shown: ['vsnkh', 'smirnov', 'smirnov'] },
  { name: 'certain entries alone, each where it stands first, when calm', level: 'calm', blocks: [{ matches: 'vsnkh? baku? glavki vsnkh', words: 'Soviet Moscow', length: 2000 }, { matches: 'vsnkh rykov', length: 2000 }], shown: ['glavki', 'vsnkh', 'rykov'] },
  { name: 'everything on demand', level: 'everything', blocks: [{ matches: 'left?? baku?', length: 60_000 }], shown: ['left', 'baku'] },
  {
    name: 'an ordinary surname throughout the page that has company in half of its places',
    blocks: [{ matches: 'vsnkh amo rykov smirnov??:surname', words: 'Petrograd in 1921', length: 5900 }, { matches: 'vsnkh glavki smirnov??:surname', words: 'Soviet', length: 5900 }],
    shown: ['vsnkh', 'amo', 'rykov', 'smirnov', 'vsnkh', 'glavki', 'smirnov'],
  },
  {
    name: 'no ordinary surname that has company in few of its places',
    blocks: [{ matches: 'vsnkh amo rykov smirnov??:surname', words: 'Petrograd in 1921', length: 5900 }, { matches: 'vsnkh smirnov??:surname smirnov??:surname', words: 'Soviet', length: 5900 }],
    shown: ['vsnkh', 'amo', 'rykov', 'smirnov', 'vsnkh'],
  },
  {
    name: 'a chapter about this world on a page that is long and about other things',
    blocks: [{ matches: 'vsnkh', length: 200 * WORDS_1000 }, { matches: 'vsnkh glavki rykov party-week??', words: 'Petrograd in 1921', length: 5000 }, { matches: 'vsnkh', length: 200 * WORDS_1000 }],
    shown: ['vsnkh', 'glavki', 'rykov'],
  },
];

describe('the gate', () => {
  it.each(ROWS)('shows $name', ({ level = 'normal', blocks, shown }) => {
    expect(gateWith(level, blocks).shown()).toEqual(shown);
  });

  it('forgets a block that is removed', () => {
    const { gate, matches } = gateWith('normal', [{ matches: 'vsnkh glavki rykov', words: 'Soviet Moscow', length: WORDS_1000 }, { matches: 'baku?', length: 2 * WORDS_1000 }]);
    const [baku] = matches[1]!;
    expect(gate.shows(baku!)).toBe(true);
    gate.remove(0);
    expect(gate.shows(baku!)).toBe(false);
    expect(gate.company(baku!).page.hasSurely(entryId('vsnkh'))).toBe(false);
  });

  it('leaves a surname alone whose other bearer the page names', () => {
    const shown = (text: string): boolean => {
      const gate = createGate('normal', acquaintancesOf(metasOf(LINKED)));
      const matches = [...text.matchAll(/Karelin/g)].map(({ index }) => ({ ...match('karelin?:surname:person'), start: index, end: index + 7 }));
      gate.add(0, matches, text.length, text);
      return gate.shows(matches.at(-1)!);
    };
    expect(shown('In 1921 the Soviet commissar Vladimir Karelin left Petrograd. Nobody followed Karelin.')).toBe(false);
    expect(shown('In 1921 the Soviet commissar Karelin left Petrograd. Nobody followed Karelin.')).toBe(true);
  });

  it('reads the words around an ordinary surname', () => {
    const line = (words: string): boolean => {
      const gate = createGate('normal', acquaintancesOf(metasOf(LINKED)));
      const text = `In 1921 ${words} Smirnov of the Soviet`;
      const smirnov = { ...match('smirnov??:surname'), start: text.indexOf('Smirnov'), end: text.indexOf('Smirnov') + 7 };
      gate.add(0, [smirnov], text.length, text);
      return gate.shows(smirnov);
    };
    expect(line('a joiner, the battalion of volunteers under')).toBe(true);
    expect(line('the joiner and the battalion under')).toBe(false);
  });

  it('gives the company of a match: its neighbourhood and the page', () => {
    const { gate, matches } = gateWith('normal', [{ matches: 'vsnkh', length: 5000 }, { matches: 'glavki rykov', length: 5000 }]);
    const [glavki, rykov] = matches[1]!;
    const { near, nearby, page } = gate.company(glavki!);
    expect(near).toEqual([glavki, rykov]);
    expect([nearby.hasSurely(entryId('vsnkh')), page.hasSurely(entryId('vsnkh')), nearby.hasSurely(entryId('rykov'))]).toEqual([false, true, true]);
  });
});

describe('coming and going', () => {
  const sign = fc.constantFrom('vsnkh', 'glavki', 'rykov', 'pravda?', 'kiev?:name:place', 'left??', 'trust??:word', 'amo', 'smirnov??:surname', 'smirnov:full-name');
  const block: fc.Arbitrary<BlockRow> = fc.record({
    matches: fc.array(sign, { maxLength: 4 }).map((signs) => signs.join(' ')),
    words: fc.constantFrom('', ORDINARY, 'Soviet', 'Petrograd in 1921', 'online in 2004', 'workers'),
    length: fc.constantFrom(40, 900, 5000, 14_000),
  });
  const level = fc.constantFrom<Level>('calm', 'normal', 'everything');

  it('leaves the gate as it was when a block comes and goes', () => {
    fc.assert(
      fc.property(level, fc.array(block, { maxLength: 6 }), block, (each, blocks, passing) => {
        const { gate, shown } = gateWith(each, blocks);
        const before = shown();
        gate.add(99, matchesIn(passing), passing.length, passing.words ?? '');
        gate.remove(99);
        expect(shown()).toEqual(before);
      }),
    );
  });

  it('shows on a page of one neighbourhood what the blocks left would show had they come alone', () => {
    const short = block.map((row) => ({ ...row, length: 500 }));
    fc.assert(
      fc.property(level, fc.array(short, { minLength: 1, maxLength: 5 }), fc.array(short, { maxLength: 5 }), (each, staying, going) => {
        const { gate, matches } = gateWith(each, [...staying, ...going]);
        going.forEach((_, index) => gate.remove(staying.length + index));
        const shown = matches.slice(0, staying.length).flat().filter((one) => gate.shows(one)).map((one) => one.candidates[0]!.id);
        expect(shown).toEqual(gateWith(each, staying).shown());
      }),
    );
  });

  it('shows, once told of the order, what it would had the blocks come in it', () => {
    const placed = fc.record({ row: block, at: fc.nat() });
    fc.assert(
      fc.property(level, fc.array(placed, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(), { maxLength: 4 }), (each, coming, going) => {
        const gate = createGate(each, acquaintancesOf(metasOf(LINKED)));
        const page: { key: number; row: BlockRow; matches: Match[] }[] = [];
        coming.forEach(({ row, at }, key) => {
          const matches = matchesIn(row);
          page.splice(at % (page.length + 1), 0, { key, row, matches });
          gate.add(key, matches, row.length, row.words ?? ORDINARY);
          if (at % 3 === 0) arrange(gate, page.map((one) => one.key));
        });
        for (const which of going) for (const { key } of page.splice(which % (page.length + 1), 1)) gate.remove(key);
        const before = page.flatMap(({ matches }) => matches.map((one) => gate.shows(one)));
        const { version } = gate;
        arrange(gate, page.map(({ key }) => key));
        const shown = page.flatMap(({ matches }) => matches.map((one) => gate.shows(one)));
        if (shown.some((is, index) => is !== before[index])) expect(gate.version).not.toBe(version);
        const inOrder = gateWith(each, page.map(({ row }) => row));
        expect(shown).toEqual(inOrder.matches.flat().map((one) => inOrder.gate.shows(one)));
      }),
      { numRuns: 500 },
    );
  });

  it('tells by its version of every change in what is shown of earlier matches', () => {
    fc.assert(
      fc.property(level, fc.array(block, { minLength: 1, maxLength: 6 }), block, fc.nat(), (each, blocks, late, which) => {
        const { gate, matches } = gateWith(each, blocks);
        const look = (left: readonly Match[]): boolean[] => left.map((one) => gate.shows(one));
        const act = (change: () => void, left: readonly Match[]): void => {
          const [before, version] = [look(left), gate.version];
          change();
          if (look(left).some((is, index) => is !== before[index])) expect(gate.version).not.toBe(version);
        };
        const gone = which % blocks.length;
        act(() => gate.add(99, matchesIn(late), late.length, late.words ?? ''), matches.flat());
        act(() => gate.remove(gone), matches.filter((_, index) => index !== gone).flat());
      }),
    );
  });
});

describe('the version', () => {
  /** Whether the version told of a change in what is shown of matches that were there before. */
  function watch(level: Level, act: (gate: PageGate) => void, before: readonly BlockRow[]): { changed: boolean; told: boolean } {
    const { gate, matches } = gateWith(level, before);
    const shown = matches.flat().map((each) => gate.shows(each));
    const { version } = gate;
    act(gate);
    return { changed: matches.flat().some((each, index) => gate.shows(each) !== shown[index]), told: gate.version !== version };
  }

  const CHANGES: readonly { name: string; level?: Level; before: readonly BlockRow[]; act: (gate: PageGate) => void }[] = [
    { name: 'the page turns out to be about it', before: [{ matches: 'vsnkh', length: WORDS_1000 }], act: (gate) => gate.add(9, [match('glavki')], 100, ORDINARY) },
    { name: 'the page is no longer about it', before: [{ matches: 'vsnkh', length: WORDS_1000 }, { matches: 'glavki', length: 100 }], act: (gate) => gate.remove(1) },
    { name: 'a person is named in full', before: [{ matches: 'vsnkh glavki smirnov??:surname', length: WORDS_1000 }], act: (gate) => gate.add(9, [match('smirnov:full-name')], 100, ORDINARY) },
    { name: 'company comes', before: [{ matches: 'vsnkh glavki trust??:word', length: 2000 }], act: (gate) => gate.add(9, [match('amo')], 100, ORDINARY) },
    { name: 'company goes', before: [{ matches: 'vsnkh glavki trust??:word', length: 2000 }, { matches: 'amo', length: 100 }], act: (gate) => gate.remove(1) },
    { name: 'an entry turns up earlier on the page, when calm', level: 'calm', before: [{ matches: '', length: 10 }, { matches: 'vsnkh glavki', length: 500 }], act: (gate) => { gate.add(9, [match('vsnkh')], 100, ORDINARY); arrange(gate, [9, 0, 1]); } },
    { name: 'company turns out to stand far off', before: [{ matches: 'vsnkh glavki rykov trust??:word', words: 'Petrograd in 1921', length: 3000 }, { matches: 'amo', length: 3000 }, { matches: '', length: 5000 }], act: (gate) => arrange(gate, [0, 2, 1]) },
    { name: 'an entry’s first place goes, when calm', level: 'calm', before: [{ matches: 'vsnkh glavki', length: 500 }, { matches: 'vsnkh rykov', length: 500 }], act: (gate) => gate.remove(0) },
  ];

  it.each(CHANGES)('tells when $name', ({ level = 'normal', act, before }) => {
    expect(watch(level, act, before)).toEqual({ changed: true, told: true });
  });

  it('is silent when nothing earlier changes', () => {
    expect(watch('normal', (gate) => gate.add(9, [match('rykov')], 100, ORDINARY), [{ matches: 'vsnkh glavki kamenev', words: 'Soviet Moscow', length: 2000 }])).toEqual({ changed: false, told: false });
  });
});
