/**
 * Every screen of the extension in every guise: nothing axe complains of,
 * nothing that sticks out, and the keyboard gets everywhere and out again.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { askFor, SCREENS } from './screen-states.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
type Guise = { readonly name: string; readonly media: Parameters<Page['emulateMedia']>[0]; readonly size: { width: number; height: number }; readonly touch?: boolean; /** Shows whether there is room for longer words. */ readonly isOfWords?: boolean };
const DESK = { width: 1250, height: 900 };
const GUISES: readonly Guise[] = [
  { name: 'light', media: { colorScheme: 'light' }, size: DESK },
  { name: 'dark', media: { colorScheme: 'dark' }, size: DESK },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, size: DESK },
  // A phone: Firefox for Android shows the popup so too, as a page.
  { name: 'narrow', media: { colorScheme: 'light', forcedColors: 'none' }, size: { width: 360, height: 740 }, touch: true, isOfWords: true },
  // A narrow window with a pointer.
  { name: 'narrow and dark', media: { colorScheme: 'dark' }, size: { width: 380, height: 740 } },
  // What a window of 1,250 by 900 has room for at 200 %.
  { name: 'enlarged', media: { colorScheme: 'light' }, size: { width: 625, height: 450 }, isOfWords: true },
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
      // A table that is wider than the window is scrolled in its frame.
      .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !each.closest('[data-page-number], .table-frame'))
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

async function isWellIn({ name, media, size, touch = false }: Guise, page: Page, devTools: CDPSession): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia(media);
  await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: touch });
  expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches), name).toBe(touch);
  await expect.poll(() => violations(page), name).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(size.width);
  expect(await cutOff(page), name).toEqual([]);
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
    for (const guise of GUISES) await test.step(guise.name, () => isWellIn(guise, page, devTools));
    await page.setViewportSize(DESK);
    await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    const { reached, missed } = await tabThrough(page);
    expect(missed).toEqual([]);
    expect(reached).toBeGreaterThan(0);

    // Another language draws the screen anew, as it begins.
    await askFor(page, 'choices.set', { change: { language: 'ru' } });
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    for (const guise of GUISES.filter(({ isOfWords }) => isOfWords)) await test.step(`${guise.name}, in Russian`, () => isWellIn(guise, page, devTools));
  });
}
