/**
 * The panel beside the page: what it lists, where it leads, and how it follows.
 */
import type { BrowserContext, Frame, Page, Worker } from '@playwright/test';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import { expect, marksOn, test } from './fixtures.ts';
import { openPanel, tabOf } from './panel-stage.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';
import { violations } from './violations.ts';
import { CURRENT } from '../../../src/content/mark-style.ts';
import { readHighlight } from '../current-mark.ts';

const filler = '<p>Nothing of note.</p>'.repeat(60);
const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<h1>Moscow, 1921</h1>
<p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.</p>
<p>The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets.</p>
${filler}<p id="far">At last the MGSPS answered, and Sovnarkom with it.</p>${filler}</body></html>`;

const heads = (panel: Page): Promise<string[]> => panel.locator('.page .row b').allTextContents();
const row = (panel: Page, head: string) => panel.locator('.page li', { has: panel.locator('b', { hasText: new RegExp(`^${head}$`) }) });
/** Where the highlighted mark stands: its words, and how far down the window. */
const current = async (page: Page): Promise<{ text: string; inView: boolean } | undefined> => {
  const found = await page.evaluate(readHighlight, CURRENT);
  return found && { text: found.text, inView: found.top >= 0 && found.bottom <= found.height };
};

test('lists the page in order of appearance, goes to marks, follows the scroll', async ({ open, context, worker, extensionId }) => {
  const page = await open(PAGE);
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, page)).id });
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Moscow, 1921');
  await expect.poll(() => heads(panel)).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS', 'Sovnarkom']));
  const order = await heads(panel);
  expect(order.indexOf('VSNKh')).toBeLessThan(order.indexOf('MGSPS'));
  expect(order.indexOf('MGSPS')).toBeLessThan(order.indexOf('Sovnarkom'));
  await expect(row(panel, 'MGSPS').locator('.count')).toHaveText('2');
  await expect(row(panel, 'MGSPS')).toHaveAttribute('data-in-view');
  await expect(row(panel, 'Sovnarkom')).not.toHaveAttribute('data-in-view');

  await row(panel, 'Sovnarkom').locator('.row').click();
  await expect.poll(() => current(page)).toEqual({ text: 'Sovnarkom', inView: true });
  await expect(panel.locator('.said')).toHaveText('Sovnarkom: mark 1 of 1.');
  await expect(row(panel, 'Sovnarkom')).toHaveAttribute('aria-current', 'true');
  await expect(row(panel, 'Sovnarkom')).toHaveAttribute('data-in-view');
  await expect(row(panel, 'VSNKh')).not.toHaveAttribute('data-in-view');

  await row(panel, 'MGSPS').locator('.row').click();
  await row(panel, 'MGSPS').locator('.row').click();
  await expect(panel.locator('.said')).toHaveText('MGSPS: mark 2 of 2.');

  await page.evaluate(() => document.querySelector('#far')!.replaceWith('The Narkomprod came.'));
  await expect.poll(() => heads(panel)).toContain('food supply commissariat');
  expect(await heads(panel)).not.toContain('Sovnarkom');
});

test('filters, groups by kind, opens an entry with its places and neighbours', async ({ open, context, worker, extensionId }) => {
  const page = await open(PAGE);
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, page)).id });
  await expect.poll(() => heads(panel)).toContain('MGSPS');
  await panel.getByRole('searchbox').fill('мгспс');
  await expect.poll(() => heads(panel)).toEqual(['MGSPS']);
  await panel.getByRole('searchbox').fill('xyzzy');
  await expect(panel.locator('.note')).toContainText('xyzzy');
  await panel.getByRole('searchbox').fill('');
  await panel.getByRole('button', { name: 'By kind' }).click();
  await expect(panel.getByRole('heading', { name: 'Institutions' })).toBeVisible();

  await row(panel, 'MGSPS').locator('.read').focus();
  await panel.keyboard.press('Enter');
  await expect(panel.locator('.card h2')).toHaveText('MGSPS');
  await expect(panel.locator('.card h2')).toBeFocused();
  await expect(panel.locator('.places li')).toHaveCount(2);
  await panel.locator('.places button').nth(1).click();
  await expect.poll(() => current(page)).toEqual({ text: 'MGSPS', inView: true });
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
  // A see-also link, and from there back by the entry that points to it.
  await panel.locator('.card .see .link', { hasText: 'VTsSPS' }).click();
  await expect(panel.locator('.card h2')).toHaveText('VTsSPS');
  await panel.locator('.pointing button', { has: panel.locator('b', { hasText: /^MGSPS$/ }) }).click();
  await expect(panel.locator('.card h2')).toHaveText('MGSPS');
  await panel.keyboard.press('Escape');
  await expect(row(panel, 'MGSPS').locator('.read')).toBeFocused();
});

test('follows the tabs of its window, navigations, and the switch for the site', async ({ open, context, worker }) => {
  const first = await open(PAGE);
  const { windowId } = await tabOf(worker, first);
  const other = await context.newPage();
  const [panel] = await Promise.all([
    context.waitForEvent('page'),
    worker.evaluate((address) => (globalThis as unknown as { chrome: { windows: { create(about: object): Promise<unknown> } } }).chrome.windows.create({ url: address, focused: false }), `/sidepanel.html?window=${windowId}`),
  ]);
  await other.route('http://other.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE.replaceAll('Moscow, 1921', 'Petrograd') }));
  await other.bringToFront();
  await expect(panel.locator('.note')).toContainText('cannot read this page');
  await other.goto('http://other.test/');
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Petrograd');
  await expect.poll(() => heads(panel)).toContain('MGSPS');
  await first.bringToFront();
  await expect(panel.getByRole('heading', { level: 1 })).toHaveText('Moscow, 1921');

  await panel.getByRole('button', { name: 'on for this site' }).click();
  await panel.getByRole('button', { name: 'Switch Spravka on for fixture.test' }).click();
  await expect.poll(() => heads(panel)).toContain('MGSPS');
  await first.goto('http://fixture.test/again');
  await expect.poll(() => heads(panel)).toContain('MGSPS');
  expect((await marksOn(first)).length).toBeGreaterThan(0);
  await first.evaluate(() => (document.body.innerHTML = '<p>Nothing of note.</p>'));
  await expect(panel.locator('.note')).toContainText('No term of the glossary');
});

test('copies and saves the page’s glossary with its sources', async ({ open, context, worker, extensionId }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(PAGE);
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, page)).id });
  await panel.getByRole('button', { name: 'Copy glossary' }).click();
  await expect(panel.locator('.said')).toContainText('copied');
  const text = await panel.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('# Glossary of “Moscow, 1921”');
  expect(text).toMatch(/\*\*MGSPS\*\*[\s\S]*\[\^\d+\]: Pirani 2008/);
  for (const [name, extension, piece] of [['Markdown', 'md', '**MGSPS**'], ['CSV', 'csv', 'Pirani 2008'], ['Anki', 'txt', '#separator:tab']] as const) {
    await panel.getByText('Save as').click();
    const [download] = await Promise.all([panel.waitForEvent('download'), panel.locator('.choices').getByRole('button', { name }).click()]);
    expect(download.suggestedFilename()).toBe(`Glossary of Moscow 1921 .${extension}`.replace(' .', '.'));
    const { readFile } = await import('node:fs/promises');
    expect(await readFile((await download.path()), 'utf8')).toContain(piece);
  }
});

test('can be heard: headings, counts, places; no violation in light or dark', async ({ open, context, worker, extensionId }) => {
  const page = await open(PAGE);
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, page)).id });
  await expect.poll(() => heads(panel)).toContain('MGSPS');
  await expect(panel.locator('.companion')).toMatchAriaSnapshot(`
    - banner:
      - heading "Moscow, 1921" [level=1]
      - paragraph: /\\d+ entries, \\d+ marks/
    - main:
      - searchbox "Filter these entries"
      - region /In order of appearance/:
        - heading /In order of appearance \\d+/ [level=2]
        - list:
          - listitem:
            - button /VSNKh.*1 mark, in the paragraph beginning “In Moscow the metalworkers/
            - 'button "Read: VSNKh"'
  `);
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme });
    expect(await violations(panel)).toEqual([]);
  }
  await panel.getByRole('button', { name: 'Read: MGSPS' }).click();
  await expect(panel.locator('.places li')).toHaveCount(2);
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.emulateMedia({ colorScheme });
    expect(await violations(panel)).toEqual([]);
  }
});

/** A page with a frame of its own site and one of another's, each far down, each with marks. */
async function openFrames(context: BrowserContext, worker: Worker): Promise<Page> {
  const inner = (title: string, words: string): string => `<!doctype html><html lang="en"><title>${title}</title><body style="font: 18px/1.6 serif">${filler}<p>Moscow, 1921. ${words}</p>${filler}</body></html>`;
  const bodies: Readonly<Record<string, string>> = {
    'http://fixture.test/': PAGE.replace('</body>', `<iframe src="/near" width="600" height="300"></iframe>${filler}<iframe src="http://other.test/" width="600" height="300"></iframe></body>`),
    'http://fixture.test/near': inner('Minutes', 'Then the Narkomprod met with the MGSPS.'),
    'http://other.test/': inner('', 'Then the Rabkrin met.'),
  };
  await context.route(/(?:fixture|other)\.test/, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: bodies[route.request().url()] ?? '' }));
  const page = await context.newPage();
  await page.goto('http://fixture.test/');
  await markedEntries(worker, page.url());
  return page;
}

/** Where a frame's highlighted mark stands: its words, and whether the reader sees it in the top window. */
async function currentIn(frame: Frame): Promise<{ text: string; isSeen: boolean } | undefined> {
  const found = await frame.evaluate(readHighlight, CURRENT);
  if (!found) return undefined;
  const box = (await (await frame.frameElement()).boundingBox())!;
  const { height } = frame.page().viewportSize()!;
  return { text: found.text, isSeen: found.top >= 0 && found.bottom <= found.height && box.y + found.top >= 0 && box.y + found.bottom <= height };
}

test('lists what is marked in frames after the page’s own, and leads there', async ({ context, worker, extensionId }) => {
  const page = await openFrames(context, worker);
  const [near, other] = ['/near', 'other.test'].map((part) => page.frames().find((frame) => frame.url().includes(part))!) as [Frame, Frame];
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, page)).id });
  await expect(panel.getByRole('heading', { name: 'In a frame: Minutes 2' })).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'In a frame: other.test 1' })).toBeVisible();
  const rowIn = (frame: Frame, head: string) => panel.locator('section', { hasText: frame === near ? 'Minutes' : 'other.test' }).locator('.page li', { has: panel.locator('b', { hasText: new RegExp(`^${head}$`) }) });
  await rowIn(other, 'Rabkrin').locator('.row').click();
  await expect.poll(() => currentIn(other)).toEqual({ text: 'Rabkrin', isSeen: true });
  await expect(rowIn(other, 'Rabkrin')).toHaveAttribute('aria-current', 'true');
  await rowIn(near, 'MGSPS').locator('.row').click();
  await expect.poll(() => currentIn(near)).toEqual({ text: 'MGSPS', isSeen: true });
  await expect(panel.locator('.said')).toHaveText('MGSPS: mark 1 of 1.');
  // One mark is the one gone to.
  await expect.poll(() => currentIn(other)).toBeUndefined();
  await expect(rowIn(other, 'Rabkrin')).not.toHaveAttribute('aria-current');

  // An entry has its places in all frames, and is left where it was opened.
  await rowIn(near, 'MGSPS').locator('.read').click();
  await expect(panel.locator('.places li')).toHaveCount(3);
  await panel.locator('.places button').first().click();
  await expect.poll(() => current(page)).toEqual({ text: 'MGSPS', inView: true });
  await panel.keyboard.press('Escape');
  await expect(rowIn(near, 'MGSPS').locator('.read')).toBeFocused();
  expect(await violations(panel)).toEqual([]);
  // What goes from the page goes from the list.
  await page.evaluate(() => document.querySelector('iframe')!.remove());
  await expect(panel.getByRole('heading', { name: /Minutes/ })).toHaveCount(0);
});

test('lists what is drawn of a PDF in the reader, and leads there', async ({ context, worker, extensionId }) => {
  const pdf = await pdfOf(context, `<!doctype html><html lang="en"><title>Minutes</title><body><p>In Moscow the VSNKh met.</p><p style="break-before:page">The MGSPS met too.</p></body></html>`);
  const reader = await openReader(context, extensionId);
  await pick(reader, 'minutes.pdf', pdf);
  await expect.poll(() => shownMarks(reader)).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS']));
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, reader)).id });
  await expect.poll(() => heads(panel)).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS']));
  await expect(panel.locator('.sum')).toContainText('of a PDF');
  await expect(panel.locator('.site')).toHaveCount(0);
  await row(panel, 'MGSPS').locator('.row').click();
  await expect.poll(() => current(reader)).toEqual({ text: 'MGSPS', inView: true });
});

test.describe('in the browser itself', () => {
  // The panel of a browser can’t be closed from here.
  test.use({ ownBrowser: true });

  test('is opened in the browser’s own side panel from the popup', async ({ open, context, worker, extensionId }) => {
    const page = await open(PAGE);
    const tab = await tabOf(worker, page);
    const popup = await context.newPage();
    // In a tab of its own the popup is told which page it is over, and stays.
    await popup.addInitScript((over) => {
      Object.assign(chrome.tabs, { query: () => Promise.resolve([over]) });
      Object.assign(window, { close: () => undefined });
    }, tab);
    await popup.goto(`chrome-extension://${extensionId}/popup.html`);
    await popup.getByRole('tab', { name: /On this page/ }).click();
    const cdp = await context.newCDPSession(popup);
    const panels = async (): Promise<number> => (await cdp.send('Target.getTargets')).targetInfos.filter(({ url }) => url.endsWith('/sidepanel.html')).length;
    expect(await panels()).toBe(0);
    await popup.getByRole('button', { name: 'Beside the page' }).click();
    await expect.poll(panels).toBe(1);
  });
});
