/**
 * What a reader does with the pages of a PDF: contents, spreads, turning, dark
 * pages, printing, citing; and that none of it burdens other pages.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, placeOf, restOn, test } from './fixtures.ts';
import { plainPdf } from './readable-files.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';

const BOOK = readFileSync(new URL('../../fixtures/pdf/latex.pdf', import.meta.url));
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const pageNumber = (page: Page): Promise<string> => page.getByRole('textbox', { name: 'Page' }).inputValue();

test('contents lead to their pages', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  await pick(page, 'book.pdf', BOOK);
  await expect.poll(() => shownMarks(page)).toContain('Bolshevik');
  await press(page, 'Contents');
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('button', { name: 'Words of the time' }).click();
  await expect.poll(() => pageNumber(page)).not.toBe('1');
  await expect.poll(() => page.locator('.textLayer').filter({ hasText: 'Words of the time' }).count()).toBe(1);
});

test('spreads, turned pages and dark ones keep their marks, and are there again', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  await page.setViewportSize({ width: 1400, height: 900 });
  await pick(page, 'book.pdf', BOOK);
  await expect.poll(() => shownMarks(page)).toContain('Bolshevik');
  const spreads = (): Promise<string[]> => page.locator('.spread').evaluateAll((all) => all.slice(0, 2).map((spread) => [...spread.querySelectorAll<HTMLElement>('.page')].map(({ dataset }) => dataset['pageNumber']).join('+')));
  expect(await spreads()).toEqual([]);
  await press(page, 'Two pages side by side');
  await expect.poll(spreads).toEqual(['1+2', '3+4']);
  await expect.poll(() => shownMarks(page)).toContain('Bolshevik');
  await press(page, 'Two pages, the first alone');
  await expect.poll(spreads).toEqual(['1', '2+3']);
  await press(page, 'Turn the pages');
  await expect(page.locator('.textLayer').first()).toHaveAttribute('data-main-rotation', '90');
  await expect.poll(() => shownMarks(page)).toContain('Bolshevik');
  await press(page, 'Dark page');
  await expect(page.locator('body')).toHaveAttribute('data-dark-page');
  await page.reload();
  await pick(page, 'book.pdf', BOOK);
  await expect.poll(spreads).toEqual(['1', '2+3']);
  await expect(page.locator('.textLayer').first()).toHaveAttribute('data-main-rotation', '90');
  await expect(page.locator('body')).toHaveAttribute('data-dark-page');
  await press(page, 'One page at a time');
  await expect.poll(spreads).toEqual([]);
});

for (const [kind, name, buffer, root, shown] of [
  ['a PDF', 'book.pdf', BOOK, '[data-page-number="1"] .textLayer', 'Bolshevik'],
  ['a text', 'notes.txt', Buffer.from(`${'Nothing of note.\n\n'.repeat(30)}In Moscow the VSNKh met.\n\n${'Nothing of note.\n\n'.repeat(30)}`), '.text-page', 'VSNKh'],
] as const) {
  test(`the wheel with Control zooms ${kind} where the pointer is`, async ({ context, extensionId }) => {
    const page = await openReader(context, extensionId);
    await pick(page, name, buffer);
    await expect.poll(() => shownMarks(page)).toContain(shown);
    await page.locator(root).first().evaluate((element, word) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      while (node && !(node as Text).data.includes(word)) node = walker.nextNode();
      node?.parentElement?.scrollIntoView({ block: 'center' });
    }, shown);
    const scale = async (): Promise<number> => Number.parseFloat((await page.locator('.scale').textContent()) ?? '');
    const before = { scale: await scale(), place: await placeOf(page, shown, root) };
    await page.mouse.move(before.place.x, before.place.y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await expect.poll(scale).toBeGreaterThan(before.scale);
    for (let turns = 0; turns < 3; turns++) {
      const last = await scale();
      await page.mouse.wheel(0, -100);
      await expect.poll(scale).toBeGreaterThan(last);
    }
    await page.keyboard.up('Control');
    expect(await scale() / before.scale).toBeGreaterThan(1.4);
    // pdf.js hides the text until it has drawn the page anew.
    await expect.poll(async () => Math.abs((await placeOf(page, shown, root)).y - before.place.y)).toBeLessThan(25);
    const after = await placeOf(page, shown, root);
    // The browser's own window has stayed as it was.
    expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
    await expect.poll(() => shownMarks(page)).toContain(shown);
    // Without Control it scrolls.
    const kept = await scale();
    await page.mouse.wheel(0, -100);
    await expect.poll(async () => (await placeOf(page, shown, root)).y).not.toBe(after.y);
    expect(await scale()).toBe(kept);
  });
}

test('prints each page once, without marks', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  await page.evaluate(() => {
    const printed: number[] = [];
    Object.assign(globalThis, { printed, print: () => printed.push(...[...document.querySelectorAll<HTMLImageElement>('.print-sheets img')].map((sheet) => sheet.naturalWidth)) });
  });
  await pick(page, 'short.pdf', await pdfOf(context, '<p>The VSNKh.<p style="break-before:page">The MGSPS.<p style="break-before:page">End.'));
  await expect.poll(() => shownMarks(page)).toContain('VSNKh');
  await press(page, 'Print');
  const printed = (): Promise<number[]> => page.evaluate(() => (globalThis as unknown as { printed: number[] }).printed);
  await expect.poll(async () => (await printed()).length).toBe(3);
  // A5 at 150 dots an inch.
  for (const width of await printed()) expect(Math.abs(width - 874)).toBeLessThan(3);
  await expect(page.locator('.print-sheets')).toHaveCount(0);
});

test('an entry written from a PDF cites its title, author, file and page', async ({ context, extensionId, worker }) => {
  const page = await openReader(context, extensionId);
  await pick(page, 'moscow.pdf', BOOK);
  await expect.poll(() => shownMarks(page)).toContain('Bolshevik');
  await page.getByRole('textbox', { name: 'Page' }).fill('3');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.page[data-page-number="3"] .textLayer').count()).toBe(1);
  const tab = await page.evaluate(async () => (await chrome.tabs.getCurrent())!.id);
  const [form] = await Promise.all([
    context.waitForEvent('page'),
    worker.evaluate((id) => (chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: object): void }).dispatch({ menuItemId: 'add-selection', selectionText: 'trimmed' }, { id }), tab),
  ]);
  await form.getByLabel('Gloss', { exact: true }).fill('Cut back, as delegations were.');
  await form.getByRole('button', { name: 'Save' }).click();
  const saved = (): Promise<unknown> => page.evaluate(async () => (await chrome.runtime.sendMessage<object, { value: { entries: { sources: unknown }[] } }>({ request: 'personal.list', params: {} })).value.entries[0]?.sources);
  await expect.poll(saved).toEqual([{ work: 'own', title: 'Spravka, Notes on Moscow, 1920–24', at: 'moscow.pdf, p. 3' }]);
  // And so does its card.
  await page.getByRole('textbox', { name: 'Page' }).fill('1');
  await page.keyboard.press('Enter');
  await expect.poll(() => shownMarks(page)).toContain('trimmed');
  await (await restOn(page, 'trimmed', '[data-page-number="1"] .textLayer')).shows('Spravka, Notes on Moscow, 1920–24, moscow.pdf, p. 3');
});

test('nothing of pdf.js is loaded on an ordinary page', async ({ context, open }) => {
  const scripts: { url: string; length: number }[] = [];
  const watched = await open('<h1>Moscow, 1921</h1><p>The VSNKh and the MGSPS.</p>');
  const debug = await context.newCDPSession(watched);
  debug.on('Debugger.scriptParsed', ({ url, length = 0 }) => url.startsWith('chrome-extension://') && scripts.push({ url, length }));
  await debug.send('Debugger.enable');
  await watched.reload();
  await expect.poll(() => shownMarks(watched)).toContain('VSNKh');
  await expect.poll(() => scripts.length).toBeGreaterThan(0);
  for (const { url } of scripts) expect(url).not.toMatch(/pdf/);
  const content = readFileSync(new URL('../../../.output/chrome-mv3/content-scripts/content.js', import.meta.url), 'utf8');
  for (const name of ['GlobalWorkerOptions', 'PDFDataRangeTransport', 'TextLayer', 'pdf.worker']) expect(content).not.toContain(name);
});

test('pdf.js adds to the package what is said of it', () => {
  const output = new URL('../../../.output/chrome-mv3/', import.meta.url);
  const filesIn = (folder: string): string[] => readdirSync(new URL(folder, output), { recursive: true, withFileTypes: true }).flatMap((each) => (each.isFile() ? [join(each.parentPath, each.name)] : []));
  const parts = [...filesIn('pdf/'), ...filesIn('chunks/').filter((path) => /\/pdf-[\w-]+\.js$/.test(path))].map((path) => readFileSync(path));
  const [, said, saidPacked] = /\| together \| ([\d,]+) \(([\d,]+)\) \|/.exec(readFileSync(new URL('../../../src/ui/reader/DESIGN.md', import.meta.url), 'utf8'))!.map((figure) => Number(figure.replace(',', '')));
  const sum = (sizes: readonly number[]): number => sizes.reduce((one, other) => one + other) / 1000;
  for (const [measured, told] of [[sum(parts.map(({ length }) => length)), said!], [sum(parts.map((bytes) => gzipSync(bytes).length)), saidPacked!]] as const) expect(Math.abs(measured / told - 1), `${measured} KB, said to be ${told}`).toBeLessThan(0.02);
});

test('the reader itself loads pdf.js for a PDF and not before', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  const loaded: string[] = [];
  page.on('request', (request) => /pdf/.test(new URL(request.url()).pathname) && loaded.push(request.url()));
  await pick(page, 'notes.txt', Buffer.from('The VSNKh'));
  await expect.poll(() => shownMarks(page)).toEqual(['VSNKh']);
  expect(loaded).toEqual([]);
  await pick(page, 'short.pdf', plainPdf('The VSNKh'));
  await expect.poll(() => shownMarks(page)).toEqual(['VSNKh']);
  expect(loaded).not.toEqual([]);
});
