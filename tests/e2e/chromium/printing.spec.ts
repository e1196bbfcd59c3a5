/**
 * What comes on paper, as the browser itself prints it: read back from its PDF.
 */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

type OnPaper = { readonly pages: number; readonly text: string };

async function onPaper(page: Page): Promise<OnPaper> {
  const document = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let at = 1; at <= document.numPages; at++) {
    const { items } = await (await document.getPage(at)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return { pages: document.numPages, text: texts.join('\n').replaceAll(/[ \t]+/g, ' ') };
}

test('the list is printed as a glossary with its sources, an entry by itself, a section as it stands', async ({ context, extensionId }) => {
  const page = await context.newPage();
  const address = `chrome-extension://${extensionId}/options.html`;
  await page.goto(address);
  await page.locator('.entry-row').first().waitFor();
  await page.getByRole('searchbox').fill('commissariat');
  await expect(page.locator('.list-head output')).toContainText('found');
  await page.goto(`${address}#/`);
  const list = await onPaper(page);
  expect(list.text).toMatch(/^1 Glossary “commissariat” · \d+ entries /);
  expect(list.text).toContain('Simon Pirani');
  expect(list.text).not.toContain('Settings');

  await page.goto(`${address}#/entry/vsnkh`);
  await expect(page.locator('.sheet h2')).toHaveText('VSNKh');
  const entry = await onPaper(page);
  expect(entry.pages).toBe(1);
  expect(entry.text).toContain('State body');
  expect(entry.text).toContain('Pirani 2008');
  expect(entry.text).not.toMatch(/Duplicate|Never mark|New entry/);

  await page.goto(`${address}#/settings`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
  expect((await onPaper(page)).text).toContain('How much is marked');
});
