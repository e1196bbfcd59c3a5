/**
 * How the figures grow with the glossary and with the text: slopes, so that one
 * sees what a larger one would cost.
 */
import { gzipSync } from 'node:zlib';
import { compileGlossary } from '../../glossary/compile.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { findMatches, loadMatcher, serialiseMatcher, unpackMatcher } from '../../src/matching/matcher.ts';
import { compileForms, plainForms } from './forms.ts';
import { buildExtension, EXTENSION, launch } from './page/chromium.ts';
import { visit, type Visit } from './page/page.ts';
import type { Bench, Section, Table } from './section.ts';
import { median, short, slope } from './statistics.ts';
import { asPage, book, ofLength, ROOT } from './texts.ts';

const FORMS = [1000, 10_000, 100_000];
const LENGTHS = [10_000, 100_000, 1_000_000, 10_000_000];
const ROUNDS = 9;
const LONGEST_TASK = 50;
/** In ms. */
const SHORTEST = 5;

const inMs = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
/** Short work is repeated until it can be timed, after it has run often enough to be compiled. */
function repeated(rounds: number, work: () => unknown): number {
  let once = inMs(work);
  for (let warm = 0; warm < 4; warm++) once = Math.min(once, inMs(work));
  const times = Math.max(1, Math.min(200, Math.ceil(SHORTEST / once)));
  const batch = (): void => {
    for (let time = 0; time < times; time++) work();
  };
  return median(Array.from({ length: rounds }, () => inMs(batch) / times));
}

/** As many as asked: beyond what the glossary gives, two forms in a row. */
function manyForms(count: number): string[] {
  const forms = plainForms(Math.min(count, 50_000));
  const pairs = Array.from({ length: Math.max(0, count - forms.length) }, (_, index) => `${forms[(index * 7) % forms.length]} ${forms[(index * 31 + 11) % forms.length]}`);
  return [...new Set([...forms, ...pairs])];
}

/** A row for each size and a last one with the slopes, but of what is nothing somewhere. */
function grown(caption: string, columns: readonly string[], sizes: readonly number[], figures: readonly (readonly number[])[]): Table {
  const slopes = columns.slice(1).map((_, column) => {
    const points = sizes.map((size, row) => [size, figures[row]![column]!] as const);
    return points.every(([, figure]) => figure > 0) ? slope(points).toFixed(2) : '–';
  });
  return { caption, columns, rows: [...sizes.map((size, row) => [size.toLocaleString('en'), ...figures[row]!.map(short)]), ['grows as n to the power of', ...slopes]] };
}

function byForms(text: string, rounds: number, say: (line: string) => void): number[][] {
  return FORMS.map((count) => {
    say(`growth: ${count} entries`);
    const forms = manyForms(count);
    let compiled = compileForms([]);
    const compile = inMs(() => (compiled = compileForms(forms)));
    const packed = serialiseMatcher(compiled);
    const unpacked = unpackMatcher(compiled);
    const loaded = loadMatcher(unpacked);
    if (!loaded.ok) throw new Error(loaded.failure.kind);
    return [compile, gzipSync(packed, { level: 9 }).length / 1000, unpacked.length / 1000, repeated(rounds, () => loadMatcher(unpacked)), repeated(rounds, () => findMatches(text, loaded.value))];
  });
}

function byText(text: string, rounds: number): number[][] {
  const loaded = loadMatcher(compileGlossary(loadGlossary(`${ROOT}glossary`)).matcher);
  if (!loaded.ok) throw new Error(loaded.failure.kind);
  return LENGTHS.map((length) => {
    const long = ofLength(text, length);
    return [repeated(rounds, () => findMatches(long, loaded.value))];
  });
}

