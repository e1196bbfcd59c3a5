/**
 * What the welcome page needs of the browser: what it allows, where its button
 * is, and the ways on.
 */
import { browser } from 'wxt/browser';
import { openInTab } from '../../platform/open-screen.ts';
import { askToReadPages, mayReadPages, watchPageAccess } from '../../platform/page-access.ts';
import { hasSidePanel, openSidePanel } from '../../platform/side-panel.ts';
import { readerAddress } from '../../protocol/reader-address.ts';

/** Marks an element of the page as pages are marked, until the signal aborts. */
export type Annotate = (root: Element, signal: AbortSignal) => void;

export type WelcomeServices = {
  readonly annotate: Annotate;
  readonly mayReadPages: () => Promise<boolean>;
  /** In the turn of a click. */
  readonly askToReadPages: () => Promise<boolean>;
  readonly watchAccess: (changed: () => void, signal: AbortSignal) => void;
  /** Whether the button stands in the toolbar, not in the browser's menu of extensions; undefined where that can't be known. */
  readonly isPinned: () => Promise<boolean | undefined>;
  /** Whether a page's selection has a menu with Spravka in it: not on Android. */
  readonly hasMenus: boolean;
  /** Undefined where the browser has no panel. In the turn of a click. */
  readonly openPanel: (() => void) | undefined;
  readonly openReader: () => void;
};

export function browserWelcome(annotate: Annotate): WelcomeServices {
  // Known before the click: nothing may be awaited in it.
  let windowId: number | undefined;
  void browser.tabs.getCurrent().then((tab) => (windowId = tab?.windowId));
  return {
    annotate,
    mayReadPages,
    askToReadPages,
    watchAccess: watchPageAccess,
    isPinned: async () => {
      const action = browser.action as Partial<typeof browser.action>;
      return (await action.getUserSettings?.().catch(() => undefined))?.isOnToolbar;
    },
    hasMenus: 'contextMenus' in browser,
    openPanel: hasSidePanel() ? () => void openSidePanel(windowId) : undefined,
    openReader: () => void openInTab(readerAddress(undefined)),
  };
}
