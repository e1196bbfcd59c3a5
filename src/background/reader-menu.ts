/**
 * The ways into the reader page by the context menu: on a link to a document,
 * on the page of one, and on the toolbar button.
 */
import { browser } from 'wxt/browser';
import { t } from '../platform/i18n.ts';
import { readableAddress, readerAddress } from '../protocol/reader-address.ts';

const READ = 'read-document';
const READ_LINK = 'read-link';
const READ_PAGE = 'read-document-page';
/** What follows `?` counts as part of the path here; many libraries' links to PDFs only have the word in them (`/pdf/1234`, `?format=pdf`). */
const DOCUMENTS = [...['epub', 'md'].flatMap((extension) => [`*://*/*.${extension}`, `*://*/*.${extension}?*`]), '*://*/*pdf*', '*://*/*PDF*', '*://*/*.EPUB'];

type Options = { readonly open: (path: string) => Promise<unknown>; readonly onError: (error: unknown, where: string) => void };

/** Registers its listeners at once. To be called after `offerSelectionMenu`, which clears the menus on installation. */
export function offerReaderMenu({ open, onError }: Options): void {
  // There is none in Firefox for Android.
  const menus = (browser as { contextMenus?: typeof browser.contextMenus }).contextMenus;
  browser.runtime.onInstalled.addListener(() => {
    void menus?.removeAll().then(() => {
      menus.create({ id: READ, contexts: ['action'], title: t('menu_read') });
      menus.create({ id: READ_LINK, contexts: ['link'], targetUrlPatterns: DOCUMENTS, title: t('menu_readHere') });
      menus.create({ id: READ_PAGE, contexts: ['page'], documentUrlPatterns: DOCUMENTS, title: t('menu_readHere') });
    });
  });
  menus?.onClicked.addListener(({ menuItemId, linkUrl, pageUrl }, tab) => {
    if (![READ, READ_LINK, READ_PAGE].includes(String(menuItemId))) return;
    const address = menuItemId === READ_LINK ? linkUrl : menuItemId === READ_PAGE ? (tab?.url ?? pageUrl) : readableAddress(tab?.url ?? pageUrl);
    void open(readerAddress(address)).catch((error: unknown) => onError(error, 'opening the reader'));
  });
}
