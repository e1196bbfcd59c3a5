/**
 * Every screen of the extension in every guise: nothing axe complains of,
 * nothing that sticks out, and the keyboard gets everywhere and out again.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const SCREENS = {
  popup: 'popup.html',
  'glossary list': 'options.html#/',
  'entry and its links': 'options.html#/entry/vsnkh',
  'note on an entry': 'options.html#/entry/vsnkh/edit',
  'form for a new entry': 'options.html#/new?text=MGSPS',
  'form in a window of its own': 'options.html?alone#/new?text=MGSPS',
  import: 'options.html#/import',
  export: 'options.html#/export',
  backups: 'options.html#/backups',
  settings: 'options.html#/settings',
} as const;

type Guise = { readonly name: string; readonly media: Parameters<Page['emulateMedia']>[0]; readonly size: { width: number; height: number } };
const DESK = { width: 1250, height: 900 };
const GUISES: readonly Guise[] = [
  { name: 'light', media: { colorScheme: 'light' }, size: DESK },
  { name: 'dark', media: { colorScheme: 'dark' }, size: DESK },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, size: DESK },
  { name: 'narrow', media: { colorScheme: 'light', forcedColors: 'none' }, size: { width: 360, height: 740 } },
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

/** Goes round by Tab. @returns what had the focus, and what could be seen and never had it */
async function tabThrough(page: Page): Promise<{ reached: number; missed: string[] }> {
  await page.evaluate(() => {
    const reached = new Set<Element>();
    Object.assign(globalThis, { reached });
    document.addEventListener('focusin', ({ target }) => reached.add(target as Element));
    (document.activeElement as HTMLElement | null)?.blur();
  });
  for (let presses = 0, last = -1; presses < 400; presses++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => (globalThis as unknown as { reached: Set<Element> }).reached.size);
    // A round without anything new is the last.
    if (presses % 40 === 39) {
      if (now === last) break;
      last = now;
    }
  }
  return page.evaluate(() => {
    const { reached } = globalThis as unknown as { reached: Set<Element> };
    // Of radio buttons one stands for its group, of tabs and options the chosen one; arrow keys go on from there.
    const wanted = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=file]), select, textarea, summary, [tabindex="0"]')].filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.hasAttribute('disabled') && each.tabIndex >= 0 && !(each instanceof HTMLInputElement && each.type === 'radio'));
    return { reached: reached.size, missed: wanted.filter((each) => !reached.has(each)).map((each) => each.outerHTML.slice(0, 120)) };
  });
}

for (const [name, address] of Object.entries(SCREENS)) {
  test(`${name}: axe is content in every guise, nothing sticks out, and Tab reaches everything`, async ({ context, extensionId }) => {
    test.slow();
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/${address}`);
    await expect.poll(() => page.evaluate(async () => (await chrome.runtime.sendMessage<object, { storage: string }>({ request: 'glossary.describe', params: {} })).storage)).toBe('ready');
    await page.reload();
    await page.locator('#root :is(button, [role=tab], .list)').first().waitFor();
    await page.evaluate(AXE);
    for (const { name: guise, media, size } of GUISES) {
      await test.step(guise, async () => {
        await page.setViewportSize(size);
        await page.emulateMedia(media);
        await expect.poll(() => violations(page), guise).toEqual([]);
        // The popup takes its width from what it holds.
        const least = address.startsWith('popup') ? 400 : 0;
        expect(await page.evaluate(() => document.documentElement.scrollWidth), guise).toBeLessThanOrEqual(Math.max(size.width, least));
      });
    }
    await page.setViewportSize(DESK);
    const { reached, missed } = await tabThrough(page);
    expect(missed).toEqual([]);
    expect(reached).toBeGreaterThan(2);
  });
}
