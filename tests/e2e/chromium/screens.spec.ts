/**
 * Every screen of the extension in every guise: nothing axe complains of,
 * nothing that sticks out, and the keyboard gets everywhere and out again.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openPanel, tabOf } from './panel-stage.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGE = `<!doctype html><html lang="en"><title>Workers’ meetings, 1921</title><body><p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.</p></body></html>`;

type Stage = { readonly context: BrowserContext; readonly worker: Worker; readonly extensionId: string; readonly open: (body: string) => Promise<Page> };
type Reach = (stage: Stage) => Promise<Page>;

const at = (address: string): Reach => async ({ context, extensionId }) => {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${address}`);
  await page.locator('#root :is(button, [role=tab], .list)').first().waitFor();
  return page;
};

async function logWithALook(stage: Stage): Promise<Page> {
  const page = await at('options.html#/log')(stage);
  await page.getByRole('switch').check();
  await expect.poll(() => page.evaluate(async () => {
    await chrome.runtime.sendMessage({ request: 'log.add', params: { entry: 'vsnkh', text: 'VSNKh', sentence: 'To the VSNKh they went.', title: 'Workers’ meetings, 1921', address: 'https://a.example/' } });
    return (await chrome.runtime.sendMessage<object, { value: { looks: object[] } }>({ request: 'log.list', params: {} })).value.looks.length;
  })).toBe(1);
  await page.reload();
  await page.locator('.log-list').waitFor();
  return page;
}

async function panelBeside({ context, worker, extensionId, open }: Stage): Promise<Page> {
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, await open(PAGE))).id });
  await expect(panel.locator('.page .row b').filter({ hasText: 'MGSPS' })).toBeVisible();
  return panel;
}

async function readerWith({ context, extensionId }: Stage, name: string, file: Buffer): Promise<Page> {
  const reader = await openReader(context, extensionId);
  await pick(reader, name, file);
  await expect.poll(() => shownMarks(reader)).toContain('VSNKh');
  return reader;
}

const SCREENS: Readonly<Record<string, Reach>> = {
  popup: at('popup.html'),
  'glossary list': at('options.html#/'),
  'entry and its links': at('options.html#/entry/vsnkh'),
  'note on an entry': at('options.html#/entry/vsnkh/edit'),
  'form for a new entry': at('options.html#/new?text=MGSPS'),
  'form in a window of its own': at('options.html?alone#/new?text=MGSPS'),
  import: at('options.html#/import'),
  export: at('options.html#/export'),
  backups: at('options.html#/backups'),
  'reading log': logWithALook,
  settings: at('options.html#/settings'),
  'side panel without a page': at('sidepanel.html?tab=0'),
  'side panel': panelBeside,
  'entry in the side panel': async (stage) => {
    const panel = await panelBeside(stage);
    await panel.getByRole('button', { name: 'Read: MGSPS' }).click();
    await panel.locator('.card h2').waitFor();
    return panel;
  },
  'reader without a document': at('reader.html'),
  'reader with a text': (stage) => readerWith(stage, 'meetings.html', Buffer.from(PAGE)),
  'reader with a PDF': async (stage) => readerWith(stage, 'meetings.pdf', await pdfOf(stage.context, PAGE)),
};

type Guise = { readonly name: string; readonly media: Parameters<Page['emulateMedia']>[0]; readonly size: { width: number; height: number }; readonly touch?: boolean };
const DESK = { width: 1250, height: 900 };
const GUISES: readonly Guise[] = [
  { name: 'light', media: { colorScheme: 'light' }, size: DESK },
  { name: 'dark', media: { colorScheme: 'dark' }, size: DESK },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, size: DESK },
  // A phone: Firefox for Android shows the popup so too, as a page.
  { name: 'narrow', media: { colorScheme: 'light', forcedColors: 'none' }, size: { width: 360, height: 740 }, touch: true },
  // What a window of 1,250 by 900 has room for at 200 %.
  { name: 'enlarged', media: { colorScheme: 'light' }, size: { width: 625, height: 450 } },
];

type Axe = { run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
const violations = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });

/** Links and buttons of which a part lies beyond the window's sides. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input:not([type=file]), select, textarea, summary, [role=tab]')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.closest('[data-page-number]'))
      .filter((each) => { const { left, right, width } = each.getBoundingClientRect(); return width > 1 && (left < -1 || right > innerWidth + 1); })
      .map((each) => each.outerHTML.slice(0, 120)),
  );

/** Goes round by Tab. @returns what had the focus, and what could be seen and never had it */
async function tabThrough(page: Page): Promise<{ reached: number; missed: string[] }> {
  await page.evaluate(() => {
    const [reached, again] = [new Set<Element>(), new Set<Element>()];
    Object.assign(globalThis, { reached, again });
    document.addEventListener('focusin', ({ target }) => (reached.has(target as Element) ? again : reached).add(target as Element));
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (let presses = 1, last = -1; presses <= 400; presses++) {
    await page.keyboard.press('Tab');
    if (presses % 10 > 0) continue;
    const { count, isRound } = await page.evaluate(() => {
      const { reached, again } = globalThis as unknown as Record<'reached' | 'again', Set<Element>>;
      return { count: reached.size, isRound: [...reached].slice(0, 3).every((first) => again.has(first)) };
    });
    // A round is over where it comes to its beginning, and where forty presses bring nothing new.
    if (isRound && count > 0) break;
    if (presses % 40 > 0) continue;
    if (count === last) break;
    last = count;
  }
  return page.evaluate(() => {
    const { reached } = globalThis as unknown as { reached: Set<Element> };
    // Of radio buttons one stands for its group, of tabs and options the chosen one; arrow keys go on from there.
    const wanted = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=file]), select, textarea, summary, [tabindex="0"]')].filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.hasAttribute('disabled') && each.tabIndex >= 0 && !(each instanceof HTMLInputElement && each.type === 'radio'));
    return { reached: reached.size, missed: wanted.filter((each) => !reached.has(each)).map((each) => each.outerHTML.slice(0, 120)) };
  });
}

for (const [name, reach] of Object.entries(SCREENS)) {
  test(`${name}: axe is content in every guise, nothing sticks out, and Tab reaches everything`, async ({ context, worker, extensionId, open }) => {
    test.slow();
    const seeded = await context.newPage();
    await seeded.goto(`chrome-extension://${extensionId}/manifest.json`);
    await expect.poll(() => seeded.evaluate(async () => (await chrome.runtime.sendMessage<object, { storage: string }>({ request: 'glossary.describe', params: {} })).storage)).toBe('ready');
    const page = await reach({ context, worker, extensionId, open });
    await page.bringToFront();
    await page.evaluate(AXE);
    const devTools = await context.newCDPSession(page);
    for (const { name: guise, media, size, touch = false } of GUISES) {
      await test.step(guise, async () => {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
        expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), guise).toBe(touch);
        await expect.poll(() => violations(page), guise).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), guise).toBeLessThanOrEqual(size.width);
        expect(await cutOff(page), guise).toEqual([]);
      });
    }
    await page.setViewportSize(DESK);
    const { reached, missed } = await tabThrough(page);
    expect(missed).toEqual([]);
    expect(reached).toBeGreaterThan(0);
  });
}
