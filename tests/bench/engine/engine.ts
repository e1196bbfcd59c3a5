/**
 * The engine beside what one would use instead, on the same forms and the same
 * text, in one process. Rounds take turns, and the ratios are each round's own.
 */
import { deepStrictEqual } from 'node:assert';
import { gzipSync } from 'node:zlib';
import { plainForms } from '../forms.ts';
import type { Bench, Plot, Section, Table } from '../section.ts';
import { median, ratios, short, spreadOf, told } from '../statistics.ts';
import { book, withoutNotes } from '../texts.ts';
import { ownGlossary } from './own-glossary.ts';
import { fold, look, METHODS, type Method, type Offsets } from './methods.ts';
import { collect, inMs, timed } from './timing.ts';

const SIZES = [5000, 20_000, 60_000];
const ROUNDS = 15;
const BEST_PEER = '@monyone/aho-corasick/fast';
const BUDGET_PEER = 5;
const BUDGET_BARE = 9;

function heldBytes(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

type Measured = { readonly name: string; readonly prepare: number; readonly scans: readonly number[]; readonly held: number; readonly bytes?: number; readonly gzip?: number; readonly matches: number };
type Sized = { readonly forms: number; readonly methods: readonly Measured[]; readonly bare: readonly number[]; readonly folding: readonly number[] };

function differences(name: string, found: Offsets, wanted: Offsets, text: string): void {
  try {
    deepStrictEqual(found, wanted);
  } catch {
    const at = found.findIndex((offset, index) => offset !== wanted[index]);
    throw new Error(`${name} finds ${found.length / 2} matches, ours ${wanted.length / 2}; they part at ${found[at]}/${wanted[at]}: ${JSON.stringify(text.slice((wanted[at] ?? 0) - 30, (wanted[at] ?? 0) + 40))}`);
  }
}

function measureSize(forms: readonly string[], text: string, rounds: number): Sized {
  const ready = METHODS.map((method: Method) => {
    const before = heldBytes();
    let made: ReturnType<Method['prepare']> | undefined;
    const prepare = inMs(() => (made = method.prepare(forms)));
    const { scan, serialised } = made!;
    const held = heldBytes() - before - (serialised?.length ?? 0);
    return { name: method.name, prepare, scan, held, serialised, scans: [] as number[] };
  });
  const wanted = ready[0]!.scan(text);
  for (const { name, scan } of ready) differences(name, scan(text), wanted, text);
  const bare: number[] = [];
  const folding: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const method of ready) method.scans.push(timed(() => method.scan(text)));
    bare.push(timed(() => look(text)));
    folding.push(timed(() => fold(text)));
  }
  const methods = ready.map(({ name, prepare, scans, held, serialised }) => ({
    name,
    prepare,
    scans,
    held,
    matches: wanted.length / 2,
    ...(serialised !== undefined && { bytes: Buffer.byteLength(serialised), gzip: gzipSync(serialised, { level: 9 }).length }),
  }));
  return { forms: forms.length, methods, bare, folding };
}

const kb = (bytes: number | undefined): string => (bytes === undefined ? '–' : `${short(bytes / 1000)} KB`);

/** Why a peer may have less than ours in a column where less is better. */
const PEER_AHEAD: readonly { readonly column: string; readonly of: (method: Measured) => number | undefined; readonly why: string }[] = [
  { column: 'prepare', of: ({ prepare }) => prepare, why: 'ours is compiled when the extension is built, never on a page, and made minimal there' },
  { column: 'scan', of: ({ scans }) => median(scans), why: 'not looked into yet' },
  { column: 'held', of: ({ held }) => held, why: 'a pattern keeps its source until it runs, and a Map its words; ours is ready, with what each form stands for and a table of all 65,536 units' },
  { column: 'serialised', of: ({ gzip }) => gzip, why: 'a pattern or a list of words has to be compiled anew on each page; ours is what a page loads at once, and is packed smaller for the package (below)' },
];

function peersAhead(methods: readonly Measured[]): string {
  const [ours, ...peers] = methods;
  const told = PEER_AHEAD.flatMap(({ column, of, why }) => {
    const own = of(ours!);
    const ahead = peers.filter((peer) => (of(peer) ?? Infinity) < (own ?? 0)).map(({ name }) => name);
    return ahead.length === 0 ? [] : [`in “${column}” ${ahead.join(', ')} (${why})`];
  });
  return told.length === 0 ? 'No peer is ahead of ours.' : `Ahead of ours: ${told.join('; ')}.`;
}

