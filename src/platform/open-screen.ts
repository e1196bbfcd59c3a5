/**
 * Opens a page of the extension, in a tab or in a small window of its own.
 */
import { browser } from 'wxt/browser';

const FORM_WINDOW = { width: 640, height: 780 };

export async function openInTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as '/') });
}

/**
 * Brings up the tab that shows this screen already, at the new place, or opens
 * one. Only addresses that differ in their hash are the same screen; what is
 * half written there is kept by the form itself.
 */
export async function openOnce(path: string): Promise<void> {
  const address = browser.runtime.getURL(path as '/');
  const screen = address.replace(/#.*/, '');
  // Of other tabs the browser tells no address, and of none in some.
  const open = (await browser.tabs.query({})).find(({ url }) => url?.replace(/#.*/, '') === screen);
  if (open?.id === undefined) return openInTab(path);
  await browser.tabs.update(open.id, { active: true, url: address });
  const { windows } = browser as { windows?: typeof browser.windows };
  if (windows && open.windowId !== undefined) await windows.update(open.windowId, { focused: true });
}

/** A small window, so that the page that is read stays in sight; a tab on Android, which has no windows. */
export async function openInWindow(path: string): Promise<void> {
  const { windows } = browser as { windows?: typeof browser.windows };
  if (!windows) return openInTab(path);
  await windows.create({ url: browser.runtime.getURL(path as '/'), type: 'popup', ...FORM_WINDOW });
}
