import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import type { Entry } from '../../../src/domain/entry.ts';
import { EXTENSION, expect, launchWithExtension, marksOn, restOn } from './fixtures.ts';

type Packaged = { version: string; entries: Entry[]; works: object; renamed: Record<string, string> };

/** A copy of the built extension whose glossary a test may change between two starts of one profile. */
class Installation {
  private readonly root = mkdtempSync(join(tmpdir(), 'spravka-install-'));
  readonly extension = join(this.root, 'extension');
  readonly profile = join(this.root, 'profile');

  constructor() {
    cpSync(EXTENSION, this.extension, { recursive: true });
  }

  change(version: string, change: (glossary: Packaged) => void): void {
    const file = join(this.extension, 'glossary', 'entries.json');
    const glossary = JSON.parse(readFileSync(file, 'utf8')) as Packaged;
    change(glossary);
    writeFileSync(file, JSON.stringify({ ...glossary, version }));
    writeFileSync(join(this.extension, 'glossary', 'version.json'), JSON.stringify({ version }));
  }

  start(): Promise<BrowserContext> {
    return launchWithExtension(this.profile, this.extension);
  }

  remove(): void {
    // A browser that was closed may still be writing.
    rmSync(this.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
  }
}

const test = base.extend<{ installation: Installation }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants a destructured first argument
  installation: async ({}, use) => {
    const installation = new Installation();
    await use(installation);
    installation.remove();
  },
});

