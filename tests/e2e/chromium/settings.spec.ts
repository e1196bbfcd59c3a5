/**
 * Every setting, changed on its screen, does on an open page what it says.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { attribute } from '../closed-card.ts';
import { expect, marksOn, placeOf, restOn, test } from './fixtures.ts';

const PAGE = `<!doctype html><html lang="en"><title>1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<h1>Moscow, 1921</h1>
<p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.
The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets.</p><p>Again the VSNKh was asked, by Ivanov.</p><input aria-label="Write">
</body></html>`;

async function openSettings(context: BrowserContext, extensionId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#/settings`);
  await page.locator('.desk h1').waitFor();
  return page;
}

const texts = async (page: Page): Promise<string[]> => (await marksOn(page)).map(({ text }) => text);
/** How institutions are marked. */
const look = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { textDecorationLine, textDecorationStyle, backgroundColor } = getComputedStyle(document.querySelector('p')!, '::highlight(spravka-body)');
    return textDecorationLine === 'underline' ? textDecorationStyle : backgroundColor === 'rgba(0, 0, 0, 0)' ? 'none' : 'tint';
  });

test('kinds, styles and level', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  expect(await texts(page)).toEqual(expect.arrayContaining(['VSNKh', 'spetsy']));
  const settings = await openSettings(context, extensionId);

  await settings.getByLabel('Terms', { exact: true }).uncheck();
  await expect.poll(() => texts(page)).not.toContain('spetsy');
  expect(await texts(page)).toContain('VSNKh');
  await settings.getByLabel('Terms', { exact: true }).check();
  await expect.poll(() => texts(page)).toContain('spetsy');

  expect(await look(page)).toBe('dotted');
  await settings.getByRole('radio', { name: 'Solid line' }).check();
  await expect.poll(() => look(page)).toBe('solid');
  await settings.getByRole('radio', { name: 'Tint' }).check();
  await expect.poll(() => look(page)).toBe('tint');

  // Ivanov is a name of many; soviets are likely those, on a page about this world; of what is certain, calm marks the first place.
  const levels = async (): Promise<object> => ({ ivanov: (await texts(page)).includes('Ivanov'), soviets: (await texts(page)).includes('soviets'), councils: (await texts(page)).filter((text) => text === 'VSNKh').length });
  await expect.poll(levels).toEqual({ ivanov: false, soviets: true, councils: 2 });
  await settings.getByRole('radio', { name: 'Everything' }).check();
  await expect.poll(levels).toEqual({ ivanov: true, soviets: true, councils: 2 });
  await settings.getByRole('radio', { name: 'Calm' }).check();
  await expect.poll(levels).toEqual({ ivanov: false, soviets: false, councils: 1 });
  await settings.getByRole('button', { name: 'Back to defaults' }).click();
  await expect.poll(() => look(page)).toBe('dotted');
  await settings.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => look(page)).toBe('tint');
});

test('marks that are seen only while Shift is held', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const settings = await openSettings(context, extensionId);
  await settings.getByRole('radio', { name: 'Only while Shift is held' }).check();
  await expect.poll(() => look(page)).toBe('none');

  await page.bringToFront();
  const { x, y } = await placeOf(page, 'MGSPS');
  await page.mouse.move(x, y - 2);
  await page.mouse.move(x, y);
  await page.keyboard.down('Shift');
  await expect.poll(() => look(page)).toBe('dotted');
  await page.locator('spravka-card').waitFor({ state: 'attached' });
  await page.keyboard.up('Shift');
  await expect.poll(() => look(page)).toBe('none');

  await page.keyboard.press('Escape');
  await page.getByLabel('Write').focus();
  await page.keyboard.down('Shift');
  expect(await look(page)).toBe('none');
  await page.keyboard.up('Shift');
});

test('the card’s delay, size, colours and language', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const settings = await openSettings(context, extensionId);
  const delay = settings.getByLabel('Opens when the pointer has rested for');
  await delay.focus();
  await settings.keyboard.press('Home');
  await expect(settings.locator('.delay-field output')).toHaveText('no time: at once');
  await settings.getByRole('radio', { name: 'Large' }).check();
  await settings.getByRole('radio', { name: 'Dark' }).check();
  await expect(settings.locator('html')).toHaveAttribute('data-theme', 'dark');
  await settings.getByRole('radio', { name: 'Русский' }).check();
  await expect(settings.locator('h1')).toHaveText('Настройки');
  await expect.poll(() => settings.evaluate(async () => (await chrome.storage.local.get('choices'))['choices'])).toMatchObject({ cardDelay: 0, cardSize: 'large', theme: 'dark', language: 'ru' });

  await page.bringToFront();
  const card = await restOn(page, 'MGSPS');
  await card.shows('Открыть');
  const dialog = await card.dialog();
  expect(attribute(dialog, 'data-size')).toBe('large');
  expect(attribute(dialog, 'data-theme')).toBe('dark');
  expect((await card.box()).width).toBeCloseTo(456, 0);
});

test('the card waits as long as was chosen', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const settings = await openSettings(context, extensionId);
  await settings.getByLabel('Opens when the pointer has rested for').focus();
  await settings.keyboard.press('End');
  await expect.poll(() => settings.evaluate(async () => (await chrome.storage.local.get('choices'))['choices'])).toMatchObject({ cardDelay: 1000 });
  await page.bringToFront();
  await page.evaluate(() => {
    const waited = { since: 0, until: 0 };
    Object.assign(globalThis, { waited });
    addEventListener('pointermove', () => (waited.since ||= performance.now()), true);
    new MutationObserver(() => document.querySelector('spravka-card') && (waited.until ||= performance.now())).observe(document.documentElement, { childList: true, subtree: true });
  });
  await (await restOn(page, 'MGSPS')).shows('МГСПС');
  // However slow the machine, never sooner.
  expect(await page.evaluate(() => { const { since, until } = (globalThis as unknown as { waited: { since: number; until: number } }).waited; return until - since; })).toBeGreaterThanOrEqual(990);
});

test('sites and terms switched off are listed and had again', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const settings = await openSettings(context, extensionId);
  await settings.evaluate(() => Promise.all([chrome.runtime.sendMessage({ request: 'term.hide', params: { id: 'vsnkh', hidden: true } }), chrome.runtime.sendMessage({ request: 'site.set', params: { host: 'other.test', on: false } })]));
  await expect.poll(() => texts(page)).not.toContain('VSNKh');
  await settings.getByRole('button', { name: 'Mark again: “VSNKh”' }).click();
  await expect.poll(() => texts(page)).toContain('VSNKh');

  const other = await context.newPage();
  await other.route('http://other.test/**', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  await other.goto('http://other.test/');
  await settings.getByRole('button', { name: 'Switch on for other.test' }).click();
  await expect.poll(() => texts(other)).toContain('VSNKh');
});
