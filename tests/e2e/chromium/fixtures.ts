/**
 * A Chromium with the built extension, and what tests need to do to it.
 */
import { test as base, chromium, type BrowserContext, type Page, type Worker } from '@playwright/test';
import { resolve } from 'node:path';
import { CHROMIUM_ARGS, ensureBrowser } from '../../../src/cli/browsers.ts';
import { dismissGreeting } from '../../../src/cli/greeting.ts';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import type { PageEntry } from '../../../src/protocol/page-requests.ts';
import { ClosedCard } from '../closed-card.ts';
import { isNewProfile } from '../new-profile.ts';
import { KeptBrowser } from './kept-browser.ts';
import { stopperFrom } from './stopper.ts';

export const EXTENSION = resolve(import.meta.dirname, '../../../.output/chrome-mv3');

type Fixtures = {
  /** Whether a test needs a browser just installed, or leaves behind what can't be taken away. */
  readonly ownBrowser: boolean;
  readonly context: BrowserContext;
  readonly worker: Worker;
  readonly extensionId: string;
  /** Stops the background worker, as the browser does when it is idle. */
  readonly stopWorker: () => Promise<void>;
  /** Opens an address that answers with the given body (HTML unless told otherwise) and waits until it is marked. */
  readonly open: (body: string, options?: { url?: string; contentType?: string; headers?: Record<string, string> }) => Promise<Page>;
  /** The entries marked on a page, once its scan has ended. */
  readonly marked: (page: Page) => Promise<readonly PageEntry[]>;
};

type WorkerFixtures = {
  /** The folder of the built extension. */
  readonly extension: string;
  /** The browser that tests have in turn, once one has needed it. */
  readonly kept: { readonly extension: string; browser?: KeptBrowser };
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  ownBrowser: [false, { option: true }],
  extension: [EXTENSION, { scope: 'worker', option: true }],
  kept: [
    async ({ extension }, use) => {
      const kept: WorkerFixtures['kept'] = { extension };
      await use(kept);
      await kept.browser?.context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ ownBrowser, kept }, use) => {
    const { extension } = kept;
    if (ownBrowser) {
      const context = await launchWithExtension('', extension);
      await use(context);
      await context.close();
      return;
    }
    // One that has crashed answers with an error.
    if (kept.browser && !(await kept.browser.putBack().catch(() => false))) {
      await kept.browser.context.close();
      delete kept.browser;
    }
    kept.browser ??= await KeptBrowser.of(await launchWithExtension('', extension));
    await use(kept.browser.context);
  },
  worker: async ({ context }, use) => {
    await use(context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker')));
  },
  extensionId: async ({ worker }, use) => {
    await use(new URL(worker.url()).host);
  },
  stopWorker: async ({ context, extensionId }, use) => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/manifest.json`);
    await use(await stopperFrom(await context.newCDPSession(page)));
  },
  open: async ({ context, worker }, use) => {
    await use(async (body, { url = 'http://fixture.test/', contentType = 'text/html; charset=utf-8', headers = {} } = {}) => {
      const page = await context.newPage();
      await page.route(`${new URL(url).origin}/**`, (route) => route.fulfill({ contentType, headers, body }));
      await page.goto(url);
      await markedEntries(worker, url);
      return page;
    });
  },
  marked: async ({ worker }, use) => {
    await use((page) => markedEntries(worker, page.url()));
  },
});

export const expect = test.expect;

let chromiumPath: string | undefined;

/** @param profile a folder that keeps the profile, or '' for a throw-away one */
export async function launchWithExtension(profile: string, extension = EXTENSION): Promise<BrowserContext> {
  const isNew = isNewProfile(profile);
  const context = await launchAsInstalled(profile, extension);
  if (isNew) await dismissGreeting(context);
  return context;
}

/** As a reader finds it: a new profile's greeting stands open. */
export const launchAsInstalled = (profile: string, extension = EXTENSION): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: (chromiumPath ??= ensureBrowser('chromium', console.log)),
    headless: true,
    args: [...CHROMIUM_ARGS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
  });

/** Where a word stands on the page, in CSS pixels of the viewport. */
export const placeOf = (page: Page, word: string, selector = 'body'): Promise<{ x: number; y: number }> =>
  page.locator(selector).evaluate((root, sought) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    throw new Error(`“${sought}” is not on the page`);
  }, word);

/** Rests the pointer on a word and waits for the card; moves it again, as a reader would, where the page was just being marked anew. */
export async function restOn(page: Page, word: string, selector?: string): Promise<ClosedCard> {
  const card = page.locator('spravka-card');
  await expect(async () => {
    const { x, y } = await placeOf(page, word, selector);
    await page.mouse.move(x, y - 2);
    await page.mouse.move(x, y);
    await card.waitFor({ state: 'attached', timeout: 3000 });
  }).toPass();
  return ClosedCard.of(page);
}

/** The marks the page holds now: registry name and marked text. */
export const marksOn = (page: Page): Promise<{ name: string; text: string }[]> =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('spravka-'))
      .flatMap(([name, highlight]) =>
        [...highlight].map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return { name, text: live.toString() };
        }),
      ),
  );
