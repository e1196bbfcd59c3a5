/**
 * Opens a page of the extension, in a tab or in a small window of its own.
 */
import { browser } from 'wxt/browser';

const FORM_WINDOW = { width: 640, height: 780 };

export async function openInTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as '/') });
}

/** A small window, so that the page that is read stays in sight; a tab on Android, which has no windows. */
export async function openInWindow(path: string): Promise<void> {
  const { windows } = browser as { windows?: typeof browser.windows };
  if (!windows) return openInTab(path);
  await windows.create({ url: browser.runtime.getURL(path as '/'), type: 'popup', ...FORM_WINDOW });
}