/** A page of the extension, from which the database can be looked at as the background sees it. */
async function insidePage(context: BrowserContext): Promise<Page> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${new URL(worker.url()).host}/manifest.json`);
  return page;
}

type Held = { version: string | undefined; ids: string[]; personal: number };

const held = (page: Page): Promise<Held> =>
  page.evaluate(async () => {
    const open = indexedDB.open('spravka');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const read = <Value>(store: string, what: (store: IDBObjectStore) => IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        const request = what(database.transaction(store).objectStore(store));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    try {
      const state = await read<{ version: string } | undefined>('state', (store) => store.get('glossary'));
      return { version: state?.version, ids: (await read('entries', (store) => store.getAllKeys())) as string[], personal: (await read('shelves', (store) => store.getAll() as IDBRequest<{ rows: string }[]>)).flatMap(({ rows }) => JSON.parse(rows) as unknown[]).length };
    } finally {
      database.close();
    }
  });

const describe = (page: Page): Promise<{ version: string; storage: string }> => page.evaluate(() => chrome.runtime.sendMessage({ request: 'glossary.describe', params: {} }));
const heads = (page: Page, ids: string[]): Promise<string[]> => page.evaluate(async (wanted) => {
  const reply = await chrome.runtime.sendMessage({ request: 'entry.get', params: { ids: wanted } });
  return reply.value.map(({ head }: { head: string }) => head);
}, ids);

/** Whoever asks the database in the middle of its seeding waits for the end of that. */
const isSeeded = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const looked = async (): Promise<boolean> => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'spravka')) return false;
      const database = await answer(indexedDB.open('spravka'));
      const row = database.objectStoreNames.contains('state') && (await answer(database.transaction('state').objectStore('state').get('glossary') as IDBRequest<unknown>));
      database.close();
      return Boolean(row);
    };
    return Promise.race([looked(), new Promise<false>((resolve) => setTimeout(resolve, 300, false))]);
  });

test('an update adds, changes, renames and removes entries and leaves personal ones alone', async ({ installation }) => {
  let context = await installation.start();
  let page = await insidePage(context);
  await expect.poll(async () => (await describe(page)).storage).toBe('ready');
  const saved = await page.evaluate(() => chrome.runtime.sendMessage({ request: 'personal.save', params: { draft: { kind: 'term', head: 'My term', gloss: 'Mine.' } } }));
  expect(saved).toMatchObject({ ok: true, value: { id: 'my-term' } });
  for (const id of ['mgsps', 'vsnkh', 'narkomprod']) await page.evaluate((of) => chrome.runtime.sendMessage({ request: 'overlay.save', params: { id: of, overlay: { note: `My note on ${of}.` } } }), id);
  await context.close();

  installation.change('updated', (glossary) => {
    const at = (id: string): number => glossary.entries.findIndex((entry) => entry.id === id);
    const vsnkh = glossary.entries[at('vsnkh')]!;
    glossary.entries[at('mgsps')] = { ...glossary.entries[at('mgsps')]!, head: 'MGSPS, changed' };
    glossary.entries.splice(at('narkomprod'), 1);
    glossary.entries[at('vsnkh')] = { ...vsnkh, id: 'supreme-economic-council' as Entry['id'] };
    glossary.entries.push({ ...vsnkh, id: 'brand-new' as Entry['id'], head: 'Brand new' });
    glossary.renamed['vsnkh'] = 'supreme-economic-council';
  });
  context = await installation.start();
  page = await insidePage(context);
  await expect.poll(async () => (await describe(page)).version).toBe('updated');
  expect(await heads(page, ['mgsps', 'narkomprod', 'vsnkh', 'brand-new', 'my-term'])).toEqual(['MGSPS, changed', 'VSNKh', 'Brand new', 'My term']);
  expect((await held(page)).personal).toBe(1);
  // A note stays with its entry under whatever name, and is kept where the entry has gone.
  const notes = await page.evaluate(async () => {
    const reply = await chrome.runtime.sendMessage({ request: 'overlay.list', params: {} });
    return (reply.value as { id: string; overlay: { note: string }; orphan: boolean }[]).map(({ id, overlay, orphan }) => `${id}: ${overlay.note}${orphan ? ' (orphan)' : ''}`).toSorted();
  });
  expect(notes).toEqual(['mgsps: My note on mgsps.', 'narkomprod: My note on narkomprod. (orphan)', 'supreme-economic-council: My note on vsnkh.']);
  // What was there before the update can be had back.
  const backups = await page.evaluate(() => chrome.runtime.sendMessage({ request: 'backup.list', params: {} }));
  expect(backups).toMatchObject({ ok: true, value: { backups: [{ before: 'update', entries: 1, overlays: 3 }] } });
  await context.close();
});

test('where the browser gives no database, built-in terms are marked and explained, and the popup says what is the matter', async ({ installation }) => {
  // The place of its databases is taken by a file.
  mkdirSync(join(installation.profile, 'Default'), { recursive: true });
  writeFileSync(join(installation.profile, 'Default', 'IndexedDB'), '');
  const context = await installation.start();
  const inside = await insidePage(context);
  await expect.poll(async () => (await describe(inside)).storage).toBe('unavailable');
  const page = await context.newPage();
  await page.route('http://fixture.test/', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><p>In Moscow the Bolsheviks asked the VSNKh and the MGSPS.' }));
  await page.goto('http://fixture.test/');
  await expect.poll(async () => (await marksOn(page)).map(({ text }) => text)).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS']));
  await (await restOn(page, 'MGSPS')).shows('МГСПС');
  await inside.goto(new URL('/popup.html', inside.url()).href);
  await expect(inside.getByRole('alert')).toContainText('no access to its storage');
  await inside.keyboard.type('vesenha');
  await expect(inside.getByRole('option').first()).toContainText('VSNKh');
  await context.close();
});

test('a worker killed in the middle of seeding leaves the old glossary whole, and the next one ends the work', async ({ installation }) => {
  test.slow();
  let context = await installation.start();
  let page = await insidePage(context);
  await expect.poll(async () => (await describe(page)).storage).toBe('ready');
  const before = await held(page);
  await context.close();

  // So many entries that seeding takes seconds: it can be caught at work.
  installation.change('huge', (glossary) => {
    const [first] = glossary.entries;
    glossary.entries = Array.from({ length: 40_000 }, (_, index) => ({ ...first!, id: `entry-${index}` as Entry['id'] }));
  });
  context = await installation.start();
  page = await insidePage(context);
  const cdp = await context.newCDPSession(page);
  await cdp.send('ServiceWorker.enable');
  await cdp.send('ServiceWorker.stopAllWorkers');
  const after = await held(page);
  expect(after.version).toBe(before.version);
  expect(after.ids).toEqual(before.ids);

  await expect.poll(async () => (await describe(page)).version, { timeout: 60_000 }).toBe('huge');
  expect((await held(page)).ids).toHaveLength(40_000);
  await context.close();
});

test('what is typed into the popup while the glossary is seeded for the first time: it says so, and the answer comes by itself', async ({ installation }) => {
  test.slow();
  // So many more entries that seeding takes seconds.
  installation.change('large', (glossary) => {
    const filler = Array.from({ length: 40_000 }, (_, index) => ({ id: `filler-${index}` as Entry['id'], kind: 'term', head: `Filler ${index}`, gloss: 'Fills the glossary.', forms: [], see: [], sources: [] }) satisfies Entry);
    glossary.entries = [...filler, ...glossary.entries];
  });
  const context = await installation.start();
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const popup = await context.newPage();
  await popup.goto(new URL('/popup.html', worker.url()).href);
  await popup.keyboard.type('vesen');
  expect(await isSeeded(popup)).toBe(false);
  await expect(popup.getByRole('status')).toHaveText('Preparing the search…');
  await expect(popup.getByRole('tabpanel')).toContainText('what you have typed stays');
  await popup.keyboard.type('ha');
  await expect(popup.getByRole('option').first()).toContainText('VSNKh', { timeout: 90_000 });
  await expect(popup.getByRole('status')).toHaveText(/found/);
  await expect(popup.getByRole('combobox')).toHaveValue('vesenha');
  expect(await isSeeded(popup)).toBe(true);
  await popup.keyboard.press('Enter');
  await expect(popup.locator('.card h2')).toHaveText('VSNKh');
  await context.close();
});
