/**
 * From the pointer's rest to the card on the screen, without the delay that is
 * meant to be there: with the worker awake, and with the worker stopped.
 */
import type { CDPSession, Page } from 'playwright-core';
import type { Bench, Section } from '../section.ts';
import { percentile, short, spreadOf, told } from '../statistics.ts';
import { asPage } from '../texts.ts';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import { buildExtension, EXTENSION, launch, pause, type Browser } from './chromium.ts';

/** In ms, as the settings have it unless the reader changes it. */
const DELAY = 250;
const RUNS = 20;
const WARM_LIMIT = 50;
const COLD_LIMIT = 120;
const HTML = asPage('The spetsy and the Bolsheviks in Moscow.\n\nThere the MGSPS met with the VSNKh.\n\nNothing here.', '1921');

/** Runs in the page: notes when the pointer came, and when a card stands near it. */
function noteCard(): void {
  const state = { moved: 0, at: { x: 0, y: 0 }, shown: 0 };
  Object.assign(globalThis, { benchCard: state });
  addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
    // The wait begins when the pointer comes to the word, not with its last tremble on it.
    const isAway = x < 10 && y < 10;
    Object.assign(state, { moved: isAway ? 0 : state.moved || performance.now(), at: { x, y } }, isAway && { shown: 0 });
  }, { capture: true });
  const look = (): void => {
    const { x, y } = state.at;
    if (state.moved > 0 && state.shown === 0 && [-40, 40].some((by) => document.elementFromPoint(x, y + by)?.localName === 'spravka-card')) state.shown = performance.now();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

type State = { readonly moved: number; readonly shown: number };

const boxOf = (page: Page, word: string): Promise<{ x: number; y: number }> =>
  page.evaluate((sought) => {
    const paragraph = [...document.querySelectorAll('p')].find(({ textContent }) => textContent?.includes(sought))!;
    const text = paragraph.firstChild as Text;
    const range = document.createRange();
    range.setStart(text, text.data.indexOf(sought));
    range.setEnd(text, text.data.indexOf(sought) + sought.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, word);

async function once(page: Page, { x, y }: { x: number; y: number }): Promise<number> {
  await page.mouse.move(x, y - 2);
  await page.mouse.move(x, y);
  const handle = await page.waitForFunction(() => {
    const { moved, shown } = (globalThis as unknown as { benchCard: State }).benchCard;
    return shown > 0 ? shown - moved : undefined;
  }, undefined, { timeout: 10_000 });
  const taken = Number(await handle.jsonValue());
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 5);
  await page.waitForFunction(() => document.querySelector('spravka-card') === null);
  return taken - DELAY;
}

async function stopper({ context, worker }: Browser): Promise<() => Promise<void>> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${new URL(worker!.url()).host}/manifest.json`);
  const cdp: CDPSession = await context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  return async () => {
    const stopped = new Promise<void>((done) => cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => versions.some(({ runningStatus }) => runningStatus === 'stopped') && done()));
    await cdp.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await pause(100);
  };
}

export const benchCard: Bench = async ({ quick }, say): Promise<Section> => {
  await buildExtension();
  const browser = await launch(EXTENSION);
  const warm: number[] = [];
  const cold: number[] = [];
  try {
    const stop = await stopper(browser);
    const { page, address, load } = await browser.open(HTML, noteCard);
    await load();
    await markedEntries(browser.worker!, address);
    await page.bringToFront();
    const place = await boxOf(page, 'MGSPS');
    await once(page, place);
    say('card: warm');
    for (let run = 0; run < (quick ? 6 : RUNS); run++) warm.push(await once(page, place));
    say('card: worker stopped');
    for (let run = 0; run < (quick ? 4 : RUNS); run++) {
      await stop();
      cold.push(await once(page, place));
    }
  } finally {
    await browser.close();
  }
  const row = (name: string, runs: readonly number[]): string[] => [name, told(spreadOf(runs)), short(percentile(runs, 0.95))];
  const [warm95, cold95] = [percentile(warm, 0.95), percentile(cold, 0.95)];
  return {
    title: 'Card',
    about: `From the pointer's coming to rest on a term to the first frame in which the card stands, less the ${DELAY} ms it is meant to wait. A frame is 16.7 ms, so that much is grain.`,
    tables: [{ caption: `${warm.length} and ${cold.length} times`, columns: ['', 'ms', '95th percentile'], rows: [row('warm', warm), row('worker stopped', cold)] }],
    plots: [],
    budgets: [
      { what: 'pointer rest to card painted, warm, p95', limit: `${WARM_LIMIT} ms`, figure: `${short(warm95)} ms`, met: warm95 <= WARM_LIMIT },
      { what: 'pointer rest to card painted, worker stopped, p95', limit: `${COLD_LIMIT} ms`, figure: `${short(cold95)} ms`, met: cold95 <= COLD_LIMIT },
    ],
  };
};
