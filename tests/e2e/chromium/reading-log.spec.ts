/**
 * The reading log: nothing before it is switched on; then what was looked at,
 * with where; deleted and taken back; taken along as a file.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, launchWithExtension, restOn, test } from './fixtures.ts';
import { ANTONOV } from './meeting-page.ts';
import { openPanel, tabOf } from './panel-stage.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';
import { violations } from './violations.ts';

const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first">Nothing of note. In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first. The MGSPS was asked to mediate.</p></body></html>`;

async function openLog(context: BrowserContext, extensionId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#/log`);
  await page.locator('.desk h1').waitFor();
  return page;
}
const looksIn = async (log: Page): Promise<object[]> => (await log.evaluate(() => chrome.runtime.sendMessage<object, { value: { looks: object[] } }>({ request: 'log.list', params: {} }))).value.looks;
/** In ms: longer than a card must be open to count. */
const LONG_ENOUGH = 2000;
const heads = (log: Page): Promise<string[]> => log.locator('.log-list .term').allTextContents();

test('is off until it is switched on; then keeps the term, its sentence and its place', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  await (await restOn(page, 'MGSPS')).shows('МГСПС');
  await page.waitForTimeout(LONG_ENOUGH);
  await page.keyboard.press('Escape');
  const log = await openLog(context, extensionId);
  await expect(log.getByText('The log is off')).toBeVisible();
  await log.getByRole('switch').check();
  await expect(log.getByText('Nothing yet')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await log.emulateMedia({ colorScheme });
    expect(await violations(log)).toEqual([]);
  }

  await page.bringToFront();
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await (await restOn(page, 'VSNKh')).shows('ВСНХ');
    await expect.poll(async () => (await looksIn(log)).length, { timeout: 4000 }).toBe(1);
  }).toPass();
  await log.bringToFront();
  await log.reload();
  await expect.poll(() => heads(log)).toEqual(['VSNKh']);
  await expect(log.locator('.sentence')).toHaveText('In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first.');
  await expect(log.getByRole('link', { name: 'Moscow, 1921' })).toHaveAttribute('href', 'http://fixture.test/');

  await log.getByRole('switch').uncheck();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await (await restOn(page, 'spetsy')).shows('Спецы');
  await page.waitForTimeout(LONG_ENOUGH);
  await log.bringToFront();
  await log.reload();
  await expect.poll(() => heads(log)).toEqual(['VSNKh']);
});

test('keeps the entry that the card told of, where the words have several', async ({ open, context, extensionId }) => {
  const page = await open(ANTONOV);
  const log = await openLog(context, extensionId);
  await log.getByRole('switch').check();
  await page.bringToFront();
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await (await restOn(page, 'Antonov')).shows('Antonov-Ovseenko, Vladimir');
    await expect.poll(async () => (await looksIn(log)).length, { timeout: 4000 }).toBe(1);
  }).toPass();
  await log.bringToFront();
  await log.reload();
  await expect.poll(() => heads(log)).toEqual(['Antonov-Ovseenko, Vladimir']);
});

test('is searched, saved, deleted and taken back', async ({ open, context, extensionId }) => {
  await open(PAGE);
  const log = await openLog(context, extensionId);
  await log.getByRole('switch').check();
  await log.evaluate(async () => {
    const looks = [
      { entry: 'vsnkh', text: 'VSNKh', sentence: 'To the VSNKh they went.', title: 'First', address: 'https://a.example/1' },
      { entry: 'mgsps', text: 'MGSPS', sentence: 'The MGSPS answered.', title: 'Second', address: 'https://b.example/2' },
      { entry: 'nep', text: 'NEP', sentence: 'Under the NEP.', title: 'Book.pdf', page: 7 },
    ];
    for (const params of looks) await chrome.runtime.sendMessage({ request: 'log.add', params });
  });
  await log.reload();
  await expect.poll(async () => (await heads(log)).length).toBe(3);
  await log.setViewportSize({ width: 1250, height: 900 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await log.emulateMedia({ colorScheme });
    expect(await violations(log)).toEqual([]);
  }
  await log.getByRole('searchbox', { name: 'Search the log' }).fill('answered');
  await expect.poll(() => heads(log)).toEqual(['MGSPS']);
  await log.getByRole('searchbox', { name: 'Search the log' }).fill('');
  await expect.poll(async () => (await heads(log)).length).toBe(3);

  for (const [name, piece] of [['CSV', 'p. 7, read 20'], ['Markdown', '## First\n\n“First”, https://a.example/1, read 20']] as const) {
    const [download] = await Promise.all([log.waitForEvent('download'), log.getByRole('button', { name }).click()]);
    expect(await readFile(await download.path(), 'utf8')).toContain(piece);
  }

  await log.getByRole('button', { name: /^Delete: NEP|^Delete: New/ }).click();
  await expect.poll(async () => (await heads(log)).length).toBe(2);
  await log.getByLabel('Where it was read').selectOption({ label: 'b.example (1)' });
  await log.getByRole('button', { name: 'Delete all of b.example' }).click();
  await log.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => heads(log)).toEqual(['MGSPS']);
  await log.getByLabel('Where it was read').selectOption('');
  await log.getByRole('button', { name: 'Delete the whole log' }).click();
  await expect(log.getByText('Nothing yet')).toBeVisible();
});

