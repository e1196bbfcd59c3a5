/** A long page that is still coming. */
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import { comingPage, LONG_BEGINNING } from '../coming-page.ts';
import { expect, test } from './fixtures.ts';

declare global {
  // oxlint-disable-next-line no-var -- the only way to declare a global
  var earlySheet: CSSStyleSheet | undefined;
}

test('has the sheet of the marks before it is all there, and is marked by that one', async ({ context, worker }) => {
  const { address, finish, close } = await comingPage(LONG_BEGINNING, '<p>The end.</body></html>');
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState === 'loading' && (globalThis.earlySheet = document.adoptedStyleSheets[0]) !== undefined);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  finish();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('spravka-body')?.size ?? 0)).toBeGreaterThan(0);
  expect((await markedEntries(worker, address)).map(({ id }) => id)).toContain('vsnkh');
  expect(await page.evaluate(() => [document.adoptedStyleSheets.length, document.adoptedStyleSheets[0] === globalThis.earlySheet])).toEqual([1, true]);
  await page.close();
  close();
});
