import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, restOn, test } from './fixtures.ts';
import { epub, lockedPdf, plainPdf, scannedPdf, writeLargePdf } from './readable-files.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';

const BODY = `<h1>Moscow, 1921</h1>
<p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.
The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets. О Мясникове и о ВСНХ говорили в Москве.</p>`;
const TEXT = `<!doctype html><html lang="en"><title>Metalworkers, 1921</title><body style="font: 16px/1.5 serif">${BODY}</body></html>`;
const TERMS = ['VSNKh', 'spetsy', 'MGSPS', 'Workers Opposition', 'Мясникове', 'ВСНХ'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

test('opens a PDF from the file picker with marks and cards, and comes back to the place', async ({ context, extensionId }) => {
  const pdf = await pdfOf(context, TEXT.replace('</body>', `${'<p style="break-before:page">The MGSPS again.</p>'.repeat(5)}</body>`));
  const page = await openReader(context, extensionId);
  expect(await violations(page)).toEqual([]);
  await pick(page, 'metalworkers.pdf', pdf);
  await expect.poll(() => shownMarks(page)).toEqual(expect.arrayContaining(TERMS));
  await expect(page).toHaveTitle(/Metalworkers, 1921/);
  await (await restOn(page, 'MGSPS', '[data-page-number="1"] .textLayer')).shows('МГСПС');
  await page.keyboard.press('Escape');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Find in the document' }).click();
  await page.getByRole('textbox', { name: 'Find in the document' }).fill('MGSPS');
  await expect(page.locator('.find-bar .count')).toHaveText('1 of 6');
  await page.keyboard.press('Enter');
  await expect(page.locator('.find-bar .count')).toHaveText('2 of 6');
  // What is found divides the line's text, and the marks hold.
  await expect.poll(() => shownMarks(page)).toEqual(expect.arrayContaining(['MGSPS', 'VSNKh']));
  await page.keyboard.press('Escape');

  await page.getByRole('textbox', { name: 'Page' }).fill('4');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Larger' }).click();
  const place = (): Promise<{ page: string | undefined; scale: string | null | undefined }> => page.evaluate(() => ({ page: document.querySelector<HTMLInputElement>('.page-number input')?.value, scale: document.querySelector('.scale')?.textContent }));
  await expect.poll(async () => (await place()).page).toBe('4');
  const left = await place();
  await page.reload();
  await pick(page, 'the same under another name.pdf', pdf);
  await expect.poll(place).toEqual(left);
});

test('keeps every tool in reach in a narrow window', async ({ context, extensionId }) => {
  const pdf = await pdfOf(context, TEXT.replace('</body>', `${'<p style="break-before:page">The MGSPS again.</p>'.repeat(12)}</body>`));
  const page = await openReader(context, extensionId);
  await page.setViewportSize({ width: 360, height: 720 });
  await pick(page, 'metalworkers.pdf', pdf);
  await page.getByRole('button', { name: 'Find in the document' }).click();
  await page.getByRole('textbox', { name: 'Find in the document' }).fill('MGSPS');
  await expect(page.locator('.find-bar .count')).toHaveText('1 of 13');
  const buttons = page.locator('.reader-bar .tool, .find-bar .tool');
  expect(await buttons.count()).toBeGreaterThan(10);
  expect(await buttons.evaluateAll((all) => all.filter((each) => each.getBoundingClientRect().right > innerWidth).map((each) => each.getAttribute('title')))).toEqual([]);
});

test('opens what is dropped, and a click in the card leads on', async ({ context, extensionId }) => {
  const pdf = await pdfOf(context, TEXT);
  const page = await openReader(context, extensionId);
  await page.evaluate((base64) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], 'dropped.pdf'));
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, pdf.toString('base64'));
  await expect.poll(() => shownMarks(page)).toEqual(expect.arrayContaining(TERMS));
  const card = await restOn(page, 'MGSPS', '.textLayer');
  await card.shows('МГСПС');
  await card.click('VTsSPS');
  await card.shows('ВЦСПС');
});

test('says clearly why a file can’t be opened', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  const pdf = plainPdf('The VSNKh');
  const cases: readonly [string, Buffer, RegExp][] = [
    ['empty.pdf', Buffer.alloc(0), /nothing in this file/],
    ['saved.pdf', Buffer.from('<!DOCTYPE html><html><body>Please sign in</body></html>'), /holds a web page/],
    ['noise.pdf', Buffer.from('this is no PDF at all'), /not a PDF that can be read/],
    ['torn.pdf', pdf.subarray(0, 60), /not a PDF that can be read/],
    ['picture.jpg', Buffer.from([0xff, 0xd8, 0xff, 0, 0, 0]), /kind of file/],
    ['torn.epub', Buffer.from('PK\x03\x04 and then nothing'), /not an EPUB/],
    ['sold.epub', epub('Sold', ['<p>x</p>'], { 'META-INF/encryption.xml': '<encryption xmlns:e="urn:e"><e:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>' }), /locked by its seller/],
  ];
  for (const [name, buffer, message] of cases) {
    await pick(page, name, buffer);
    await expect(page.getByRole('alert'), name).toContainText(message);
    await expect(page.locator('.stand .address')).toHaveText(name);
  }
  await pick(page, 'scan.pdf', scannedPdf());
  await expect(page.locator('.notice')).toContainText('pictures without text');
  await pick(page, 'whole.pdf', pdf);
  await expect.poll(() => shownMarks(page)).toEqual(['VSNKh']);
  await expect(page.locator('.notice')).toHaveCount(0);
});

