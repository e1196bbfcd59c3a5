/**
 * The settings in Firefox: each, changed on its screen, does on an open page
 * what it says.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Firefox, untilMarked } from './firefox.ts';
import { restOn } from './place-of.ts';
import { Screen } from './screen.ts';

const PAGE = `<!doctype html><html lang="en"><title>1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.
The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets.</p><p id="last">Again the VSNKh was asked, by Ivanov.</p></body></html>`;
const PATIENCE = { timeout: 20_000, interval: 100 };

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.launch();
});
afterAll(() => firefox.close());

const texts = (page: Page): Promise<string[]> => page.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight].map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset))));
/** How institutions are marked. */
const look = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { textDecorationLine, textDecorationStyle, backgroundColor } = getComputedStyle(document.querySelector('p')!, '::highlight(spravka-body)');
    return textDecorationLine === 'underline' ? textDecorationStyle : backgroundColor === 'rgba(0, 0, 0, 0)' ? 'none' : 'tint';
  });

it('kinds, styles and levels change the marks; delay, size, theme and language the card', async () => {
  const settings = await Screen.open(firefox, '/options.html#/settings');
  await settings.press('Back to defaults');
  const page = await firefox.open('/settings', PAGE);
  await untilMarked(page);
  await settings.choose('Terms');
  await expect.poll(() => texts(page), PATIENCE).not.toContain('spetsy');
  expect(await texts(page)).toContain('VSNKh');
  await settings.choose('Terms');
  await expect.poll(() => texts(page), PATIENCE).toContain('spetsy');

  for (const [name, style] of [['Solid line', 'solid'], ['Tint', 'tint'], ['Only while Shift is held', 'none'], ['Dotted line', 'dotted']] as const) {
    await settings.choose(name);
    await expect.poll(() => look(page), PATIENCE).toBe(style);
  }
  const levels = async (): Promise<object> => ({ ivanov: (await texts(page)).includes('Ivanov'), soviets: (await texts(page)).includes('soviets'), councils: (await texts(page)).filter((text) => text === 'VSNKh').length });
  await expect.poll(levels, PATIENCE).toEqual({ ivanov: false, soviets: true, councils: 2 });
  await settings.choose('Everything');
  await expect.poll(levels, PATIENCE).toEqual({ ivanov: true, soviets: true, councils: 2 });
  await settings.choose('Calm');
  await expect.poll(levels, PATIENCE).toEqual({ ivanov: false, soviets: false, councils: 1 });

  await settings.fill('Opens when the pointer has rested for', '0');
  await settings.choose('Large');
  await settings.choose('Dark');
  await expect.poll(() => firefox.evaluateIn(settings.context, 'document.documentElement.dataset.theme'), PATIENCE).toBe('dark');
  await settings.choose('Русский');
  await expect.poll(() => settings.shown('h1'), PATIENCE).toBe('Настройки');
  await expect.poll(() => firefox.evaluateIn(settings.context, `browser.storage.local.get('choices').then(({ choices: { cardDelay, cardSize, theme, language } }) => [cardDelay, cardSize, theme, language].join(' '))`), PATIENCE).toBe('0 large dark ru');
  await page.bringToFront();
  await expect.poll(async () => {
    await restOn(page, 'MGSPS', 'p');
    return firefox.cardText(page);
  }, { timeout: 30_000, interval: 500 }).toContain('Открыть');
  expect([await firefox.cardAttribute(page, 'data-size'), await firefox.cardAttribute(page, 'data-theme')]).toEqual(['large', 'dark']);
});
