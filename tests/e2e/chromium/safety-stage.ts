/**
 * The reader's own writing in a test: asked for as the screens do, whether the
 * worker is up or not.
 */
import { writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

export type Reply = { readonly ok: boolean; readonly value: never; readonly failure?: { readonly kind: string } };
export type Own = { readonly id: string; readonly head: string; readonly gloss: string; readonly updatedAt: number };

/** In ms: nothing here takes so long. */
const LONGEST_ANSWER = 30_000;

/** `undefined` where the worker died before it could answer; a message that is under way when it dies may be lost without a word. */
export const ask = (page: Page, request: string, params: object): Promise<Reply | undefined> =>
  page.evaluate(
    ([name, given, longest]) => Promise.race([chrome.runtime.sendMessage<object, Reply>({ request: name, params: given }).catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(resolve, longest))]),
    [request, params, LONGEST_ANSWER] as const,
  );

/** Asked until the worker is up again. @param limit of those returned; all are counted */
async function list(page: Page, limit = 500): Promise<{ entries: Own[]; total: number }> {
  let reply: Reply | undefined;
  await expect.poll(async () => (reply = await ask(page, 'personal.list', { limit }))?.ok, { timeout: 20_000 }).toBe(true);
  return reply!.value;
}
export const own = async (page: Page): Promise<Own[]> => (await list(page)).entries;
export const count = async (page: Page): Promise<number> => (await list(page, 1)).total;

export async function openScreen(context: BrowserContext, extensionId: string, place: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#/${place}`);
  await page.locator('main').waitFor();
  return page;
}

/** From the disk: bytes handed over by the test would be unpacked in the page, which would wait for them. */
export async function chooseFile(page: Page, text: string): Promise<void> {
  const file = test.info().outputPath('trams.json');
  writeFileSync(file, text);
  await page.locator('.file-place input[type=file]').setInputFiles(file);
}

/** Hands a file over as the screens do. @returns the upload's id */
export const upload = (page: Page, text: string): Promise<string> =>
  page.evaluate(async (whole) => {
    const bytes = new TextEncoder().encode(whole);
    let id: string | undefined;
    for (let piece = 0, at = 0; at < bytes.length; piece++, at += 300_000) {
      const data = btoa(Array.from(bytes.subarray(at, at + 300_000), (byte) => String.fromCharCode(byte)).join(''));
      const reply = await chrome.runtime.sendMessage<object, { value: { upload: string } }>({ request: 'import.upload', params: { ...(id !== undefined && { upload: id }), name: 'file.json', size: bytes.length, piece, data } });
      id = reply.value.upload;
    }
    return id!;
  }, text);