function tableOf({ forms, methods, bare, folding }: Sized, units: number): Table {
  const ours = methods[0]!;
  const rows = methods.map((method) => [
    method.name,
    short(method.prepare),
    told(spreadOf(method.scans)),
    short(units / 1000 / median(method.scans)),
    told(spreadOf(ratios(method.scans, ours.scans))),
    short(median(ratios(method.scans, bare))),
    short(method.held / 1e6),
    `${kb(method.bytes)} (${kb(method.gzip)})`,
  ]);
  const bound = (name: string, runs: readonly number[]): string[] => [name, '', told(spreadOf(runs)), short(units / 1000 / median(runs)), short(median(ratios(runs, ours.scans))), short(median(ratios(runs, bare))), '', ''];
  return {
    caption: `${forms.toLocaleString('en')} forms, ${ours.matches.toLocaleString('en')} matches, the same in every row`,
    columns: ['', 'prepare, ms', 'scan, ms (quartiles)', 'M units/s', '× ours', '× bare loop', 'held, MB', 'serialised (gzip)'],
    rows: [...rows, bound('fold to a string, nothing else', folding), bound('bare `charCodeAt` loop', bare)],
    note: peersAhead(methods),
  };
}

function plotsOf(sized: readonly Sized[]): Plot[] {
  const largest = sized.at(-1)!;
  return [
    {
      file: 'engine-scan.svg',
      title: `Time to scan the text, ${largest.forms.toLocaleString('en')} forms`,
      xLabel: 'ms, less is better',
      yLabel: '',
      log: true,
      bars: [...largest.methods.map(({ name, scans }, index) => ({ name, value: median(scans), ours: index === 0 })), { name: 'bare charCodeAt loop', value: median(largest.bare) }].sort((a, b) => a.value - b.value),
    },
    {
      file: 'engine-forms.svg',
      title: 'Scan time against the number of forms',
      xLabel: 'forms',
      yLabel: 'ms',
      log: true,
      lines: largest.methods.map(({ name }, index) => ({ name, ours: index === 0, points: sized.map(({ forms, methods }) => [forms, median(methods[index]!.scans)] as const) })),
    },
  ];
}

export const benchEngine: Bench = ({ quick }, say): Section => {
  const { name, text: printed } = book();
  const text = withoutNotes(printed);
  say('engine: own glossary');
  const own = ownGlossary(printed, quick ? 9 : 41);
  const sized = SIZES.map((size) => {
    say(`engine: ${size} forms`);
    return measureSize(plainForms(size), text, quick ? 5 : ROUNDS);
  });
  const peerBySize = sized.map(({ methods }) => median(ratios(methods.find((each) => each.name === BEST_PEER)!.scans, methods[0]!.scans)));
  const againstPeer = median(peerBySize);
  const againstBare = Math.max(...sized.map(({ methods, bare }) => median(ratios(methods[0]!.scans, bare))), own.ratio);
  return {
    title: 'Engine',
    about: `Text: ${name}, ${text.length.toLocaleString('en')} UTF-16 units, words divided at line ends joined and notes' numbers taken off for all. ${quick ? 5 : ROUNDS} rounds in one Node process, methods in turn; “× ours” is the median of each round's ratio with its quartiles. Each timed scan comes right after an untimed one and a garbage collection. Every method means the same (capitals aside, whole words, leftmost-longest), and every method's offsets are compared with ours before anything is timed. Peers get the folded text and their hits are filtered; modern-ahocorasick gets pieces of 1,000 characters, since its \`Intl.Segmenter\` takes time with the square of the length in this Node. “Prepare” is from forms to ready; ours is compiled when the extension is built, and a page only loads it (below).`,
    tables: [...sized.map((each) => tableOf(each, text.length)), own.table],
    plots: plotsOf(sized),
    budgets: [
      { what: 'scan, automaton: time of the best npm Aho-Corasick', limit: `≥ ${BUDGET_PEER}× ours`, figure: `${short(againstPeer)}× (${peerBySize.map(short).join(', ')} for ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} forms)`, met: againstPeer >= BUDGET_PEER, missed: 'from run to run it is 4.9 to 5.9, by what the JIT compiler has made of either in that process and by the machine; the walk waits for memory, the peer computes. Next: as for the bare loop; and the median of several processes.' },
      { what: 'scan, automaton: against a bare charCodeAt loop', limit: `≤ ${BUDGET_BARE}×`, figure: `${short(againstBare)}×`, met: againstBare <= BUDGET_BARE, missed: 'the walk takes 4.3 steps for each word, each a look-up that waits for the one before. The ratio hangs on the machine, since the loop waits for nothing: 6.4 to 7.9 on one, 9.4 to 10.1 on another, with the same scanner. Next: a table of the first four letters that may begin a form turns away half of the words.' },
      { what: 'automaton, gzip', limit: '300 KB', figure: kb(own.gzip), met: own.gzip <= 300_000 },
    ],
  };
};
