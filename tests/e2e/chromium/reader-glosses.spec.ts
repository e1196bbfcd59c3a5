/**
 * What the reader finds in PDFs of several makers against what the very same
 * text gives as a page. The texts that stand beside the repository are printed
 * and set anew where the programs are at hand; the fixtures are always there.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import type { PageEntry } from '../../../src/protocol/page-requests.ts';
import { isInstalled, typeset, type Typesetter } from '../../fixtures/pdf/typeset.ts';
import { expect, test } from './fixtures.ts';
import { openReader, pdfOf, pick } from './reader-stage.ts';

const RANSOME = new URL('../../../../shared/texts/ransome-crisis-1920.html', import.meta.url);
const FIXTURES = new URL('../../fixtures/pdf/', import.meta.url);
const NOTES = readFileSync(new URL('source.html', FIXTURES), 'utf8');

test.setTimeout(300_000);

for (const by of ['writer', 'latex'] satisfies Typesetter[]) {
  test(`two columns with words divided, set by ${by}`, async ({ context, extensionId, worker }) => {
    await compare({ context, extensionId, worker }, NOTES, () => Promise.resolve(readFileSync(new URL(`${by}.pdf`, FIXTURES))));
  });

  test(`a third of a book, set by ${by}`, async ({ context, extensionId, worker }) => {
    test.skip(!existsSync(RANSOME) || !isInstalled(by), 'the text or the program is not here');
    const html = firstThird(readFileSync(RANSOME, 'utf8'));
    await compare({ context, extensionId, worker }, html, () => Promise.resolve(typeset(html, by)));
  });
}

const firstThird = (html: string): string => `${html.slice(0, html.indexOf('<p', html.length / 3))}</body></html>`;

test('two columns with words divided, printed by Chromium', async ({ context, extensionId, worker }) => {
  await compare({ context, extensionId, worker }, NOTES, () => pdfOf(context, NOTES, { format: 'A5', margin: { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' } }));
});

test('a whole book, printed by Chromium', async ({ context, extensionId, worker }) => {
  test.skip(!existsSync(RANSOME), 'the text is not here');
  const html = readFileSync(RANSOME, 'utf8');
  await compare({ context, extensionId, worker }, html, () => pdfOf(context, html, { format: 'A4' }));
});

type Stage = { readonly context: BrowserContext; readonly extensionId: string; readonly worker: Worker };

async function compare(stage: Stage, html: string, makePdf: () => Promise<Buffer>): Promise<void> {
  const asHtml = await glossesOfPage(stage, html);
  const { entries: asPdf, pages } = await glossesOfPdf(stage, await makePdf());
  const inPdf = new Map(asPdf.map(({ id, count }) => [id, count]));
  const inHtml = new Map(asHtml.map(({ id, count }) => [id, count]));
  const differences = [...new Set([...inPdf.keys(), ...inHtml.keys()])].flatMap((id) => (inPdf.get(id) === inHtml.get(id) ? [] : [`${id}: ${inHtml.get(id) ?? 0} in HTML, ${inPdf.get(id) ?? 0} in PDF`]));
  const found = asHtml.reduce((sum, { id, count }) => sum + Math.min(count, inPdf.get(id) ?? 0), 0);
  test.info().annotations.push({ type: 'differences', description: `${total(asHtml)} in HTML, ${total(asPdf)} in ${pages} pages of PDF, ${found} the same; ${differences.join('; ')}` });
  expect(found / total(asHtml)).toBeGreaterThanOrEqual(0.99);
  // And nothing is found that isn't there.
  expect(found / total(asPdf)).toBeGreaterThanOrEqual(0.99);
}

const total = (entries: readonly PageEntry[]): number => entries.reduce((sum, { count }) => sum + count, 0);

async function glossesOfPage({ context, worker }: Stage, html: string): Promise<readonly PageEntry[]> {
  await context.route('http://text.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  const page = await context.newPage();
  await page.goto('http://text.test/');
  const entries = await markedEntries(worker, page.url());
  await page.close();
  return entries;
}

/** With all pages in view at once, so that the whole text is read as the page's is; first made small, so that each is drawn once. */
async function glossesOfPdf({ context, extensionId, worker }: Stage, pdf: Buffer): Promise<{ entries: readonly PageEntry[]; pages: number }> {
  const reader: Page = await openReader(context, extensionId);
  await pick(reader, 'text.pdf', pdf);
  await reader.locator('.page').first().waitFor();
  await reader.getByRole('button', { name: 'Smaller' }).evaluate((button: HTMLElement, times) => {
    for (let i = 0; i < times; i++) button.click();
  }, 12);
  // No higher than it must be: of a window of so many pixels every frame takes long.
  const height = await reader.locator('.page').last().evaluate((last) => last.getBoundingClientRect().bottom + innerHeight);
  await reader.setViewportSize({ width: 800, height: Math.ceil(height) });
  const pages = await reader.locator('.page').count();
  await expect(reader.locator('.textLayer .endOfContent')).toHaveCount(pages, { timeout: 120_000 });
  return { entries: await lastEntries(worker, reader), pages };
}

/** A page drawn is read in a turn of its own: what is marked is all once the reader has been idle and nothing has come. */
async function lastEntries(worker: Worker, reader: Page): Promise<readonly PageEntry[]> {
  for (let entries = await markedEntries(worker, reader.url()); ; ) {
    await reader.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 1000 })));
    const later = await markedEntries(worker, reader.url());
    if (total(later) === total(entries)) return later;
    entries = later;
  }
}
