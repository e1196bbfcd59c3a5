/**
 * What a page costs with Spravka on, beside the very same page without.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench, Section, Table } from '../section.ts';
import { median, short, spreadOf, told } from '../statistics.ts';
import { asPage, book, ransome, unrelated } from '../texts.ts';
import { buildExtension, EXTENSION, launch, mainThread, memoryOf, pause, processOf, traced, type Browser, type MainThread } from './chromium.ts';
import { chat, editTimes, endless, moments, noteFirstMark, type Moments } from './watch.ts';

/** In ms: within it a page of this size has long been marked. */
const REST = 1500;
const EDITS = 40;
const STEPS = 40;
const RUNS = 7;

export type Subject = { readonly name: string; readonly html: string; readonly edits?: boolean; readonly live?: 'chat' | 'endless'; /** In ms, after all is loaded. */ readonly rest?: number };
export type Visit = MainThread & Moments & { readonly bytes: number; readonly edits: readonly number[] };

function subjects(): Subject[] {
  const [whole, old] = [book(), ransome()];
  const shell = (title: string): string => asPage('It begins.', title);
  return [
    { name: `${whole.name} as one page`, html: asPage(whole.text, 'Book'), edits: true },
    { name: old.name, html: asPage(old.text, 'Ransome') },
    { name: 'unrelated, 10,000 characters', html: asPage(unrelated().text, 'Unrelated') },
    { name: `chat, a message every 100 ms, ${STEPS} messages`, html: shell('Chat'), live: 'chat' },
    { name: `endless list, 20 items every 100 ms, ${STEPS} times`, html: shell('Endless'), live: 'endless' },
  ];
}

export async function visit(browser: Browser, subject: Subject, messages: readonly string[]): Promise<Visit> {
  const { page, cdp, address, load } = await browser.open(subject.html, noteFirstMark);
  try {
    const events = await traced(cdp, async () => {
      await load();
      if (subject.live) await page.evaluate(subject.live === 'chat' ? chat : endless, { messages, count: STEPS });
      await pause(subject.rest ?? REST);
    });
    const thread = mainThread(events, processOf(events, address));
    const seen = await page.evaluate(moments);
    const bytes = await memoryOf(cdp);
    const edits = subject.edits ? await page.evaluate(editTimes, EDITS) : [];
    return { ...thread, ...seen, bytes, edits };
  } finally {
    await page.close();
  }
}

type Pair = { readonly subject: Subject; readonly on: readonly Visit[]; readonly off: readonly Visit[] };

async function measure(subject: Subject, on: Browser, off: Browser, messages: readonly string[], runs: number): Promise<Pair> {
  // The first visit warms caches that every later one has.
  for (const browser of [on, off]) await visit(browser, subject, messages);
  const pair = { on: [] as Visit[], off: [] as Visit[] };
  for (let run = 0; run < runs; run++) {
    pair.on.push(await visit(on, subject, messages));
    pair.off.push(await visit(off, subject, messages));
  }
  return { subject, ...pair };
}

const of = (visits: readonly Visit[], what: (visit: Visit) => number): number[] => visits.map(what);
const ours = ({ evaluate, microtasks, calls }: MainThread): number => evaluate + microtasks + calls;

function rowsOf({ subject, on, off }: Pair): string[][] {
  const both = (what: (visit: Visit) => number): string[] => [told(spreadOf(of(on, what))), told(spreadOf(of(off, what)))];
  const first = on.flatMap(({ firstMark, painted }) => (firstMark === null ? [] : [firstMark - painted]));
  return [
    [
      subject.name,
      ...both(({ busy }) => busy),
      ...both(({ longest }) => longest),
      told(spreadOf(of(on, ours))),
      told(spreadOf(of(on, ({ longestOurs }) => longestOurs))),
      first.length === 0 ? 'none' : told(spreadOf(first)),
      ...both(({ bytes }) => bytes / 1e6),
    ],
  ];
}

