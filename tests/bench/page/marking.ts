/**
 * Marking a page: Spravka beside the libraries one would use, on the same forms
 * in the same browser.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackMatcher } from '../../../src/matching/matcher.ts';
import { compileForms, plainForms } from '../forms.ts';
import type { Bench, Section, Table } from '../section.ts';
import { median, short, spreadOf, told } from '../statistics.ts';
import { asPage, book, ROOT } from '../texts.ts';
import { launch, type Browser } from './chromium.ts';
import { bundled } from './in-page.ts';
import { readingOf } from './reading.ts';

const SIZES = [100, 1000, 5000];
const RUNS = 5;
/** mark.js goes over the page once for each form: beyond this it would take minutes. */
const MOST_FOR_MARK_JS = 100;

type Outcome = { readonly ms: number; readonly painted: number; readonly marks: number };
type Marker = { readonly name: string; readonly most: number; readonly script: () => Promise<string>; readonly run: (browser: Browser, html: string, script: string, forms: readonly string[]) => Promise<Outcome> };

const fileOf = (path: string) => (): Promise<string> => Promise.resolve(readFileSync(join(ROOT, 'node_modules', path), 'utf8'));

async function onPage<Argument>(browser: Browser, html: string, script: string, run: (argument: Argument) => Promise<Outcome>, argument: Argument): Promise<Outcome> {
  const { page, load } = await browser.open(html);
  try {
    await load();
    await page.addScriptTag({ content: script });
    return await page.evaluate(run as (argument: unknown) => Promise<Outcome>, argument as unknown);
  } finally {
    await page.close();
  }
}

type MarkLibrary = new (context: Element) => { mark(terms: readonly string[], options: object): void };
type Asked = { readonly forms: readonly string[]; readonly options: object };

/** Runs in the page. */
async function markWithLibrary({ forms, options }: Asked): Promise<Outcome> {
  const { Mark } = globalThis as unknown as { Mark: MarkLibrary };
  const start = performance.now();
  let marks = 0;
  await new Promise<void>((resolve) => {
    new Mark(document.body).mark(forms, { ...options, done: (total: number) => { marks = total; resolve(); } });
  });
  const ms = performance.now() - start;
  for (let frame = 0; frame < 2; frame++) await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  return { ms, painted: performance.now() - start, marks };
}

/** Words end at punctuation too, as the manual says to ask for it. */
const WHOLE_WORDS = { separateWordSearch: false, accuracy: { value: 'exactly', limiters: [...'.,;:!?()[]{}"“”‘’\'/—–-'] } };
const library = (name: string, path: string, most: number, options: object = {}): Marker => ({
  name,
  most,
  script: fileOf(path),
  run: (browser, html, script, forms) => onPage(browser, html, script, markWithLibrary, { forms, options: { ...WHOLE_WORDS, ...options } }),
});

const MARKERS: readonly Marker[] = [
  {
    name: 'Spravka',
    most: Infinity,
    script: () => bundled('marking-in-page.ts'),
    run: (browser, html, script, forms) =>
      onPage(browser, html, script, (bytes: string) => (globalThis as unknown as { markWithSpravka(bytes: string): Promise<Outcome> }).markWithSpravka(bytes), Buffer.from(unpackMatcher(compileForms(forms))).toString('base64')),
  },
  library('mark.js', 'mark.js/dist/mark.min.js', MOST_FOR_MARK_JS),
  library('advanced-mark.js, patterns combined', 'advanced-mark.js/dist/mark.min.js', Infinity, { combinePatterns: 1000 }),
];

type Row = { readonly size: number; readonly name: string; readonly outcomes: readonly Outcome[] };

export const benchMarking: Bench = async ({ quick }, say): Promise<Section> => {
  const { name, text } = book();
  const html = asPage(text, 'Book');
  const browser = await launch(undefined);
  const rows: Row[] = [];
  let reading: Awaited<ReturnType<typeof readingOf>> | undefined;
  try {
    say('marking: walking, joining, scanning');
    reading = await readingOf(browser, html, quick);
    const scripts = await Promise.all(MARKERS.map(({ script }) => script()));
    for (const size of SIZES) {
      const forms = plainForms(size);
      for (const [index, marker] of MARKERS.entries()) {
        if (size > marker.most) continue;
        say(`marking: ${size} forms, ${marker.name}`);
        const outcomes: Outcome[] = [];
        for (let run = 0; run < (quick ? 2 : RUNS); run++) outcomes.push(await marker.run(browser, html, scripts[index]!, forms));
        rows.push({ size, name: marker.name, outcomes });
      }
    }
  } finally {
    await browser.close();
  }
  const timeOf = ({ outcomes }: Row): number => median(outcomes.map(({ painted }) => painted));
  const table: Table = {
    caption: `${name} as one page`,
    columns: ['forms', '', 'marks', 'until marked, ms', 'until painted, ms', '× ours'],
    rows: rows.map((row) => [
      row.size.toLocaleString('en'),
      row.name,
      row.outcomes[0]!.marks.toLocaleString('en'),
      told(spreadOf(row.outcomes.map(({ ms }) => ms))),
      told(spreadOf(row.outcomes.map(({ painted }) => painted))),
      short(timeOf(row) / timeOf(rows.find(({ size, name: marker }) => size === row.size && marker === 'Spravka')!)),
    ]),
  };
  return {
    title: 'Marking a page',
    about: `${browser.version}, no extension: each library marks a page that has just been loaded, all at once, with the same forms. The libraries wrap words in elements; Spravka paints ranges, and only those near the view, so “marks” counts what it knows of. They are asked for whole words as their manuals say; they don't find a term that crosses an element or a line's end, nor a word before an apostrophe they weren't told of, so their counts differ. mark.js takes one pass for each form and isn't asked for more than ${MOST_FOR_MARK_JS}. advanced-mark.js may be as soon with few forms: it runs one pattern, which the browser compiles at once, over the whole text, while ours is taken in hand for whatever the page may do next: blocks, sections and what is near the view.`,
    tables: [reading.table, table],
    plots: [{ file: 'marking.svg', title: 'Time until the marks are painted', xLabel: 'ms', yLabel: '', log: true, bars: rows.map((row) => ({ name: `${row.size.toLocaleString('en')}: ${row.name.split(',')[0]!}`, value: timeOf(row), ours: row.name === 'Spravka' })) }],
    budgets: [reading.budget],
  };
};
