/**
 * A reader's first contact: the tab that greets, once, and what can be tried
 * and reached there.
 */
import type { Page } from '@playwright/test';
import { dismissGreeting, greeting } from '../../../src/cli/greeting.ts';
import { expect, launchAsInstalled, marksOn, restOn, test } from './fixtures.ts';

const textsOn = async (page: Page): Promise<string[]> => (await marksOn(page)).map(({ text }) => text);

async function openWelcome(context: { newPage(): Promise<Page> }, extensionId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#/welcome`);
  await expect.poll(() => textsOn(page)).toContain('MGSPS');
  return page;
}

// oxlint-disable-next-line no-empty-pattern -- Playwright wants a destructured first argument
test('greets after the first installation, in front, and not when the browser starts again', async ({}, info) => {
  const profile = info.outputPath('profile');
  const context = await launchAsInstalled(profile);
  const page = await greeting(context);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Spravka');
  // As soon as the glossary is published, which may be after it was opened.
  await expect.poll(() => textsOn(page)).toEqual(expect.arrayContaining(['Narkomprod', 'MGSPS', 'VSNKh', 'glavki', 'spetsy', 'Miasnikov']));
  expect(await page.evaluate(() => document.visibilityState)).toBe('visible');
  expect(context.pages()).toHaveLength(2);
  await dismissGreeting(context);
  await context.close();

  const again = await launchAsInstalled(profile);
  const worker = again.serviceWorkers()[0] ?? (await again.waitForEvent('serviceworker'));
  const inside = await again.newPage();
  await inside.goto(new URL('/manifest.json', worker.url()).href);
  await expect.poll(() => inside.evaluate(async () => (await chrome.runtime.sendMessage<object, { storage: string }>({ request: 'glossary.describe', params: {} })).storage)).toBe('ready');
  expect(again.pages().filter((each) => each.url().includes('#/welcome'))).toEqual([]);
  await again.close();
});

test('its paragraph is marked and explained as pages are, by pointer and by key', async ({ context, extensionId, worker }) => {
  const page = await openWelcome(context, extensionId);
  await page.bringToFront();
  const card = await restOn(page, 'glavki', '.welcome blockquote');
  await card.shows('chief committees');
  await page.keyboard.press('Escape');
  await page.mouse.move(2, 2);
  await expect(page.locator('spravka-card')).toHaveCount(0);
  // As the browser's own key would; tests' keys don't reach its shortcuts.
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    (chrome.commands.onCommand as unknown as { dispatch(name: string, tab: unknown): void }).dispatch('next-mark', tab);
  });
  await expect.poll(() => page.evaluate(() => CSS.highlights.has('spravka-current'))).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('spravka-card').waitFor({ state: 'attached' });
  expect(await page.evaluate(() => document.querySelector('.welcome blockquote p')?.children.length)).toBe(0);
});

test('marks and card end where the reader goes on to the glossary, and the way back is there', async ({ context, extensionId }) => {
  const page = await openWelcome(context, extensionId);
  await restOn(page, 'glavki', '.welcome blockquote');
  await page.getByRole('link', { name: 'Open the glossary' }).click();
  await expect(page.getByRole('searchbox')).toBeVisible();
  await expect(page.locator('.unchosen')).toBeVisible();
  await expect(page.locator('spravka-card')).toHaveCount(0);
  expect(await textsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'How Spravka works' }).click();
  await expect.poll(() => textsOn(page)).toContain('MGSPS');
  await page.getByRole('link', { name: 'Settings' }).last().click();
  await page.getByRole('link', { name: 'How Spravka works' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to Spravka');
});

test('opens the reader in a tab, and the paragraph is marked in Russian too', async ({ context, extensionId }) => {
  const page = await openWelcome(context, extensionId);
  const [reader] = await Promise.all([context.waitForEvent('page'), page.getByRole('button', { name: 'Open the reader' }).click()]);
  await expect(reader.getByRole('button', { name: 'Open a file' }).first()).toBeVisible();
  await page.bringToFront();
  await page.evaluate(() => chrome.runtime.sendMessage({ request: 'choices.set', params: { change: { language: 'ru' } } }));
  await expect.poll(() => textsOn(page)).toEqual(expect.arrayContaining(['МГСПС', 'ВСНХ', 'Мясников']));
  expect(await textsOn(page)).not.toContain('MGSPS');
});