const framesOf = (visits: readonly Visit[]): number => median(visits.flatMap(({ edits }) => edits));
const partsRow = ({ subject, on }: Pair): string[] => [subject.name, ...[({ evaluate }: Visit) => evaluate, ({ microtasks }: Visit) => microtasks, ({ calls }: Visit) => calls].map((what) => told(spreadOf(of(on, what))))];

function tablesOf(pairs: readonly Pair[]): Table[] {
  const edited = pairs.filter(({ subject }) => subject.edits);
  return [
    {
      caption: 'From navigation to 1.5 s after load (or after the last message), in ms; memory in MB after a garbage collection',
      columns: ['page', 'main thread, with', 'without', 'longest task, with', 'without', 'ours in all', 'ours, longest in one task', 'first mark after first paint', 'memory, with', 'without'],
      rows: pairs.flatMap(rowsOf),
    },
    { caption: 'Ours in parts, ms: evaluating scripts; promises and observers, which read storage, load the automaton and hear of changes; tasks, which walk, join, scan, weigh and paint', columns: ['page', 'scripts', 'promises and observers', 'tasks'], rows: pairs.map(partsRow) },
    {
      caption: `A frame after an edit in view, ms (${EDITS} edits each visit)`,
      columns: ['page', 'with', 'without', 'ratio'],
      rows: edited.map(({ subject, on, off }) => [subject.name, short(framesOf(on)), short(framesOf(off)), short(framesOf(on) / framesOf(off))]),
    },
  ];
}

export const benchPage: Bench = async ({ quick }, say): Promise<Section> => {
  await buildExtension();
  const [on, off] = [await launch(EXTENSION), await launch(undefined)];
  const messages = book().text.split(/\n\s*\n\s*/).filter((paragraph) => paragraph.length > 80).slice(300, 900);
  const pairs: Pair[] = [];
  try {
    for (const subject of subjects()) {
      say(`page: ${subject.name}`);
      pairs.push(await measure(subject, on, off, messages, quick ? 2 : RUNS));
    }
  } finally {
    await Promise.all([on.close(), off.close()]);
  }
  const [whole, , other] = pairs;
  const [script, early] = ['content', 'early'].map((name) => gzipSync(readFileSync(join(EXTENSION, 'content-scripts', `${name}.js`)), { level: 9 }).length) as [number, number];
  const longest = median(of(whole!.on, ({ longestOurs }) => longestOurs));
  const elsewhere = median(of(other!.on, ({ calls }) => calls));
  const frame = framesOf(whole!.on) / framesOf(whole!.off);
  return {
    title: 'Page',
    about: `${on.version}, headless; the same page in a browser with the extension and in one without, in turn, ${quick ? 2 : RUNS} times each after one visit to warm up. Main thread: the processor time of all its tasks in the trace. Ours: what the trace says the extension's script did.`,
    tables: tablesOf(pairs),
    plots: [
      {
        file: 'page-ours.svg',
        title: 'Main-thread time that Spravka takes',
        xLabel: 'ms',
        yLabel: '',
        log: false,
        bars: pairs.map(({ subject, on: visits }) => ({ name: subject.name.split(',')[0]!, value: median(of(visits, ours)), ours: true })),
      },
    ],
    budgets: [
      { what: 'content script, gzip', limit: '25 KB', figure: `${short(script / 1000)} KB, and ${short(early / 1000)} KB that wait for a long page`, met: script <= 25_000 },
      { what: 'whole book as one page: longest task of ours', limit: '16 ms', figure: `${short(longest)} ms`, met: longest <= 16 },
      { what: 'unrelated page, 10,000 characters, after the automaton is loaded', limit: '1 ms', figure: `${short(elsewhere)} ms`, met: elsewhere <= 1, missed: 'a page that has just begun runs all code for the first time, and the browser interprets it: by a sampling profile four tenths are the search, three tenths finding and joining the text, the rest telling of what was found; the gate is not loaded. Next: a scanner in WebAssembly, which is compiled before it runs.' },
      { what: 'frame after a DOM edit, book page', limit: '1.3×', figure: `${short(frame)}×`, met: frame <= 1.3 },
    ],
  };
};
