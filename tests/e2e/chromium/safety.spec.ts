/**
 * What readers write survives what happens to a browser: a full disk, a hundred
 * thousand entries, a restart. A worker stopped: stopped-worker.spec.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { expect, launchWithExtension, marksOn, test } from './fixtures.ts';
import { draft, packOf } from '../own-writing.ts';
import { smallDisk } from '../small-disk.ts';
import { ask, chooseFile, count, openScreen, own } from './safety-stage.ts';

test('a disk that is full in the middle of an import: the reader is told, and all is as it was once there is room', async () => {
  test.slow();
  const disk = smallDisk(100);
  test.skip(disk === undefined, 'only root may make a disk to fill');
  const context = await launchWithExtension(join(disk!.folder, 'profile'));
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await openScreen(context, new URL(worker.url()).host, 'import');
    await expect.poll(async () => (await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') }))?.ok).toBe(true);
    await chooseFile(page, packOf(100_000));
    await expect(page.locator('[data-class=new] summary')).toContainText('100,000', { timeout: 60_000 });
    disk!.fill(12_000_000);
    await page.getByRole('button', { name: 'Import 100,000 entries' }).click();
    await expect(page.getByRole('alert')).toContainText(/needs about 4\d MB of room, and the browser has 1\d MB/, { timeout: 60_000 });
    disk!.empty();
    await page.getByRole('button', { name: 'Import 100,000 entries' }).click();
    await expect(page.locator('progress')).toBeVisible();
    disk!.fill();
    await expect(page.getByRole('alert')).toContainText('The browser gives', { timeout: 60_000 });
    disk!.empty();
    await expect.poll(async () => (await own(page)).map(({ head }) => head)).toEqual(['Depot']);
    await page.getByRole('button', { name: 'Import 100,000 entries' }).click();
    await expect(page.locator('output.lead')).toContainText('100,000 entries added.', { timeout: 60_000 });
    expect(await count(page)).toBe(100_001);
  } finally {
    await context.close();
    disk!.remove();
  }
});

test('a hundred thousand entries come in with progress, and the page goes on drawing', async ({ context, extensionId }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'import');
  await page.evaluate(() => {
    const noted = { frames: 0, longest: 0, told: new Set<string>(), began: performance.now() };
    Object.assign(globalThis, { noted });
    let last = performance.now();
    const draw = (now: number): void => {
      noted.frames++;
      noted.longest = Math.max(noted.longest, now - last);
      last = now;
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    new MutationObserver(() => noted.told.add(document.querySelector('progress')?.getAttribute('value') ?? '')).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await chooseFile(page, packOf(100_000));
  await expect(page.locator('[data-class=new] summary')).toContainText('100,000', { timeout: 60_000 });
  const read = await page.evaluate(() => performance.now() - (globalThis as unknown as { noted: { began: number } }).noted.began);
  await page.getByRole('button', { name: 'Import 100,000 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('100,000 entries added.', { timeout: 60_000 });
  const { took, frames, longest, told } = await page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: { frames: number; longest: number; told: Set<string>; began: number } };
    return { took: performance.now() - noted.began, frames: noted.frames, longest: noted.longest, told: noted.told.size };
  });
  console.log(`100,000 entries in ${(took / 1000).toFixed(1)} s, the preview ${(read / 1000).toFixed(1)} s of them; ${frames} frames, ${longest.toFixed(0)} ms between two at most; ${told} steps of progress`);
  expect(told).toBeGreaterThan(3);
  expect(frames).toBeGreaterThan(20);
  expect(await count(page)).toBe(100_000);
});

test('an entry of one’s own is marked after the browser has been started again', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'spravka-restart-'));
  const start = async (): Promise<{ context: BrowserContext; id: string }> => {
    const context = await launchWithExtension(profile);
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    return { context, id: new URL(worker.url()).host };
  };
  let { context, id } = await start();
  const page = await openScreen(context, id, 'settings');
  await expect.poll(async () => (await ask(page, 'personal.save', { draft: draft('Kuksa committee', 'Strike committee of the Kuksa works.') }))?.ok).toBe(true);
  await ask(page, 'overlay.save', { id: 'mgsps', overlay: { note: 'See the minutes.' } });
  await context.close();

  ({ context, id } = await start());
  const reading = await context.newPage();
  await reading.route('http://fixture.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><html lang="en"><p>The Kuksa committee protested to the VSNKh and the MGSPS.' }));
  await reading.goto('http://fixture.test/');
  await expect.poll(async () => (await marksOn(reading)).map(({ text }) => text)).toContain('Kuksa committee');
  const after = await openScreen(context, id, 'settings');
  expect(JSON.stringify(await ask(after, 'entry.get', { ids: ['mgsps'] }))).toContain('See the minutes.');
  await context.close();
  rmSync(profile, { recursive: true, force: true });
});