/** For each length: our work, the longest task of ours, the longest calculation of style with and without, the longest task of all with and without, memory with and without. */
async function byPage(text: string, runs: number, say: (line: string) => void): Promise<{ figures: number[][]; version: string }> {
  await buildExtension();
  const [on, off] = [await launch(EXTENSION), await launch(undefined)];
  try {
    const figures: number[][] = [];
    for (const length of LENGTHS) {
      say(`growth: page of ${length} characters`);
      const subject = { name: '', html: asPage(ofLength(text, length), 'Long'), rest: 1500 + length / 1000 };
      const [withOurs, without]: [Visit[], Visit[]] = [[], []];
      for (let run = 0; run < runs; run++) {
        withOurs.push(await visit(on, subject, []));
        without.push(await visit(off, subject, []));
      }
      const of = (visits: readonly Visit[], what: (visit: Visit) => number): number => median(visits.map(what));
      const longest = ({ longest }: Visit): number => longest;
      const style = ({ style }: Visit): number => style;
      const megabytes = ({ bytes }: Visit): number => bytes / 1e6;
      figures.push([of(withOurs, ({ calls }) => calls), of(withOurs, ({ longestOurs }) => longestOurs), of(withOurs, style), of(without, style), of(withOurs, longest), of(without, longest), of(withOurs, megabytes), of(without, megabytes)]);
    }
    return { figures, version: on.version };
  } finally {
    await Promise.all([on.close(), off.close()]);
  }
}

export const benchGrowth: Bench = async ({ quick }, say): Promise<Section> => {
  const { text } = book();
  const rounds = quick ? 3 : ROUNDS;
  const forms = byForms(text, rounds, say);
  const texts = byText(text, rounds);
  const { figures: pages, version } = await byPage(text, quick ? 1 : 3, say);
  const [, longest, style] = pages.at(-1)! as [number, number, number];
  return {
    title: 'Growth',
    about: `Entries: one plain form each, the book as text. Text: the book repeated, the product's glossary. Pages: ${version}, the same text as a page; the main thread's processor time for walking, joining, scanning and painting, and the longest task of ours.`,
    tables: [
      grown('Entries', ['entries', 'compile, ms', 'packed, KB gzip', 'unpacked, KB', 'load unpacked, ms', 'scan the book, ms'], FORMS, forms),
      grown('Text, scan alone', ['characters', 'ms'], LENGTHS, texts),
      {
        ...grown('Text as a page', ['characters', 'work, ms', 'longest task of ours, ms', 'style calculated at once after loading, ms, with', 'without', 'longest task, with', 'without', 'memory of the tab, MB, with', 'without'], LENGTHS, pages),
        note: 'Every element inherits how marks look, so the sheet of the marks makes the browser calculate the style of all that has come of a page, in one task. A long page about the glossary’s world gets it while it is still coming (`content/early-sheet.ts`); others with the first mark.',
      },
    ],
    plots: [
      { file: 'growth-text.svg', title: 'Time and the length of the text', xLabel: 'characters', yLabel: 'ms', log: true, lines: [{ name: 'scan alone', ours: true, points: LENGTHS.map((length, row) => [length, texts[row]![0]!] as const) }, { name: 'page: all of our work', points: LENGTHS.map((length, row) => [length, pages[row]![0]!] as const) }, { name: 'page: longest task of ours', points: LENGTHS.map((length, row) => [length, pages[row]![1]!] as const) }] },
      { file: 'growth-entries.svg', title: 'Time and the number of entries', xLabel: 'entries', yLabel: 'ms', log: true, lines: [{ name: 'compile', points: FORMS.map((count, row) => [count, forms[row]![0]!] as const) }, { name: 'load unpacked', points: FORMS.map((count, row) => [count, forms[row]![3]!] as const) }, { name: 'scan the book', ours: true, points: FORMS.map((count, row) => [count, forms[row]![4]!] as const) }] },
    ],
    budgets: [
      { what: 'page of 10 MB: longest task of ours', limit: `${LONGEST_TASK} ms`, figure: `${short(longest)} ms`, met: longest <= LONGEST_TASK },
      { what: 'page of 10 MB: style calculated at once, after loading', limit: `${LONGEST_TASK} ms`, figure: `${short(style)} ms`, met: style <= LONGEST_TASK },
    ],
  };
};
