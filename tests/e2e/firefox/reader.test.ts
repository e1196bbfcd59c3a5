/**
 * The reader page in Firefox: opened by the picker, by an address and by a drop;
 * marks, card, messages, accessibility.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockedPdf, scannedPdf, writeLargePdf } from '../chromium/readable-files.ts';
import { Firefox } from './firefox.ts';

const BOOK = resolve(import.meta.dirname, '../../fixtures/pdf/latex.pdf');
const PATIENCE = { timeout: 20_000 };

let firefox: Firefox;
let library: Server;
let folder: string;
const asked: string[] = [];

beforeAll(async () => {
  firefox = await Firefox.launch();
  folder = mkdtempSync(join(tmpdir(), 'spravka-reader-'));
  library = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url === '/gone.pdf') return void response.writeHead(404).end();
    if (url === '/tired.pdf') return void response.writeHead(503).end();
    if (url === '/sign-in.pdf') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
    if (url === '/broken-off.pdf') return void response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': 1000 }).write('%PDF-1.7', () => response.destroy());
    if (url.startsWith('/book.pdf')) response.writeHead(200, { 'content-type': 'application/pdf' }).end(readFileSync(BOOK));
    else response.writeHead(403).end();
  });
  await new Promise<void>((done) => library.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  await firefox.close();
  library.closeAllConnections();
  library.close();
  rmSync(folder, { recursive: true });
});

const inReader = async <Value>(reader: string, expression: string): Promise<Value> => JSON.parse((await firefox.evaluateIn(reader, `(async () => JSON.stringify((await (${expression})) ?? null))()`)) as string) as Value;
const open = async (search = ''): Promise<string> => {
  const reader = await firefox.openExtensionPage(`/reader.html${search}`);
  await expect.poll(() => inReader(reader, `document.querySelector('.reader') !== null`), PATIENCE).toBe(true);
  return reader;
};
const marks = (reader: string): Promise<string[]> => inReader(reader, `[...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => startContainer === endContainer ? startContainer.data.slice(startOffset, endOffset) : '…'))`);
const alertText = (reader: string): Promise<string> => inReader(reader, `document.querySelector('[role=alert]')?.textContent ?? ''`);
const address = (path: string): string => `http://127.0.0.1:${(library.address() as AddressInfo).port}${path}`;
describe('the reader page in Firefox', () => {
  it('asks for a password, tells a scan from a text, and reads no more of a large file than it shows', async () => {
    const reader = await open();
    const pickBytes = (name: string, bytes: Buffer): Promise<void> => {
      writeFileSync(join(folder, name), bytes);
      return firefox.pickFiles(reader, 'input[type=file]', [join(folder, name)]);
    };
    const enter = (password: string): Promise<unknown> => firefox.evaluateIn(reader, `(() => {
      const field = document.querySelector('input[type=password]');
      field.value = ${JSON.stringify(password)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.form.requestSubmit();
    })()`);
    await pickBytes('locked.pdf', lockedPdf('The VSNKh', 'Kronstadt'));
    await expect.poll(() => inReader(reader, `document.querySelector('input[type=password]') !== null`), PATIENCE).toBe(true);
    await enter('Tambov');
    await expect.poll(() => alertText(reader), PATIENCE).toContain('not the password');
    await enter('Kronstadt');
    await expect.poll(() => marks(reader), PATIENCE).toEqual(['VSNKh']);
    await pickBytes('scan.pdf', scannedPdf());
    await expect.poll(() => inReader(reader, `document.querySelector('.notice')?.textContent ?? ''`), PATIENCE).toContain('pictures without text');
    await firefox.evaluateIn(reader, `(() => {
      globalThis.bytesRead = 0;
      const slice = Blob.prototype.slice;
      Blob.prototype.slice = function (start = 0, end = this.size, type) { globalThis.bytesRead += end - start; return slice.call(this, start, end, type); };
    })()`);
    writeLargePdf(join(folder, 'large.pdf'), 'The MGSPS', 300_000_000);
    await firefox.pickFiles(reader, 'input[type=file]', [join(folder, 'large.pdf')]);
    await expect.poll(() => marks(reader), PATIENCE).toEqual(['MGSPS']);
    expect(await inReader(reader, 'globalThis.bytesRead')).toBeLessThan(5_000_000);
  });

  it('says what a server answers that does not give the document', async () => {
    for (const [path, message] of [['/gone.pdf', 'no document at this address any more (answer 404)'], ['/tired.pdf', 'could not answer just now (answer 503)'], ['/sign-in.pdf', 'holds a web page'], ['/broken-off.pdf', 'could not be reached']] as const) {
      const reader = await open(`?file=${encodeURIComponent(address(path))}`);
      await expect.poll(() => alertText(reader), { ...PATIENCE, message: path }).toContain(message);
    }
  });

  it('opens a PDF from the picker, marks it and shows cards', async () => {
    const reader = await open();
    expect(await firefox.violations(reader)).toEqual([]);
    await firefox.pickFiles(reader, 'input[type=file]', [BOOK]);
    await expect.poll(() => marks(reader), PATIENCE).toEqual(expect.arrayContaining(['Bolshevik', 'Kamenev']));
    expect(await firefox.violations(reader)).toEqual([]);
    await expect.poll(async () => {
      const place = await inReader<{ x: number; y: number }>(reader, `(() => {
        const range = [...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight]).find(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset) === 'Kamenev');
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const { x, y, width, height } = live.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      })()`);
      await firefox.pointAt(reader, place);
      return firefox.cardText(reader);
    }, { ...PATIENCE, interval: 1000 }).toContain('Kamenev');
  });

  it('opens an address, for which Firefox has given leave with the installation, once', async () => {
    const reader = await open(`?file=${encodeURIComponent(address('/book.pdf'))}`);
    await expect.poll(() => marks(reader), PATIENCE).toContain('Bolshevik');
    expect(asked.filter((path) => path === '/book.pdf')).toHaveLength(1);
    const refused = await open(`?file=${encodeURIComponent(address('/other.pdf'))}`);
    await expect.poll(() => alertText(refused), PATIENCE).toContain('answer 403');
  });

  it('is opened from the browser’s own menu on a link', async () => {
    const page = await firefox.open('/list', `<!doctype html><title>Library</title><a href="${address('/book.pdf?from=menu')}" style="font-size: 40px">A book</a>`);
    await page.bringToFront();
    await firefox.chooseFromMenu(page, { x: 60, y: 30 }, 'Read with Spravka');
    const reader = await firefox.contextWith(encodeURIComponent('from=menu'));
    await expect.poll(() => marks(reader), PATIENCE).toContain('Bolshevik');
    expect(asked).toContain('/book.pdf?from=menu');
    await page.close();
  });

  it('is opened from the popup of the toolbar on the tab of a PDF', async () => {
    const tab = (await firefox.send('browsingContext.create', { type: 'tab' })) as { context: string };
    await firefox.send('browsingContext.navigate', { context: tab.context, url: address('/book.pdf?from=popup'), wait: 'complete' });
    await firefox.send('browsingContext.activate', { context: tab.context });
    await firefox.openPopup();
    await expect.poll(async () => (await firefox.heard('popup')).map(({ name }) => name), PATIENCE).toContain('Read it with Spravka');
    await firefox.press('popup', 'pushbutton', 'Read it with Spravka');
    const reader = await firefox.contextWith(encodeURIComponent('from=popup'));
    await expect.poll(() => marks(reader), PATIENCE).toContain('Bolshevik');
    await firefox.send('browsingContext.close', { context: tab.context });
  });

  it('opens a link that is dropped as it does an address', async () => {
    const reader = await open();
    await firefox.evaluateIn(reader, `(() => {
      const transfer = new DataTransfer();
      transfer.setData('text/uri-list', ${JSON.stringify(address('/book.pdf?from=drop'))});
      for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    })()`);
    const opened = await firefox.contextWith(encodeURIComponent('from=drop'));
    await expect.poll(() => marks(opened), PATIENCE).toContain('Bolshevik');
  });

  it('opens what is dropped, and says why something can’t be opened', async () => {
    const reader = await open();
    await firefox.evaluateIn(reader, `(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Moscow, 1921. The VSNKh and the MGSPS.'], 'notes.txt'));
      for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    })()`);
    await expect.poll(() => marks(reader), PATIENCE).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS']));
    const torn = join(folder, 'torn.pdf');
    writeFileSync(torn, readFileSync(BOOK).subarray(0, 900));
    await firefox.pickFiles(reader, 'input[type=file]', [torn]);
    await expect.poll(() => alertText(reader), PATIENCE).toContain('not a PDF that can be read');
    expect(await firefox.violations(reader)).toEqual([]);
    // The same files and words as in Chromium.
    const cases: readonly [string, Buffer, RegExp][] = [
      ['empty.pdf', Buffer.alloc(0), /nothing in this file/],
      ['saved.pdf', Buffer.from('<!DOCTYPE html><html><body>Please sign in</body></html>'), /holds a web page/],
      ['noise.pdf', Buffer.from('this is no PDF at all'), /not a PDF that can be read/],
      ['torn.epub', Buffer.from('PK\x03\x04 and then nothing'), /not an EPUB/],
    ];
    for (const [name, bytes, message] of cases) {
      writeFileSync(join(folder, name), bytes);
      await firefox.pickFiles(reader, 'input[type=file]', [join(folder, name)]);
      await expect.poll(() => alertText(reader), { ...PATIENCE, message: name }).toMatch(message);
    }
    const local = await open(`?file=${encodeURIComponent('file:///home/a.pdf')}`);
    await expect.poll(() => alertText(local), PATIENCE).toContain('keep local files from extensions');
  });
});
