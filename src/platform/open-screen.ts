/**
 * Opens a page of the extension, in a tab or in a small window of its own, and
 * finds the one that is open already.
 */
import { browser } from 'wxt/browser';

const FORM_WINDOW = { width: 640, height: 780 };

export async function openInTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as '/') });
}

/** How the address bar was left: by Enter alone, with Alt, or with what opens in the background. */
export type Disposition = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

/** As the address bar opens an address; but in the tab one is in the bar keeps the focus, which no extension can take from it. */
export async function openFromBar(path: string, where: Disposition): Promise<void> {
  const url = browser.runtime.getURL(path as '/');
  const [tab] = where === 'currentTab' ? await browser.tabs.query({ active: true, lastFocusedWindow: true }) : [];
  // A private tab shows no page of an extension that is one and the same in all windows; the browser finds another window for it.
  if (tab?.id === undefined || tab.incognito) await browser.tabs.create({ url, active: where !== 'newBackgroundTab' });
  else await browser.tabs.update(tab.id, { url });
}

/** To the screen in a tab: go to this place. The hash alone, for only what follows it may differ. */
type Call = { readonly callTo: string; readonly tabId: number };

/**
 * Brings up the tab that shows this screen already, at the new place, or opens
 * one. Only addresses that differ in their hash are the same screen; what is
 * half written there is kept by the form itself. Not for the popup, which may be
 * gone once a tab is brought up.
 */
export async function openOnce(path: string): Promise<void> {
  const url = browser.runtime.getURL(path as '/');
  const open = await tabShowing(withoutHash(url));
  if (open === undefined) return openInTab(path);
  // First: a tab that the browser has frozen answers no call.
  await browser.tabs.update(open.id, { active: true });
  const { windows } = browser as { windows?: typeof browser.windows };
  if (windows && open.windowId !== undefined) await windows.update(open.windowId, { focused: true });
  // The screen goes there itself; one that does not listen yet is led by its address.
  const call: Call = { callTo: new URL(url).hash, tabId: open.id };
  const went: unknown = await browser.runtime.sendMessage(call).catch(() => false);
  if (went !== true) await browser.tabs.update(open.id, { url });
}

/** Has the screen go where `openOnce` calls it, for as long as it lives or until the signal aborts. */
export function answerCalls(signal?: AbortSignal): void {
  let own: number | undefined;
  void browser.tabs.getCurrent().then((tab) => (own = tab?.id));
  const answer = (message: unknown, _sender: unknown, reply: (went: boolean) => void): true | undefined => {
    // Every screen hears it; only the one meant may answer.
    if (!isCall(message) || message.tabId !== own) return undefined;
    location.hash = message.callTo;
    reply(true);
    return true;
  };
  browser.runtime.onMessage.addListener(answer);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(answer), { once: true });
}

const isCall = (message: unknown): message is Call => typeof message === 'object' && message !== null && 'callTo' in message && typeof message.callTo === 'string' && 'tabId' in message;

const withoutHash = (address: string): string => address.replace(/#.*/s, '');

/**
 * The extension's own pages are asked of the runtime, which knows their
 * addresses in every version; tabs tell theirs only where the browser takes an
 * extension's own for permitted.
 */
async function tabShowing(screen: string): Promise<{ readonly id: number; readonly windowId: number | undefined } | undefined> {
  const { runtime } = browser as unknown as { runtime: { getContexts?: typeof browser.runtime.getContexts } };
  const contexts = await runtime.getContexts?.({ contextTypes: ['TAB'] }).catch(() => undefined);
  const context = contexts?.find(({ documentUrl, tabId }) => tabId >= 0 && documentUrl !== undefined && withoutHash(documentUrl) === screen);
  if (context) return { id: context.tabId, windowId: context.windowId };
  const tab = (await browser.tabs.query({})).find(({ url }) => url !== undefined && withoutHash(url) === screen);
  return tab?.id === undefined ? undefined : { id: tab.id, windowId: tab.windowId };
}

/** A small window, so that the page that is read stays in sight; a tab on Android, which has no windows. */
export async function openInWindow(path: string): Promise<void> {
  const { windows } = browser as { windows?: typeof browser.windows };
  if (!windows) return openInTab(path);
  await windows.create({ url: browser.runtime.getURL(path as '/'), type: 'popup', ...FORM_WINDOW });
}
