/**
 * Where a word stands in the window, for the pointer to go to.
 */
import type { Page } from 'puppeteer-core';

/** @param within what has the word in its first text @returns the word's middle, in CSS pixels */
export const placeOf = (page: Page, word: string, within = '#first'): Promise<{ x: number; y: number }> =>
  page.evaluate(
    (sought, selector) => {
      const text = document.querySelector(selector)!.firstChild as Text;
      const range = document.createRange();
      range.setStart(text, text.data.indexOf(sought));
      range.setEnd(text, text.data.indexOf(sought) + sought.length);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    word,
    within,
  );

/** As a hand does it: from elsewhere, and past the word's edge. */
export async function restOn(page: Page, word: string, within?: string): Promise<void> {
  const { x, y } = await placeOf(page, word, within);
  await page.mouse.move(5, 400);
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
}
