/**
 * Holds down what Spravka costs, by counting and not by timing: machines
 * differ, bytes and messages don't. A limit that is reached wants a reason, not
 * a greater number; how long it all takes is measured by `npm run bench`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { EXTENSION, expect, marksOn, restOn, test } from './fixtures.ts';

/** In bytes, compressed: the budgets. The gate's script is loaded at a page's first match that might show, the card's where a card is opened; it holds what serves panel, keys and form too. */
const AUTOMATON = 300_000;
const CONTENT_SCRIPT = 25_000;
const EARLY_SCRIPT = 2100;
const GATE_SCRIPT = 12_000;
const CARD_SCRIPT = 25_600;
/** Of one screen of text and the card of one term. */
const MESSAGES_TO_MARK = 1;
const MESSAGES_TO_OPEN = 3;
const LARGEST_MESSAGE = 2000;
const LARGEST_REPLY = 20_000;
/** The page below has 4 marked terms on each of 400 lines, and a fifth of them is near the view. */
const RANGES = 600;

const PAGE = `<!doctype html><html lang="en"><title>1921</title><body style="font: 18px/1.6 serif; margin: 40px">${'<p>The VSNKh and the MGSPS met the Bolsheviks of the Narkomprod.</p>'.repeat(400)}</body></html>`;

/** A page opened earlier asks for the matcher itself. */
const untilPublished = async (open: (body: string) => Promise<Page>): Promise<void> => (await open('<!doctype html><p>In Moscow the VSNKh met.')).close();

const packed = (file: string): number => gzipSync(readFileSync(join(EXTENSION, file)), { level: 9 }).length;

test('the files every page pays for stay small', () => {
  expect(packed('glossary/matcher.bin')).toBeLessThanOrEqual(AUTOMATON);
  expect(packed('content-scripts/content.js')).toBeLessThanOrEqual(CONTENT_SCRIPT);
  expect(packed('content-scripts/early.js')).toBeLessThanOrEqual(EARLY_SCRIPT);
  expect(packed('gate.js')).toBeLessThanOrEqual(GATE_SCRIPT);
  expect(packed('card.js')).toBeLessThanOrEqual(CARD_SCRIPT);
});

test('a page sends few and small messages and registers only what is near the view', async ({ open, worker }) => {
  await untilPublished(open);
  await worker.evaluate(() => {
    const heard: { request: string; bytes: number }[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message: { request: string }) => void heard.push({ request: message.request, bytes: JSON.stringify(message).length }));
  });
  const heard = (): Promise<{ request: string; bytes: number }[]> => worker.evaluate(() => (globalThis as unknown as { heard: { request: string; bytes: number }[] }).heard);

  const page = await open(PAGE);
  const ranges = (await marksOn(page)).length;
  expect(ranges).toBeGreaterThan(20);
  expect(ranges).toBeLessThanOrEqual(RANGES);
  await expect.poll(async () => (await heard()).length).toBe(MESSAGES_TO_MARK);

  const card = await restOn(page, 'MGSPS');
  await card.shows('МГСПС');
  const messages = await heard();
  expect(messages.length - MESSAGES_TO_MARK).toBeLessThanOrEqual(MESSAGES_TO_OPEN);
  expect(Math.max(...messages.map(({ bytes }) => bytes))).toBeLessThanOrEqual(LARGEST_MESSAGE);
});

test('a page that names nothing sends nothing and registers nothing', async ({ open, worker }) => {
  await untilPublished(open);
  await worker.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener(({ request }: { request?: string }) => void (request && heard.push(request)));
  });
  const page = await open(`<!doctype html><html lang="en"><title>Bread</title><body>${'<p>Knead the dough for ten minutes and let it rest until it has doubled.</p>'.repeat(100)}</body></html>`);
  expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0]);
  expect(await worker.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
});

test('a reply brings the entries asked for and no more', async ({ context, extensionId }) => {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const bytes = (request: string, params: object): Promise<number> => page.evaluate(async (message) => JSON.stringify(await chrome.runtime.sendMessage(message)).length, { request, params });
  expect(await bytes('entry.get', { ids: ['mgsps'] })).toBeLessThanOrEqual(LARGEST_REPLY);
  expect(await bytes('entry.search', { query: 'so', limit: 30 })).toBeLessThanOrEqual(LARGEST_REPLY);
  expect(await bytes('work.list', {})).toBeLessThanOrEqual(LARGEST_REPLY);
});
