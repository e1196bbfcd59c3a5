/**
 * The reader page in a test: opened, handed a file, asked what it marked.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { marksOn } from './fixtures.ts';

/** Chromium's own print of an HTML page. */
export async function pdfOf(context: BrowserContext, html: string, options: Parameters<Page['pdf']>[0] = {}): Promise<Buffer> {
  const page = await context.newPage();
  await page.setContent(html);
  const pdf = await page.pdf({ format: 'A5', ...options });
  await page.close();
  return pdf;
}

/** @param prepare what the page is given before its own scripts run */
export async function openReader(context: BrowserContext, extensionId: string, search = '', prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<Page> {
  const page = await context.newPage();
  await prepare(page);
  await page.goto(`chrome-extension://${extensionId}/reader.html${search}`);
  await page.locator('.reader').waitFor();
  return page;
}

export const pick = (page: Page, name: string, buffer: Buffer): Promise<void> => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** Line breaks inside a mark are the page's, not the term's. */
export const shownMarks = async (page: Page): Promise<string[]> => (await marksOn(page)).map(({ text }) => text.replace(/\s+/g, ' '));
