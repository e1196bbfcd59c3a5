/**
 * Whether the browser lets Spravka read pages. It is asked at the installation,
 * and can be taken back at any time, in Chromium and in Firefox.
 */
import { browser } from 'wxt/browser';

const PAGES = { origins: ['<all_urls>'] };

/** Never rejects: where it can't be asked, it is taken for granted. */
export const mayReadPages = (): Promise<boolean> => browser.permissions.contains(PAGES).catch(() => true);

/** Has the browser ask its reader. To be called in the turn of a click. @returns whether it was allowed */
export const askToReadPages = (): Promise<boolean> => browser.permissions.request(PAGES).catch(() => false);

/** Calls back after something was allowed or taken back. */
export function watchPageAccess(changed: () => void, signal: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions;
  for (const event of [onAdded, onRemoved]) {
    event.addListener(changed);
    signal.addEventListener('abort', () => event.removeListener(changed), { once: true });
  }
}
