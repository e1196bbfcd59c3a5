/**
 * Takes the README's pictures anew, of the extension as it is built:
 * `npx wxt build && npx tsx tests/gallery/readme.ts [FOLDER]`. For a person to
 * look at before they are kept; no test depends on them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { markedEntries } from '../../src/cli/marked-entries.ts';
import { launchWithExtension, restOn } from '../e2e/chromium/fixtures.ts';
import { openPanel, tabOf } from '../e2e/chromium/panel-stage.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.argv[2] ?? join(root, '.github/screenshots');
const SAMPLE = readFileSync(join(root, 'src/cli/sample.html'), 'utf8');
const ADDRESS = 'http://sample.test/';
const NOTE = { gloss: 'The council that ran state industry and quarrelled with the unions over wages.', note: 'Compare the minutes of 12 March 1921: the presidium overruled the glavki twice.' };

type Stage = { readonly context: BrowserContext; readonly worker: Worker; readonly id: string };
type Size = { readonly width: number; readonly height: number };

async function sampleIn({ context, worker }: Stage, size: Size): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.route(`${ADDRESS}**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: SAMPLE }));
  await page.goto(ADDRESS);
  await markedEntries(worker, ADDRESS);
  return page;
}

async function screenAt({ context, id }: Stage, address: string, size: Size, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  await page.goto(`chrome-extension://${id}/${address}`);
  return page;
}

const keep = (page: Page, name: string): Promise<Buffer> => page.screenshot({ path: join(folder, `${name}.png`) });
const asked = (page: Page, request: string, params: object): Promise<unknown> => page.evaluate((message) => chrome.runtime.sendMessage<object, unknown>(message), { request, params });

async function card(stage: Stage): Promise<void> {
  const page = await sampleIn(stage, { width: 1000, height: 760 });
  await (await restOn(page, 'VSNKh')).shows('Open');
  // Its links are marked a moment after it is drawn.
  await page.waitForTimeout(1000);
  await keep(page, 'card-light');
  await page.close();
}

/** The browser draws the panel beside the page; here two pictures are laid side by side. */
async function panel(stage: Stage): Promise<void> {
  const page = await sampleIn(stage, { width: 840, height: 760 });
  const beside = await openPanel(stage.context, stage.id, { tab: (await tabOf(stage.worker, page)).id });
  await beside.setViewportSize({ width: 360, height: 760 });
  await beside.getByRole('button', { name: /^Show.*: food supply commissariat/ }).or(beside.locator('.page .row', { hasText: 'food supply commissariat' })).first().click();
  await page.bringToFront();
  await page.waitForTimeout(1000);
  const left = await page.screenshot();
  await beside.bringToFront();
  const right = await beside.screenshot();
  const both = await stage.context.newPage();
  await both.setViewportSize({ width: 1201, height: 760 });
  const image = (picture: Buffer): string => `<img src="data:image/png;base64,${picture.toString('base64')}" style="display:block">`;
  await both.setContent(`<body style="margin:0;display:flex;gap:1px;background:#ccc">${image(left)}${image(right)}`, { waitUntil: 'load' });
  await keep(both, 'panel');
  for (const each of [both, beside, page]) await each.close();
}

async function popup(stage: Stage): Promise<void> {
  const page = await screenAt(stage, 'popup.html', { width: 400, height: 420 }, 'dark');
  await page.getByRole('combobox').fill('vesenha');
  await page.getByRole('option').first().waitFor();
  // As high as its list ends between two entries.
  const last = await page.getByRole('option').nth(3).boundingBox();
  await page.locator('.search').evaluate((search, height) => search.style.setProperty('max-height', `${height}px`), Math.round((last?.y ?? 0) + (last?.height ?? 0)) + 40);
  const box = await page.locator('.search').boundingBox();
  if (box) await page.setViewportSize({ width: 400, height: Math.round(box.height) });
  await keep(page, 'popup-dark');
  await page.close();
}

async function glossary(stage: Stage): Promise<void> {
  const page = await screenAt(stage, 'options.html#/settings', { width: 1280, height: 860 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await asked(page, 'overlay.save', { id: 'vsnkh', overlay: NOTE });
  await asked(page, 'personal.save', { draft: { kind: 'group', head: 'Kuksa committee', gloss: 'Tram workers who wrote to the VSNKh in 1921.', see: ['vsnkh'] } });
  await page.goto(`chrome-extension://${stage.id}/options.html#/entry/vsnkh`);
  await page.reload();
  await page.locator('.sheet .own').waitFor();
  await page.locator('.sheet .pointing').waitFor();
  await page.waitForTimeout(1000);
  await keep(page, 'glossary-light');
  await page.close();
}

const context = await launchWithExtension('');
try {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const stage: Stage = { context, worker, id: new URL(worker.url()).host };
  for (const take of [card, panel, popup, glossary]) await take(stage);
} finally {
  await context.close();
}
console.log(folder);