test('tells the page of a PDF in the reader', async ({ context, extensionId }) => {
  const log = await openLog(context, extensionId);
  await log.getByRole('switch').check();
  const pdf = await pdfOf(context, `<!doctype html><html><title>Minutes</title><body><p>Nothing.</p><p style="break-before:page">In Moscow the VSNKh met.</p></body></html>`);
  const reader = await openReader(context, extensionId);
  await pick(reader, 'minutes.pdf', pdf);
  await expect.poll(() => shownMarks(reader)).toContain('VSNKh');
  await reader.getByRole('textbox', { name: 'Page' }).fill('2');
  await reader.keyboard.press('Enter');
  await expect(async () => {
    await reader.keyboard.press('Escape');
    await reader.mouse.move(5, 5);
    await (await restOn(reader, 'VSNKh', '[data-page-number="2"] .textLayer')).shows('ВСНХ');
    await expect.poll(() => looksIn(log), { timeout: 4000 }).toMatchObject([{ entry: 'vsnkh', title: 'Minutes', address: '', site: '', page: 2, sentence: 'In Moscow the VSNKh met.' }]);
  }).toPass();
});

test('notes what is read in the panel', async ({ open, context, worker, extensionId }) => {
  const page = await open(PAGE);
  const log = await openLog(context, extensionId);
  await log.getByRole('switch').check();
  await expect.poll(() => log.evaluate(async () => ((await chrome.storage.local.get('choices'))['choices'] as { readingLog?: boolean } | undefined)?.readingLog)).toBe(true);
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, page)).id });
  await panel.getByRole('button', { name: 'Read: MGSPS' }).click();
  await expect.poll(() => looksIn(log)).toMatchObject([{ entry: 'mgsps', sentence: 'The MGSPS was asked to mediate.', address: 'http://fixture.test/' }]);
});

/** As the reader would on the browser's page of extensions; from the next launch on. */
async function allowPrivateWindows(profile: string): Promise<void> {
  const context = await launchWithExtension(profile);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate((extensionId) => (chrome as unknown as { developerPrivate: { updateExtensionConfiguration(about: object): Promise<void> } }).developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }), new URL(worker.url()).host);
  await context.close();
}

// oxlint-disable-next-line no-empty-pattern -- Playwright wants a destructured first argument
test('is never written from a private window', async ({}, info) => {
  const profile = info.outputPath('profile');
  await allowPrivateWindows(profile);
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const context = await launchWithExtension(profile);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const log = await openLog(context, new URL(worker.url()).host);
  await log.getByRole('switch').check();
  await expect.poll(() => log.evaluate(async () => ((await chrome.storage.local.get('choices'))['choices'] as { readingLog?: boolean } | undefined)?.readingLog)).toBe(true);
  const openWindow = (path: string, incognito: boolean): Promise<{ id: number; incognito: boolean }> =>
    log.evaluate(async ([url, isPrivate]) => (await (chrome as unknown as { windows: { create(about: object): Promise<{ tabs: { id: number; incognito: boolean }[] }> } }).windows.create({ url, incognito: isPrivate })).tabs[0]!, [address(path), incognito] as const);
  const asked = (tab: number, pageRequest: string, params: object): Promise<unknown> => log.evaluate(([id, message]) => chrome.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => null), [tab, { pageRequest, params }] as const);
  /** Goes to a mark and calls for its card by key, which is a look at once. */
  const look = async (tab: number): Promise<void> => {
    await expect.poll(() => asked(tab, 'mark.go', { step: 1 })).toBe(true);
    await expect.poll(() => asked(tab, 'mark.open', {})).toBe(true);
  };
  const hidden = await openWindow('/private', true);
  expect(hidden.incognito).toBe(true);
  await look(hidden.id);
  // The look in the open window is told later, and stands there alone.
  await look((await openWindow('/open', false)).id);
  await expect.poll(() => looksIn(log)).toMatchObject([{ address: address('/open') }]);
  await context.close();
  server.close();
});

test('the settings show the keys as they are', async ({ context, extensionId }) => {
  const settings = await context.newPage();
  await settings.goto(`chrome-extension://${extensionId}/options.html#/settings`);
  await expect(settings.getByRole('row', { name: /^Next mark/ })).toContainText('Alt');
  const actual = await settings.evaluate(async () => Object.fromEntries((await chrome.commands.getAll()).map(({ name, shortcut }) => [name, shortcut])));
  expect(Object.keys(actual)).toHaveLength(7);
  for (const [name, says] of [['next-mark', 'Next mark'], ['pin-card', 'Pin the card']] as const) {
    const keys = await settings.getByRole('row', { name: new RegExp(`^${says}`) }).locator('kbd').count();
    expect(keys > 0).toBe((actual[name] ?? '') !== '');
  }
});
