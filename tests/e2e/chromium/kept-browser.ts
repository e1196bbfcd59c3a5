/**
 * One browser for many tests: before each it is put back to what a first
 * installation leaves, and its worker is started anew, so that nothing written,
 * shown or remembered by one test is there for the next. Starting a browser and
 * seeding its glossary for every test would take longer than the tests do.
 */
import { isDeepStrictEqual } from 'node:util';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { stopperFrom } from './stopper.ts';

/** What outlives a worker and every page: what is published, and how many rows each table has. */
type Held = { readonly published: Record<string, unknown>; readonly rows: Record<string, number>; readonly glossary: unknown };

/** What seeding fills, and what search keeps of it so that the next worker needn't make it anew. All other tables are the reader's. */
const NOT_THE_READERS = ['entries', 'state', 'indexes', 'indexSets'];
/** What an installation writes last: pages marked before are marked once more then. */
const LAST_PUBLISHED = ['matcher', 'partsStamp'];
/** In ms, on a busy machine: for an installation, and for what then is soon as it was or never. */
const [INSTALLED_WITHIN, BACK_WITHIN] = [60_000, 5000];
const PAUSE_MS = 20;

export class KeptBrowser {
  private constructor(
    readonly context: BrowserContext,
    /** The browser's first tab, which no test is told of; between tests the extension is looked at from there. */
    private readonly home: Page,
    private readonly devTools: CDPSession,
    private readonly stop: () => Promise<void>,
    private readonly inside: string,
    private readonly atFirst: Held,
  ) {}

  /** @param context just launched, with the extension @throws where a first installation isn't as this takes it to be */
  static async of(context: BrowserContext): Promise<KeptBrowser> {
    const home = context.pages()[0] ?? (await context.newPage());
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const devTools = await context.newCDPSession(home);
    const inside = new URL('/manifest.json', worker.url()).href;
    await home.goto(inside);
    await seeded(home);
    const isPublished = (): Promise<boolean> => home.evaluate(async (keys) => Object.keys(await chrome.storage.local.get(keys)).length === keys.length, LAST_PUBLISHED);
    if (!(await until(isPublished))) throw new Error('what pages read was not published');
    const stop = await stopperFrom(devTools);
    await stop();
    await seeded(home);
    const atFirst = await home.evaluate(readHeld);
    const filled = Object.entries(atFirst.rows).filter(([table, count]) => count > 0 && !NOT_THE_READERS.includes(table));
    if (filled.length > 0) throw new Error(`a first installation has rows in tables of the reader’s: ${filled.join(' ')}`);
    await home.goto('about:blank');
    Object.assign(context, { addInitScript: () => Promise.reject(new Error('what is added to every page can’t be taken away again: give the page itself the script, or the test a browser of its own (ownBrowser)')) });
    return new KeptBrowser(context, home, devTools, stop, inside, atFirst);
  }

  /** @returns false where something is left that can't be taken away: then the browser is to be closed */
  async putBack(): Promise<boolean> {
    const { context, home, devTools, stop, inside, atFirst } = this;
    if (home.isClosed()) return false;
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await Promise.all(context.pages().filter((page) => page !== home).map((page) => page.close()));
    await Promise.all([context.setOffline(false), context.clearPermissions(), context.clearCookies()]);
    await home.goto(inside);
    await stop();
    await home.evaluate(takeAway, { published: atFirst.published, kept: NOT_THE_READERS });
    // One that the closing of the pages has woken knew what is gone now.
    await stop();
    await seeded(home);
    const isBack = await until(async () => isDeepStrictEqual(essence(await home.evaluate(readHeld)), essence(atFirst)), BACK_WITHIN);
    await home.goto('about:blank');
    return isBack && (await othersIn(devTools)) === 1;
  }
}

/** Search's own store may be there or not. */
const essence = ({ rows, ...rest }: Held): object => ({ ...rest, rows: { ...rows, indexes: undefined, indexSets: undefined } });

const othersIn = async (devTools: CDPSession): Promise<number> => (await devTools.send('Target.getTargets')).targetInfos.filter(({ type }) => ['page', 'other', 'webview'].includes(type)).length;

async function seeded(home: Page): Promise<void> {
  const isReady = (): Promise<boolean> => home.evaluate(() => chrome.runtime.sendMessage<object, { storage: string } | undefined>({ request: 'glossary.describe', params: {} }).then((reply) => reply?.storage === 'ready', () => false));
  if (!(await until(isReady))) throw new Error('the glossary was not seeded');
  await until(async () => home.context().serviceWorkers().length === 1);
}

async function until(holds: () => Promise<boolean>, within = INSTALLED_WITHIN): Promise<boolean> {
  for (const end = performance.now() + within; performance.now() < end; ) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return false;
}

/** Runs in a page of the extension; knows nothing of this module. */
async function readHeld(): Promise<Held> {
  const answer = <Value>(request: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await answer(indexedDB.open('spravka'));
  const tables = [...database.objectStoreNames];
  const transaction = database.transaction(tables);
  const counts = await Promise.all(tables.map((table) => answer(transaction.objectStore(table).count())));
  const glossary = await answer(database.transaction('state').objectStore('state').getAll());
  database.close();
  return { published: await chrome.storage.local.get(null), rows: Object.fromEntries(tables.map((table, index) => [table, counts[index]!])), glossary };
}

/** Likewise. */
async function takeAway({ published, kept }: { published: Record<string, unknown>; kept: readonly string[] }): Promise<void> {
  const answer = <Value>(request: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
  const database = await answer(indexedDB.open('spravka'));
  const tables = [...database.objectStoreNames].filter((table) => !kept.includes(table));
  const transaction = database.transaction(tables, 'readwrite');
  await Promise.all(tables.map((table) => answer(transaction.objectStore(table).clear())));
  // Changes are counted from nothing again: what a test's own left indexed would be taken for the next one's.
  const sets = database.transaction('indexSets', 'readwrite').objectStore('indexSets');
  for (const { engine, holds } of (await answer(sets.getAll())) as { engine: string; holds: string }[]) if (!holds.endsWith(',0]')) await answer(sets.delete(engine));
  database.close();
  // What the safety copy has would be brought back.
  await (await navigator.storage.getDirectory()).removeEntry('safety-copy', { recursive: true }).catch(() => undefined);
  localStorage.clear();
  await chrome.storage.session.clear();
  const now = await chrome.storage.local.get(null);
  await chrome.storage.local.remove(Object.keys(now).filter((key) => !(key in published)));
  await chrome.storage.local.set(Object.fromEntries(Object.entries(published).filter(([key, value]) => JSON.stringify(now[key]) !== JSON.stringify(value))));
}
