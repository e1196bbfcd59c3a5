/**
 * The extension's own screens with few and with many entries: seeding, popup
 * open to typing, a keystroke, the glossary's list.
 */
import type { Bench, Section } from '../section.ts';
import { percentile, short, slope, spreadOf, told } from '../statistics.ts';
import { buildExtension, launch, pause } from './chromium.ts';
import { BARE, ECHO, installation } from './installation.ts';

const COUNTS = [1000, 20_000, 100_000];
const BUDGET_COUNT = 20_000;
const RUNS = 12;
/** Some ninety keys in each of three popups, so that a few slow frames do not make the 95th percentile. */
const TYPED = 3;
const QUERIES = ['vsnkh', 'miasnikov', 'trade union', 'вцспс', 'zinoviev', 'kronstadt', 'soviet', 'mgsps', 'ленин', 'party cell', 'narkomtrud', 'dcy['];

/** Runs in a screen: notes when the box has the focus, when rows are there, how long each key takes to its new frame, and the longest task of those the browser calls long. */
function noteScreen(): void {
  const noted = { typing: 0, rows: 0, keys: [] as number[], longest: 0 };
  Object.assign(globalThis, { benchScreen: noted });
  const look = (): void => {
    if (noted.typing === 0 && document.activeElement instanceof HTMLInputElement) noted.typing = performance.now();
    if (noted.rows === 0 && document.querySelectorAll('#root [role="option"], #root [role="row"], #root li').length >= 10) noted.rows = performance.now();
    // No longer than needed: an answer waits for a frame that is being made.
    if (noted.typing === 0 || noted.rows === 0) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  new PerformanceObserver((tasks) => (noted.longest = Math.max(noted.longest, ...tasks.getEntries().map(({ duration }) => duration)))).observe({ type: 'longtask', buffered: true });
  let pressed = 0;
  // Letters that the driver has no key for come without a keydown; what empties the box between two queries is no key.
  addEventListener('beforeinput', ({ inputType }) => (pressed = inputType.startsWith('insert') ? performance.now() : 0), { capture: true });
  new MutationObserver(() => {
    if (pressed === 0 || document.querySelector('#root [role="option"]') === null) return;
    noted.keys.push(performance.now() - pressed);
    pressed = 0;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

type Noted = { readonly typing: number; readonly rows: number; readonly keys: readonly number[]; readonly longest: number };
/** In ms: shorter tasks the browser tells nobody of. */
const LONG = 50;
type Measured = { readonly count: number; readonly seeding: number; readonly popup: readonly number[]; /** The same of a page with a box and nothing else. */ readonly bare: readonly number[]; readonly first: readonly number[]; readonly keys: readonly number[]; /** The same of a page that asks for nothing. */ readonly echo: readonly number[]; readonly list: readonly number[]; /** The longest task of each opening of the popup with all that is typed, and of the list. */ readonly tasks: { readonly popup: readonly number[]; readonly list: readonly number[] } };

async function measure(count: number, runs: number): Promise<Measured> {
  const copy = installation(count);
  const browser = await launch(copy.extension, copy.profile);
  try {
    const home = new URL('/', browser.worker!.url());
    const screen = async (path: string, rest: () => Promise<void> = () => Promise.resolve(), queries: readonly string[] = []): Promise<Noted> => {
      const page = await browser.context.newPage();
      try {
        await page.addInitScript({ content: 'globalThis.__name ??= (named) => named' });
        await page.addInitScript(noteScreen);
        await page.goto(new URL(path, home).href);
        await page.waitForFunction(() => (globalThis as unknown as { benchScreen: Noted }).benchScreen.typing > 0 || (globalThis as unknown as { benchScreen: Noted }).benchScreen.rows > 0, undefined, { timeout: 60_000 });
        for (const query of queries) {
          await page.locator('input[type="text"], input[type="search"], [role="combobox"]').first().fill('');
          await page.keyboard.type(query, { delay: 120 });
          // The index of a hundred thousand entries takes longer to make than a query to type.
          await page.locator('[role="option"]').first().waitFor();
          await pause(300);
        }
        await rest();
        return await page.evaluate(() => (globalThis as unknown as { benchScreen: Noted }).benchScreen);
      } finally {
        await page.close();
      }
    };
    const seeding = await seededAfter(browser.context.newPage(), home);
    await screen('popup.html');
    const popup: number[] = [];
    const list: number[] = [];
    const tasks = { popup: [] as number[], list: [] as number[] };
    const bare: number[] = [];
    for (let run = 0; run < runs; run++) {
      popup.push((await screen('popup.html')).typing);
      bare.push((await screen(BARE)).typing);
    }
    const first: number[] = [];
    const keys: number[] = [];
    const echo: number[] = [];
    for (let run = 0; run < Math.min(runs, TYPED); run++) {
      const typed = await screen('popup.html', undefined, QUERIES);
      const [waited = Number.NaN, ...later] = typed.keys;
      tasks.popup.push(typed.longest);
      first.push(waited);
      keys.push(...later);
      echo.push(...(await screen(ECHO, undefined, QUERIES)).keys.slice(1));
    }
    for (let run = 0; run < Math.min(runs, 5); run++) {
      const opened = await screen('options.html', () => pause(2500));
      list.push(opened.rows);
      tasks.list.push(opened.longest);
    }
    return { count, seeding, popup, bare, first, keys, echo, list, tasks };
  } finally {
    await browser.close();
    copy.remove();
  }
}

/** ms from the worker's start to a glossary that answers; of a fresh profile. */
async function seededAfter(opening: Promise<import('playwright-core').Page>, home: URL): Promise<number> {
  const page = await opening;
  await page.goto(new URL('manifest.json', home).href);
  const taken = await page.evaluate(async () => {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<{ storage: string }> } } }).chrome;
    const start = performance.timeOrigin;
    for (;;) {
      const { storage } = await runtime.sendMessage({ request: 'glossary.describe', params: {} });
      if (storage !== 'seeding') return performance.now() + performance.timeOrigin - start;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await page.close();
  return taken;
}

const longTask = (tasks: readonly number[]): string => (spreadOf(tasks).median < LONG ? `under ${LONG}` : told(spreadOf(tasks)));
const rowOf = ({ count, seeding, popup, bare, first, keys, echo, list, tasks }: Measured): string[] => [count.toLocaleString('en'), short(seeding), told(spreadOf(popup)), told(spreadOf(bare)), told(spreadOf(first)), told(spreadOf(keys)), short(percentile(keys, 0.95)), told(spreadOf(echo)), short(percentile(echo, 0.95)), list.some((ms) => ms > 0) ? told(spreadOf(list.filter((ms) => ms > 0))) : 'not shown', longTask(tasks.popup), longTask(tasks.list)];

export const benchScreens: Bench = async ({ quick }, say): Promise<Section> => {
  await buildExtension();
  const measured: Measured[] = [];
  for (const count of quick ? COUNTS.slice(0, 2) : COUNTS) {
    say(`screens: ${count} entries`);
    measured.push(await measure(count, quick ? 3 : RUNS));
  }
  const at = measured.find(({ count }) => count === BUDGET_COUNT)!;
  const [open, key] = [percentile(at.popup, 0.95), percentile(at.keys, 0.95)];
  const median = (runs: readonly number[]): number => spreadOf(runs).median;
  const line = (name: string, what: (one: Measured) => number) => ({ name, points: measured.map((one) => [one.count, what(one)] as const).filter(([, y]) => y > 0) });
  const lines = [line('seeding, still to do when a screen can open', ({ seeding }) => seeding), line('popup, open to typing', ({ popup }) => median(popup)), line('a keystroke', ({ keys }) => median(keys)), line('glossary list', ({ list }) => median(list))].filter(({ points }) => points.length > 1);
  return {
    title: 'Screens',
    about: 'A copy of the extension with the glossary repeated under other names, in a fresh profile. Popup: from navigation to the focus in the box; beside it, in turn, the same of a page of the extension that has a box and nothing else. Keystroke: from the key to the new list in the document; the first key after the popup opens also waits for the index; three popups, some ninety keys in each. A question for nothing: the same, in turn with it, in a page that asks the background at each key for nothing, and writes one number when that is answered. Glossary list: from navigation to rows.',
    tables: [
      { caption: 'In ms', columns: ['entries', 'seeding', 'popup open to typing', 'a bare page', 'first key', 'later keys', '95th percentile', 'a question for nothing', '95th percentile', 'glossary list', 'longest task, popup', 'longest task, list'], rows: measured.map(rowOf) },
      { caption: 'How each grows with the number of entries n', columns: ['', 'as n to the power of'], rows: lines.map(({ name, points }) => [name, slope(points).toFixed(2)]) },
    ],
    plots: [{ file: 'screens.svg', title: 'Screens and the number of entries', xLabel: 'entries', yLabel: 'ms', log: true, lines }],
    budgets: [
      { what: `popup: open to typing, ${BUDGET_COUNT.toLocaleString('en')} entries, p95`, limit: '100 ms', figure: `${short(open)} ms`, met: open <= 100, missed: `a page with nothing but a box takes ${short(percentile(at.bare, 0.95))} ms here: it is the browser that makes a tab and a process. The popup is such a page too until its first frame: its style stands in it, and its script is one file that nothing waits for. What it takes more is that script, where it comes before the frame. Next: begin the script after the first frame, once that is shown not to make the screen later.` },
      { what: `a keystroke among ${BUDGET_COUNT.toLocaleString('en')} entries, p95`, limit: '8 ms', figure: `${short(key)} ms`, met: key <= 8, missed: `a page that asks the background for nothing and writes one number takes ${short(median(at.echo))} ms in the median and ${short(percentile(at.echo, 0.95))} in the 95th percentile here, ours ${short(median(at.keys))} and ${short(key)}. The popup searches a copy of the index itself, and draws what it finds with the letter; until the copy is there, some three tenths of a second after opening, a key asks the background, whose answer waits for the letter’s frame: those are the slow ones. Next: a smaller copy, without the glosses of rows that nobody sees.` },
    ],
  };
};
