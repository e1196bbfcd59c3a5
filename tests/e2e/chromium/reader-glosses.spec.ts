import { existsSync, readFileSync } from 'node:fs';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import { expect, test } from './fixtures.ts';
import { openReader, pdfOf, pick } from './reader-stage.ts';

/** Beside the repository; where it is absent the small text of reader.spec.ts has to do. */
const RANSOME = new URL('../../../../shared/texts/ransome-crisis-1920.html', import.meta.url);

test.setTimeout(240_000);
test('finds in a PDF what it finds in the same text as HTML', async ({ context, extensionId, worker }) => {
  test.skip(!existsSync(RANSOME), 'the text is not here');
  const html = readFileSync(RANSOME, 'utf8');
  await context.route('http://ransome.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  const page = await context.newPage();
  await page.goto('http://ransome.test/');
  const asHtml = await markedEntries(worker, page.url());

  const pdf = await pdfOf(context, html, { format: 'A4' });
  const reader = await openReader(context, extensionId);
  // All pages in view at once, so that the whole text is read as the page's is.
  await reader.setViewportSize({ width: 1600, height: 30_000 });
  await pick(reader, 'ransome.pdf', pdf);
  await reader.locator('.page').first().waitFor();
  for (let i = 0; i < 12; i++) await reader.getByRole('button', { name: 'Smaller' }).click();
  const pages = await reader.locator('.page').count();
  await expect(reader.locator('.textLayer .endOfContent')).toHaveCount(pages, { timeout: 120_000 });
  const asPdf = await markedEntries(worker, reader.url());

  const count = (entries: readonly { count: number }[]): number => entries.reduce((sum, each) => sum + each.count, 0);
  const inPdf = new Map(asPdf.map(({ id, count }) => [id, count]));
  const inHtml = new Map(asHtml.map(({ id, count }) => [id, count]));
  const differences = [...new Set([...inPdf.keys(), ...inHtml.keys()])].flatMap((id) => (inPdf.get(id) === inHtml.get(id) ? [] : [`${id}: ${inHtml.get(id) ?? 0} in HTML, ${inPdf.get(id) ?? 0} in PDF`]));
  // Differences are the gate's: it weighs the words around a term, and a PDF doesn't tell paragraphs that are only indented apart.
  test.info().annotations.push({ type: 'differences', description: `${count(asHtml)} in HTML, ${count(asPdf)} in ${pages} pages of PDF; ${differences.join('; ')}` });
  const found = asHtml.reduce((sum, { id, count }) => sum + Math.min(count, inPdf.get(id) ?? 0), 0);
  expect(found / count(asHtml)).toBeGreaterThanOrEqual(0.99);
});
