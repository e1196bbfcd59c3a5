/**
 * What readers write survives what happens to a browser: a worker stopped in
 * the middle of a write, a full disk, a restart.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, launchWithExtension, marksOn, test } from './fixtures.ts';

type Reply = { readonly ok: boolean; readonly value: never; readonly failure?: { readonly kind: string } };
type Own = { readonly id: string; readonly head: string; readonly gloss: string; readonly updatedAt: number };

/** `undefined` where the worker died before it could answer. */
const ask = (page: Page, request: string, params: object): Promise<Reply | undefined> =>
  page.evaluate(([name, given]) => chrome.runtime.sendMessage({ request: name, params: given }).catch(() => undefined), [request, params] as const);

/** Asked until the worker is up again. @param limit of those returned; all are counted */
async function list(page: Page, limit = 500): Promise<{ entries: Own[]; total: number }> {
  let reply: Reply | undefined;
  await expect.poll(async () => (reply = await ask(page, 'personal.list', { limit }))?.ok, { timeout: 20_000 }).toBe(true);
  return reply!.value;
}
const own = async (page: Page): Promise<Own[]> => (await list(page)).entries;
const count = async (page: Page): Promise<number> => (await list(page, 1)).total;

async function openScreen(context: BrowserContext, extensionId: string, place: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#/${place}`);
  await page.locator('main').waitFor();
  return page;
}

const packOf = (count: number): string => JSON.stringify({ format: 'spravka-pack', version: 1, title: 'Trams', edition: '1', entries: Array.from({ length: count }, (_, index) => ({ id: `tram-${index}`, kind: 'term', head: `Tramword ${index}`, gloss: `What tramword ${index} was, in the sheds of Miussy and in those of Zamoskvorech’e.`, forms: [] })) });

/** From the disk: bytes handed over by the test would be unpacked in the page, which would wait for them. */
async function chooseFile(page: Page, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'spravka-import-'));
  writeFileSync(join(folder, 'trams.json'), text);
  await page.locator('.file-place input[type=file]').setInputFiles(join(folder, 'trams.json'));
  files.push(folder);
}
const files: string[] = [];
test.afterEach(() => {
  for (const folder of files.splice(0)) rmSync(folder, { recursive: true });
});

const draft = (head: string, gloss: string, id?: string): object => ({ kind: 'term', head, gloss, ...(id !== undefined && { id }) });

/** In ms after the request: before it is read, in its transaction, after it. */
const MOMENTS = [0, 2, 5, 10, 20, 40];

