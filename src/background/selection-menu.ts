/**
 * From a page to the entry form: the context menu of a selection, and a key.
 */
import { browser } from 'wxt/browser';
import { askPage } from '../protocol/client.ts';
import type { Selection } from '../protocol/requests.ts';
import { t } from '../platform/i18n.ts';

const ADD = 'add-selection';

type Options = {
  readonly openForm: (selection: Selection, tabId: number | undefined) => Promise<unknown>;
  readonly onError: (error: unknown, where: string) => void;
};

/** Registers its listeners at once: the worker may have woken for a click. */
export function offerSelectionMenu({ openForm, onError }: Options): void {
  const menus = (browser as { contextMenus?: typeof browser.contextMenus }).contextMenus;
  const commands = (browser as { commands?: typeof browser.commands }).commands;
  const opened = (selection: Selection, tabId: number | undefined): void => void openForm(selection, tabId).catch((error: unknown) => onError(error, 'opening the form'));

  // Neither exists in Firefox for Android.
  browser.runtime.onInstalled.addListener(() => {
    // The browser puts the selection in place of %s.
    void menus?.removeAll().then(() => menus.create({ id: ADD, contexts: ['selection'], title: t('menu_add', '%s') }));
  });
  menus?.onClicked.addListener(({ menuItemId, selectionText = '', pageUrl }, tab) => {
    if (menuItemId !== ADD) return;
    const text = selectionText.trim().slice(0, 2000);
    const title = tab?.title;
    const address = tab?.url ?? pageUrl;
    const known: Selection = { text, ...(title !== undefined && { title: title.slice(0, 2000) }), ...(address !== undefined && { address: address.slice(0, 8000) }) };
    if (tab?.id === undefined) return opened(known, undefined);
    // A document that is read here is cited by its own title and page, which only its tab knows.
    void askPage(tab.id, 'selection.get', {}).then((reply) => opened(reply.ok ? { ...reply.value, text } : known, tab.id));
  });
  commands?.onCommand.addListener((name, tab) => {
    const tabId = tab?.id;
    if (name !== ADD || tabId === undefined) return;
    void askPage(tabId, 'selection.get', {}).then((reply) => opened(reply.ok ? reply.value : { text: '' }, tabId));
  });
}
