/**
 * Keeps the panel connected to the page that the reader is on: through switches
 * of tabs, navigations, and pages that are slow to answer.
 */
import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import { PageNewsSchema, type PageNews } from '../../protocol/page-feed.ts';
import { PAGE_FEED } from '../../protocol/page-feed-name.ts';

/** A window's active tab, whichever that is, or one tab for good. */
export type Target = { readonly windowId: number } | { readonly tabId: number };

export type Told =
  | { readonly at: 'news'; readonly tabId: number; readonly news: PageNews }
  /** A page is being loaded, or is slow to answer. */
  | { readonly at: 'waiting' }
  /** `address`: as far as the browser tells it. */
  | { readonly at: 'unreadable'; readonly address?: string | undefined };

/** In ms: when a page that doesn't answer is asked again. One that is loading has no listener yet, and is asked once more when it is complete. */
const TRIES = [150, 400, 900];

/** Of the panel's own address: `?window=` or `?tab=`; without either, the window it is in. */
export async function targetOf(search: string): Promise<Target> {
  const given = new URLSearchParams(search);
  const [tabId, windowId] = ['tab', 'window'].map((key) => Number(given.get(key) ?? Number.NaN));
  if (tabId !== undefined && Number.isInteger(tabId)) return { tabId };
  if (windowId !== undefined && Number.isInteger(windowId)) return { windowId };
  return { windowId: (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_CURRENT };
}

/** Calls back until the signal aborts. */
export function followPage(target: Target, tell: (told: Told) => void, signal: AbortSignal): void {
  let tabId: number | undefined;
  let port: Browser.runtime.Port | undefined;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const letGo = (): void => {
    clearTimeout(timer);
    const old = port;
    port = undefined;
    old?.disconnect();
  };
  const connect = (): void => {
    letGo();
    if (tabId === undefined || signal.aborted) return;
    const mine = tabId;
    const opened = (port = browser.tabs.connect(mine, { name: PAGE_FEED, frameId: 0 }));
    opened.onMessage.addListener((message) => {
      const news = v.safeParse(PageNewsSchema, message);
      if (port !== opened || !news.success) return;
      tries = 0;
      tell({ at: 'news', tabId: mine, news: news.output });
    });
    opened.onDisconnect.addListener(() => {
      // Read, so that the browser doesn't report it as unheeded.
      void browser.runtime.lastError;
      if (port !== opened) return;
      port = undefined;
      tryAgain(mine);
    });
  };
  const tryAgain = (mine: number): void => {
    const wait = TRIES[tries++];
    if (wait === undefined) {
      const unreadable = (address?: string): void => void (mine === tabId && port === undefined && tell({ at: 'unreadable', address }));
      void browser.tabs.get(mine).then(({ url }) => unreadable(url), () => unreadable());
      return;
    }
    tell({ at: 'waiting' });
    timer = setTimeout(connect, wait);
  };
  const goTo = (next: number | undefined): void => {
    tabId = next;
    tries = 0;
    if (next === undefined) tell({ at: 'unreadable' });
    else connect();
  };
  const activated = (info: { tabId: number; windowId: number }): void => {
    if ('windowId' in target && info.windowId === target.windowId) goTo(info.tabId);
  };
  const updated = (changed: number, { status }: { status?: string | undefined }): void => {
    // Also where the connection holds: the page before may only have been put aside.
    if (changed !== tabId || status !== 'complete') return;
    tries = 0;
    connect();
  };

  browser.tabs.onActivated.addListener(activated);
  browser.tabs.onUpdated.addListener(updated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(activated);
    browser.tabs.onUpdated.removeListener(updated);
    letGo();
  }, { once: true });
  if ('tabId' in target) goTo(target.tabId);
  else void browser.tabs.query({ active: true, windowId: target.windowId }).then(([tab]) => tabId === undefined && goTo(tab?.id));
}
