/**
 * The browser has lost the database, as Chromium does when it finds it damaged:
 * what the reader wrote comes back from the safety copy.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, launchWithExtension, marksOn, test } from './fixtures.ts';
import { draft } from '../own-writing.ts';
import { ask, openScreen, own } from './safety-stage.ts';

let profile: string;
let context: BrowserContext;
let id: string;
test.beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'spravka-lost-'));
  await start();
});
test.afterEach(async () => {
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});

async function start(): Promise<void> {
  context = await launchWithExtension(profile);
  id = new URL((context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))).url()).host;
}

async function loseTheDatabase(): Promise<void> {
  await context.close();
  const databases = join(profile, 'Default', 'IndexedDB');
  const ours = readdirSync(databases).filter((name) => name.startsWith(`chrome-extension_${id}_`));
  expect(ours).not.toEqual([]);
  for (const name of ours) rmSync(join(databases, name), { recursive: true });
  await start();
}

type Told = { copiedAt: number | null; broughtBack: { rows: number } | null };
const told = async (page: Page): Promise<Told> => (await ask(page, 'backup.list', {}))!.value;
const copied = (page: Page, since: number): Promise<void> => expect.poll(async () => ((await told(page)).copiedAt ?? 0) > since, { timeout: 20_000 }).toBe(true);

/** The note only once the entry is copied: a copy under way when it is written might end without it. */
async function write(page: Page): Promise<void> {
  const before = Date.now() - 1;
  await expect.poll(async () => (await ask(page, 'personal.save', { draft: draft('Kuksa committee', 'Strike committee of the Kuksa works.') }))?.ok).toBe(true);
  await copied(page, before);
  const between = Date.now();
  expect((await ask(page, 'overlay.save', { id: 'mgsps', overlay: { note: 'See the minutes.' } }))?.ok).toBe(true);
  await copied(page, between);
}

test('entries, notes and marks are back, and the reader is told once', async () => {
  await write(await openScreen(context, id, 'settings'));
  await loseTheDatabase();

  const reading = await context.newPage();
  await reading.route('http://fixture.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><html lang="en"><p>The Kuksa committee protested to the VSNKh and the MGSPS.' }));
  await reading.goto('http://fixture.test/');
  await expect.poll(async () => (await marksOn(reading)).map(({ text }) => text), { timeout: 20_000 }).toContain('Kuksa committee');

  const page = await openScreen(context, id, 'settings');
  // The mark comes from what was published before the loss, which is not lost with the database.
  await expect.poll(async () => JSON.stringify(await ask(page, 'entry.get', { ids: ['mgsps'] })), { timeout: 20_000 }).toContain('See the minutes.');
  await page.getByRole('link', { name: 'Backups (something was lost and is back)' }).click();
  await expect(page.getByText('2 entries and notes of yours are back from the safety copy')).toBeVisible();
  await page.getByRole('button', { name: 'I have read this' }).click();
  await expect(page.getByText('are back from the safety copy')).toBeHidden();
  await page.reload();
  await expect(page.getByText('come back from a safety copy beside it')).toBeVisible();
  await expect(page.getByText('are back from the safety copy')).toBeHidden();
});

test('what is removed before the loss stays away, what is written after it stays; a second loss costs nothing either', async () => {
  let page = await openScreen(context, id, 'settings');
  await write(page);
  await ask(page, 'personal.remove', { ids: ['kuksa-committee'] });
  await copied(page, Date.now() - 1);
  await loseTheDatabase();

  page = await openScreen(context, id, 'settings');
  await expect.poll(async () => (await told(page)).broughtBack?.rows, { timeout: 20_000 }).toBe(1);
  expect(await own(page)).toEqual([]);
  await ask(page, 'personal.save', { draft: draft('Depot', 'Written after the loss.') });
  await copied(page, Date.now() - 1);
  await loseTheDatabase();
  page = await openScreen(context, id, 'settings');
  await expect.poll(async () => (await own(page)).map(({ head }) => head), { timeout: 20_000 }).toEqual(['Depot']);
  expect(JSON.stringify(await ask(page, 'entry.get', { ids: ['mgsps'] }))).toContain('See the minutes.');
});
