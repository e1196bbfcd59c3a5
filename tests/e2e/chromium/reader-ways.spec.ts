/**
 * The ways into the reader page other than its own button: an address, the
 * popup on a PDF tab, the context menu, a link that is dropped; and what is said
 * when a server doesn't give the document.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { EXTENSION, expect, test as base } from './fixtures.ts';
import { plainPdf } from './readable-files.ts';
import { openReader, shownMarks } from './reader-stage.ts';

const BOOK = readFileSync(new URL('../../fixtures/pdf/latex.pdf', import.meta.url));
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/book.pdf': (response) => response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': BOOK.length }).end(BOOK),
  '/download?id=3': (response) => response.writeHead(200, { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="short.pdf"' }).end(plainPdf('The VSNKh')),
  '/locked.pdf': (response) => response.writeHead(403).end('no'),
  '/gone.pdf': (response) => response.writeHead(404).end('no'),
  '/tired.pdf': (response) => response.writeHead(503).end('no'),
  '/sign-in.pdf': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>'),
  '/broken-off.pdf': (response) => response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': 1000 }).write('%PDF-1.7', () => response.destroy()),
};

type Library = { readonly address: (path: string) => string; readonly asked: readonly string[]; readonly close: () => void };

/** The extension as it is when its reader has allowed the library's site: no test can answer the browser's own question. */
const test = base.extend<{ readonly library: Library }, { readonly extension: string }>({
  extension: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a destructured first argument
    async ({}, use) => {
      const allowed = mkdtempSync(join(tmpdir(), 'spravka-allowed-'));
      cpSync(EXTENSION, allowed, { recursive: true });
      const manifest = JSON.parse(readFileSync(join(allowed, 'manifest.json'), 'utf8')) as object;
      writeFileSync(join(allowed, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
      await use(allowed);
      rmSync(allowed, { recursive: true });
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants a destructured first argument
  library: async ({}, use) => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      const answer = ANSWERS[url];
      if (answer) answer(response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const close = (): void => {
      server.closeAllConnections();
      server.close();
    };
    await use({ address: (path) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, asked, close });
    close();
  },
});

const fileAt = (address: string): string => `?file=${encodeURIComponent(address)}`;

test('reads an address that it may read, once', async ({ context, extensionId, library }) => {
  const page = await openReader(context, extensionId, fileAt(library.address('/book.pdf')));
  await expect.poll(() => shownMarks(page)).toEqual(expect.arrayContaining(['Bolshevik', 'Kamenev']));
  await expect(page.locator('.document-title')).toHaveText('Notes on Moscow, 1920–24');
  expect(library.asked).toEqual(['/book.pdf']);
});

test('says what a server answers, and what to do', async ({ context, extensionId, library }) => {
  const cases: readonly [string, RegExp][] = [
    ['/locked.pdf', /refuses to hand out the document \(answer 403\)\. Sign in/],
    ['/gone.pdf', /no document at this address any more \(answer 404\)/],
    ['/tired.pdf', /could not answer just now \(answer 503\)\. Try again later/],
    ['/sign-in.pdf', /holds a web page/],
    ['/broken-off.pdf', /could not be reached/],
  ];
  for (const [path, message] of cases) {
    const page = await openReader(context, extensionId, fileAt(library.address(path)));
    await expect(page.getByRole('alert'), path).toContainText(message);
    await expect(page.getByRole('button', { name: 'Open a file' }).last()).toBeVisible();
    await page.close();
  }
  const page = await openReader(context, extensionId, fileAt(library.address('/gone.pdf')));
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('This computer is offline.');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('answer 404');
  library.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toContainText('could not be reached');
});

test('the popup on a PDF’s tab offers to read it', async ({ context, extensionId, library, marked }) => {
  const pdf = await context.newPage();
  await pdf.goto(library.address('/download?id=3'));
  // The page around the browser's viewer answers, though it has no text.
  expect(await marked(pdf)).toEqual([]);
  const popup = await popupOver(context, extensionId, pdf);
  await expect(popup.getByText('This is a PDF.')).toBeVisible();
  const opening = context.waitForEvent('page');
  await popup.getByRole('button', { name: 'Read it with Spravka' }).click();
  const reader = await opening;
  await expect.poll(() => shownMarks(reader)).toEqual(['VSNKh']);
  await expect(reader.locator('.document-title')).toHaveText('short.pdf');
});

test('the context menu opens a link, a page and, on the toolbar, a file of one’s own', async ({ context, worker, library }) => {
  const opened = async (info: object, tab: object = {}): Promise<Page> => {
    const [page] = await Promise.all([context.waitForEvent('page'), clickMenu(worker, info, tab)]);
    return page;
  };
  const link = await opened({ menuItemId: 'read-link', linkUrl: library.address('/download?id=3') });
  await expect.poll(() => shownMarks(link)).toEqual(['VSNKh']);
  const page = await opened({ menuItemId: 'read-document-page', pageUrl: library.address('/book.pdf') });
  await expect.poll(() => shownMarks(page)).toContain('Bolshevik');
  const toolbar = await opened({ menuItemId: 'read-document' }, { url: library.address('/book.pdf') });
  await expect.poll(() => shownMarks(toolbar)).toContain('Bolshevik');
  const none = await opened({ menuItemId: 'read-document' }, { url: 'https://other.test/page' });
  await expect(none.getByRole('heading', { name: 'Read a PDF or a text' })).toBeVisible();
});

test('a link that is dropped is opened like an address', async ({ context, extensionId }) => {
  const page = await openReader(context, extensionId);
  await page.evaluate((address) => {
    const transfer = new DataTransfer();
    transfer.setData('text/uri-list', address);
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, 'https://elsewhere.test/a.pdf');
  await expect(page.locator('.stand .address')).toHaveText('https://elsewhere.test/a.pdf');
  await expect(page.getByRole('button', { name: 'Allow Spravka to read this address' })).toBeVisible();
});

/** The popup as it stands over a tab: in a tab of its own, told that the other one is active and what its address is. */
async function popupOver(context: BrowserContext, extensionId: string, page: Page): Promise<Page> {
  const popup = await context.newPage();
  await popup.addInitScript((address) => {
    const query = chrome.tabs.query.bind(chrome.tabs) as (about: object) => Promise<{ id?: number }[]>;
    const overPage = async (): Promise<object[]> => {
      const tabs = await query({});
      const answers = await Promise.all(tabs.map(async ({ id }) => ((await chrome.tabs.sendMessage(id!, { pageRequest: 'marks.list', params: {} }, { frameId: 0 }).catch(() => undefined)) as { address: string } | undefined)?.address === address));
      return [{ ...tabs[answers.indexOf(true)], url: address }];
    };
    Object.assign(chrome.tabs, { query: overPage });
  }, page.url());
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  return popup;
}

/** No test can open the browser's own menu; its click is delivered as the browser would. */
const clickMenu = (worker: Worker, info: object, tab: object): Promise<void> =>
  worker.evaluate(([given, at]) => (chrome.contextMenus.onClicked as unknown as { dispatch(info: object, tab: object): void }).dispatch(given!, at!), [info, tab]);