test.describe('a worker stopped in the middle of', () => {
  test('a new entry, an edit, a removal leaves it done or not begun, once', async ({ context, extensionId, stopWorker }) => {
    const page = await openScreen(context, extensionId, 'settings');
    for (const moment of MOMENTS) {
      const head = `Depot ${moment}`;
      const cut = async (request: string, params: object): Promise<void> => {
        const asked = ask(page, request, params);
        if (moment > 0) await page.waitForTimeout(moment);
        await stopWorker();
        await asked;
      };
      const held = async (): Promise<Own[]> => (await own(page)).filter((entry) => entry.head === head);

      await cut('personal.save', { draft: draft(head, 'First.') });
      if ((await held()).length === 0) expect((await ask(page, 'personal.save', { draft: draft(head, 'First.') }))?.ok).toBe(true);
      const [written] = await held();
      expect(await held()).toHaveLength(1);

      await cut('personal.save', { draft: draft(head, 'Second.', written!.id), basis: written!.updatedAt });
      const edited = await held();
      expect(edited.map(({ gloss }) => gloss)).toEqual([edited[0]?.updatedAt === written!.updatedAt ? 'First.' : 'Second.']);

      await cut('personal.remove', { ids: [written!.id] });
      const left = await held();
      expect(left.length === 0 || left[0]?.gloss === edited[0]?.gloss).toBe(true);
      expect(left.length).toBeLessThanOrEqual(1);
      if (left.length > 0) await ask(page, 'personal.remove', { ids: [written!.id] });
    }
    expect(await own(page)).toEqual([]);
  });

  test('an import takes it back whole, tells the reader, and lets it be done again', async ({ context, extensionId, stopWorker }) => {
    const page = await openScreen(context, extensionId, 'import');
    await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
    await chooseFile(page, packOf(20_000));
    await expect(page.locator('[data-class=new] summary')).toContainText('20,000');
    await page.getByRole('button', { name: 'Import 20,000 entries' }).click();
    await page.getByRole('progressbar').waitFor();
    await stopWorker();
    await expect(page.getByRole('alert')).toBeVisible();
    expect((await own(page)).map(({ head }) => head)).toEqual(['Depot']);

    await page.getByRole('button', { name: 'Import 20,000 entries' }).click();
    await expect(page.locator('output.lead')).toContainText('20,000 entries added.', { timeout: 20_000 });
    expect(await count(page)).toBe(20_001);
  });

  test('putting a backup back leaves what was there, or what the backup held', async ({ context, extensionId, stopWorker }) => {
    test.slow();
    const page = await openScreen(context, extensionId, 'backups');
    await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
    await page.getByRole('button', { name: 'Make one now' }).click();
    await expect(page.locator('.rows li')).toHaveCount(1);
    const backups = (await ask(page, 'backup.list', {}))!.value as { id: string }[] | { backups: { id: string }[] };
    const [backup] = Array.isArray(backups) ? backups : backups.backups;
    const [{ id }] = (await own(page)) as [Own];
    for (const moment of MOMENTS) {
      await ask(page, 'personal.remove', { ids: [id] });
      await ask(page, 'personal.save', { draft: draft('Since then', 'Written later.') });
      const asked = ask(page, 'backup.restore', { id: backup!.id });
      if (moment > 0) await page.waitForTimeout(moment);
      await stopWorker();
      await asked;
      const heads = (await own(page)).map(({ head }) => head);
      expect([['Depot'], ['Since then']]).toContainEqual(heads);
      if (heads[0] === 'Depot') continue;
      expect((await ask(page, 'backup.restore', { id: backup!.id }))?.ok).toBe(true);
      expect((await own(page)).map(({ head }) => head)).toEqual(['Depot']);
    }
  });
});

/** A disk of 60 MB of its own, in memory; `undefined` where this user may mount none. */
function smallDisk(): { readonly folder: string; readonly remove: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'spravka-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', folder]).status === 0;
  const remove = (): void => {
    if (mounted) spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (mounted) return { folder, remove };
  remove();
  return undefined;
}

test('a disk that is full in the middle of an import: the reader is told, and all is as it was once there is room', async () => {
  test.slow();
  const disk = smallDisk();
  test.skip(disk === undefined, 'only root may make a disk to fill');
  const { folder, remove } = disk!;
  const context = await launchWithExtension(join(folder, 'profile'));
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await openScreen(context, new URL(worker.url()).host, 'import');
    await expect.poll(async () => (await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') }))?.ok).toBe(true);
    await chooseFile(page, packOf(50_000));
    await expect(page.locator('[data-class=new] summary')).toContainText('50,000', { timeout: 30_000 });
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize - 2_000_000));
    await page.getByRole('button', { name: 'Import 50,000 entries' }).click();
    await expect(page.getByRole('alert')).toContainText('The browser gives', { timeout: 30_000 });
    rmSync(join(folder, 'ballast'));
    await expect.poll(async () => (await own(page)).map(({ head }) => head)).toEqual(['Depot']);
    await page.getByRole('button', { name: 'Import 50,000 entries' }).click();
    await expect(page.locator('output.lead')).toContainText('50,000 entries added.', { timeout: 30_000 });
    expect(await count(page)).toBe(50_001);
  } finally {
    await context.close();
    remove();
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
