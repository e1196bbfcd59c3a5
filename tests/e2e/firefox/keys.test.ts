import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, untilMarked } from './firefox.ts';
import { currentMark } from '../current-mark.ts';

const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first"><a href="#one" id="before">before</a> In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first.</p>
${'<p>Nothing of note.</p>'.repeat(60)}<p>The MGSPS answered.</p></body></html>`;

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.launch();
});
afterAll(() => firefox.close());


const shows = async (page: Page, text: string): Promise<void> => {
  await expect.poll(async () => (await firefox.cardText(page)) ?? '', { timeout: 10_000 }).toContain(text);
};

describe('by keyboard alone in Firefox', () => {
  it('next mark, its card, a link, back, close, the focus where it was', async () => {
    // On installation pages are marked once more when the matcher is published; a reading begun before would begin anew.
    const screen = await firefox.openExtensionPage('/popup.html');
    await expect.poll(() => firefox.evaluateIn(screen, `browser.storage.local.get(['matcher', 'partsStamp']).then((held) => Object.keys(held).length)`), { timeout: 20_000 }).toBe(2);
    const page = await firefox.open(`/keys${Math.random()}`, PAGE);
    await untilMarked(page);
    await page.bringToFront();
    await page.focus('#before');
    await firefox.command('next-mark');
    await expect.poll(() => currentMark(page), { timeout: 10_000 }).toBe('VSNKh');
    await shows(page, 'VSNKh. Mark 1 of 3.');
    await firefox.command('open-mark');
    await shows(page, 'Vesenkha');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('spravka-card');
    // From the head of the card to its first link, on to that entry, and back.
    for (let steps = 0; steps < 10 && (await firefox.focusedInCard(page)) !== 'link'; steps++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await firefox.cardText(page)) ?? 'Vesenkha', { timeout: 10_000 }).not.toContain('Vesenkha');
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.up('Alt');
    await shows(page, 'Vesenkha');
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await firefox.cardText(page)) ?? '', { timeout: 10_000 }).not.toContain('Vesenkha');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('before');
    await firefox.command('next-mark');
    await expect.poll(() => currentMark(page), { timeout: 10_000 }).toBe('spetsy');
    await page.close();
  });
});