test('asks for a password, again after a wrong one', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  await pick(page, 'locked.pdf', lockedPdf('The VSNKh', 'Kronstadt'));
  await page.getByLabel('Password').fill('Tambov');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('That was not the password.');
  await page.getByLabel('Password').fill('Kronstadt');
  await page.keyboard.press('Enter');
  await expect.poll(() => shownMarks(page)).toEqual(['VSNKh']);

  await pick(page, 'locked.pdf', lockedPdf('The VSNKh', 'Kronstadt'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('only with its password');
});

test('opens a PDF of 300 MB and reads no more of it than it shows', async ({ context, extensionId }, info) => {
  const path = info.outputPath('large.pdf');
  mkdirSync(dirname(path), { recursive: true });
  writeLargePdf(path, 'The VSNKh in Moscow', 300_000_000);
  const countingReads = (page: Page): Promise<unknown> => page.addInitScript(() => {
    const slice = Blob.prototype.slice;
    const counted = globalThis as unknown as { bytesRead?: number };
    Blob.prototype.slice = function (this: Blob, start = 0, end = this.size, type) {
      counted.bytesRead = (counted.bytesRead ?? 0) + end - start;
      return slice.call(this, start, end, type);
    };
  });
  const page = await openReader(context, extensionId, '', countingReads);
  await page.locator('input[type=file]').setInputFiles(path);
  await expect.poll(() => shownMarks(page)).toEqual(['VSNKh']);
  expect(await page.evaluate(() => (globalThis as unknown as { bytesRead: number }).bytesRead)).toBeLessThan(5_000_000);
  rmSync(path);
});

test('opens plain text, Markdown, HTML and EPUB without running or loading anything', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  const asked: string[] = [];
  page.on('request', (request) => !/^(?:chrome-extension|blob|data):/.test(request.url()) && asked.push(request.url()));
  const hostile = '<img src="http://elsewhere.test/a.png" onerror="document.title=1"><script>document.documentElement.dataset.ran = "yes"</script><iframe src="http://elsewhere.test/"></iframe><a href="javascript:alert(1)">x</a><form action="http://elsewhere.test/"><input name="a"></form><style>body{display:none}</style>';
  const files: readonly [string, string | Buffer][] = [
    ['notes.txt', 'Moscow, 1921\n\nThe VSNKh and the Mias-\nnikov group, the MGSPS.'],
    ['notes.md', `# Moscow, 1921\n\nThe **VSN**Kh and the *MGSPS*; Miasnikov.\n\n${hostile}`],
    ['page.html', `<!doctype html><title>Moscow</title><h1>Moscow, 1921</h1>${hostile}<p onclick="x()">The VSNKh, the MGSPS, Miasnikov.</p>`],
    ['book.epub', epub('Moscow, 1921', ['<h1>One</h1><p>The VSNKh. <a href="c1.xhtml#here">on</a></p>', `<p id="here">The MGSPS and Miasnikov.</p>`])],
  ];
  for (const [name, content] of files) {
    await pick(page, name, Buffer.from(content));
    await expect(page.locator('.text-page')).toBeVisible();
    await expect.poll(() => shownMarks(page), name).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS', name === 'notes.txt' ? 'Mias- nikov' : 'Miasnikov']));
    expect(await page.locator('.text-page').evaluate((article) => article.querySelectorAll('script,iframe,form,input,style,img,[onclick],[onerror],a[href^="javascript"]').length), name).toBe(0);
    expect(await violations(page), name).toEqual([]);
  }
  await expect(page.locator('#book-1-here')).toBeVisible();
  expect(await page.locator('a', { hasText: 'on' }).getAttribute('href')).toBe('#book-1-here');
  expect(await page.evaluate(() => document.documentElement.dataset['ran'])).toBeUndefined();
  expect(asked).toEqual([]);
});

test('asks before it reads an address, and says why a local one can’t be read', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId, `?file=${encodeURIComponent('http://library.test/a.pdf')}`);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await expect(page.getByRole('button', { name: 'Allow Spravka to read this address' })).toBeVisible();
  await expect(page.locator('.stand .lead')).toContainText('library.test');
  expect(await violations(page)).toEqual([]);
  expect(asked).toEqual([]);
  const local = await openReader(context, extensionId, `?file=${encodeURIComponent('file:///home/a.pdf')}`);
  await expect(local.getByRole('alert')).toContainText('keep local files from extensions');
});
