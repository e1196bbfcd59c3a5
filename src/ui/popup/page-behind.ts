/**
 * What the popup knows of the page behind it, asked of that tab's content script.
 */
import { browser } from 'wxt/browser';
import type { EntryId } from '../../domain/entry.ts';
import { mayReadPages } from '../../platform/page-access.ts';
import { ask, askPage } from '../../protocol/client.ts';
import { PAGE_FEED } from '../../protocol/page-feed-name.ts';
import type { Selection } from '../../protocol/requests.ts';
import type { PageState } from '../search/hits.ts';
import { readableAddress } from '../../protocol/reader-address.ts';
import { withHeads } from '../search/page-entries.ts';

export type PageBehind = {
  readonly state: PageState;
  readonly tabId?: number | undefined;
  readonly windowId?: number | undefined;
  /** Of a page that can't be read, as far as the browser tells it. */
  readonly address?: string | undefined;
  readonly selection?: Selection | undefined;
  /** Scrolls to the entry's next mark. */
  readonly show: (id: EntryId) => Promise<void>;
  readonly switchSite: (on: boolean) => Promise<void>;
  /** Calls back at first and whenever what is marked changes, until the signal aborts. */
  readonly follow: (changed: () => void, signal: AbortSignal) => void;
};

const UNREADABLE: PageBehind = { state: { status: 'unreadable' }, show: async () => {}, switchSite: async () => {}, follow: () => {} };

/** Browsers' own pages, other extensions' and those loaded before the installation answer nothing: they are unreadable. */
export async function readPageBehind(): Promise<PageBehind> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id;
  if (tabId === undefined) return UNREADABLE;
  const [listed, selected] = await Promise.all([askPage(tabId, 'marks.list', {}), askPage(tabId, 'selection.get', {})]);
  if (!listed.ok || listed.value.isPdf) {
    const address = tab?.url ?? (listed.ok ? listed.value.address : undefined);
    const isPdf = listed.ok || readableAddress(address) !== undefined;
    return { ...UNREADABLE, state: { status: 'unreadable', isPdf, isKeptOff: !isPdf && !(await mayReadPages()) }, tabId, windowId: tab?.windowId, address };
  }
  const { entries, paused, host } = listed.value;
  return {
    tabId,
    windowId: tab?.windowId,
    selection: selected.ok ? selected.value : undefined,
    state: paused ? { status: 'off', host } : { status: 'on', host, entries: await withHeads(entries) },
    show: async (id) => void (await askPage(tabId, 'marks.show', { id })),
    switchSite: async (on) => void (await ask('site.set', { host, on })),
    follow: (changed, signal) => {
      const port = browser.tabs.connect(tabId, { name: PAGE_FEED, frameId: 0 });
      port.onMessage.addListener((message) => isMarksNews(message) && changed());
      // Read, so that the browser doesn't report it as unheeded.
      port.onDisconnect.addListener(() => void browser.runtime.lastError);
      signal.addEventListener('abort', () => port.disconnect(), { once: true });
    },
  };
}

/** What is marked is then asked for as at first: the news itself is the panel's. */
const isMarksNews = (message: unknown): boolean => typeof message === 'object' && message !== null && 'news' in message && message.news === 'marks';
