/**
 * Asks a tab's content script, through the extension's worker, what it marked.
 */
import type { Worker } from 'playwright-core';
import type { PageEntry } from '../protocol/page-requests.ts';

const TRIES = 300;
const PAUSE_MS = 100;

/** Waits until the page answers and its scan has ended. */
export async function markedEntries(worker: Worker, url: string): Promise<readonly PageEntry[]> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const reply = await worker.evaluate(askTab, url);
    if (reply?.settled) return reply.entries;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`the page ${url} did not answer within ${(TRIES * PAUSE_MS) / 1000} s`);
}

/** Scrolls to an entry's next mark and flashes it. */
export async function goToMark(worker: Worker, id: string): Promise<void> {
  await worker.evaluate(async (sought) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(about: object): Promise<{ id: number }[]>; sendMessage(id: number, message: unknown, options: object): Promise<unknown> } } }).chrome;
    const [tab] = await tabs.query({ active: true });
    if (tab) await tabs.sendMessage(tab.id, { pageRequest: 'marks.show', params: { id: sought } }, { frameId: 0 });
  }, id);
}

/** Runs in the worker; knows nothing of this module. */
async function askTab(url: string): Promise<{ entries: PageEntry[]; settled: boolean } | null> {
  const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(about: object): Promise<{ id: number }[]>; sendMessage(id: number, message: unknown, options: object): Promise<unknown> } } }).chrome;
  // Without a permission for tabs their addresses are unknown, so each is asked.
  for (const { id } of await tabs.query({})) {
    const reply = (await tabs.sendMessage(id, { pageRequest: 'marks.list', params: {} }, { frameId: 0 }).catch(() => null)) as { address: string; entries: PageEntry[]; settled: boolean } | null;
    if (reply && reply.address.split('#')[0] === url.split('#')[0]) return reply;
  }
  return null;
}
