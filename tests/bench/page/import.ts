/**
 * A hundred thousand entries of the reader's own: how long their import takes
 * and whether the screen goes on drawing, and what a page pays for them after.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Bench, Section } from '../section.ts';
import { short, spreadOf, told } from '../statistics.ts';
import { asPage } from '../texts.ts';
import { buildExtension, EXTENSION, launch, pause } from './chromium.ts';
import { visit, type Visit } from './page.ts';

const COUNT = 100_000;
const MOST_SECONDS = 10;
const LONGEST_TASK = 50;
const HTML = asPage(Array.from({ length: 40 }, (_, line) => `The VSNKh and the MGSPS met about Tramword ${line * 7}, and the Bolsheviks of Moscow about Tramword ${line * 2311}.`).join('\n\n'), 'Trams');

const packOf = (count: number): string => JSON.stringify({ format: 'spravka-pack', version: 1, id: 'trams', title: 'Trams', edition: '1', entries: Array.from({ length: count }, (_, index) => ({ id: `tram-${index}`, kind: 'term', head: `Tramword ${index}`, gloss: `What tramword ${index} was, in the sheds of Miussy and in those of Zamoskvorech’e.`, forms: [] })) });

type Noted = { longest: number; began: number };
type Imported = { readonly preview: number; readonly whole: number; readonly longestFrame: number };

/** Runs in the screen: the longest time between two frames from now on. */
function noteFrames(): void {
  const noted: Noted = { longest: 0, began: performance.now() };
  Object.assign(globalThis, { noted });
  let last = performance.now();
  const draw = (now: number): void => {
    noted.longest = Math.max(noted.longest, now - last);
    last = now;
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
}

/** Through the screen, as a reader does. */
async function importThrough(page: Page, file: string): Promise<Imported> {
  const taken = (): Promise<number> => page.evaluate(() => performance.now() - (globalThis as unknown as { noted: Noted }).noted.began);
  await page.evaluate(noteFrames);
  await page.locator('.file-place input[type=file]').setInputFiles(file);
  await page.locator('[data-class=new] summary').waitFor();
  const preview = await taken();
  await page.getByRole('button', { name: `Import ${COUNT.toLocaleString('en')} entries` }).click();
  await page.locator('output.lead').waitFor();
  const whole = await taken();
  const longestFrame = await page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted.longest);
  return { preview, whole, longestFrame };
}

async function visits(browser: Awaited<ReturnType<typeof launch>>, runs: number): Promise<Visit[]> {
  const found: Visit[] = [];
  for (let run = 0; run <= runs; run++) found.push(await visit(browser, { name: '', html: HTML, rest: 2500 }, []));
  return found.slice(1);
}

export const benchImport: Bench = async ({ quick }, say): Promise<Section> => {
  await buildExtension();
  const folder = mkdtempSync(join(tmpdir(), 'spravka-bench-'));
  const file = join(folder, 'trams.json');
  writeFileSync(file, packOf(COUNT));
  const browser = await launch(EXTENSION);
  try {
    const before = await visits(browser, quick ? 1 : 5);
    say(`import: ${COUNT} entries`);
    const page = await browser.context.newPage();
    await page.addInitScript({ content: 'globalThis.__name ??= (named) => named' });
    await page.goto(new URL('options.html#/import', browser.worker!.url()).href);
    await page.locator('main').waitFor();
    const imported = await importThrough(page, file);
    await page.close();
    // Their matcher is made after the import has been answered.
    await pause(quick ? 10_000 : 20_000);
    say('import: a page with them');
    const after = await visits(browser, quick ? 1 : 5);
    const row = (name: string, found: readonly Visit[]): string[] => [name, ...[({ microtasks }: Visit) => microtasks, ({ calls }: Visit) => calls, ({ longestOurs }: Visit) => longestOurs, ({ bytes }: Visit) => bytes / 1e6].map((what) => told(spreadOf(found.map(what))))];
    const longest = spreadOf(after.map(({ longestOurs }) => longestOurs)).median;
    return {
      title: 'A hundred thousand entries of one’s own',
      about: `${browser.version}. Import through the screen, from the choice of the file: reading, the preview, writing. Then a page that names a few of them; “load” is reading storage and loading the automata.`,
      tables: [
        { caption: `${COUNT.toLocaleString('en')} entries`, columns: ['preview after, s', 'written after, s', 'longest time between two frames, ms'], rows: [[short(imported.preview / 1000), short(imported.whole / 1000), short(imported.longestFrame)]] },
        { caption: 'A page, main thread of the page, ms; memory of the tab, MB', columns: ['', 'load', 'work', 'longest task of ours', 'memory'], rows: [row('before', before), row('after', after)] },
      ],
      plots: [],
      budgets: [
        { what: `import of ${COUNT.toLocaleString('en')} entries`, limit: `${MOST_SECONDS} s`, figure: `${short(imported.whole / 1000)} s`, met: imported.whole <= MOST_SECONDS * 1000 },
        { what: `a page with ${COUNT.toLocaleString('en')} entries of one’s own: longest task of ours`, limit: `${LONGEST_TASK} ms`, figure: `${short(longest)} ms`, met: longest <= LONGEST_TASK, missed: 'their automata are loaded two parts a task; what is left in one is the set of their ids that the gate is given. Next: ask the matcher instead.' },
      ],
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
