/**
 * The card's own script, and how it comes into a page: the drawing of cards is
 * three fifths of all code a page would carry, and most pages never open one.
 * What serves the side panel and the keys comes with it.
 *
 * Both scripts run in the same isolated world, which no page sees into; so the
 * card's hands itself over as a property there. It is imported by its address:
 * unlike an injection by the background, that needs neither a running worker nor
 * the permission to reach into every site. In Chromium the address is another in
 * each session (`use_dynamic_url`) and in Firefox in each profile, so no page
 * can probe for it.
 */
import { browser } from 'wxt/browser';
import type { CreateCards, LoadCards } from './late-cards.ts';
import type { CreateTools, LoadTools } from './late-tools.ts';

const HANDED_OVER = Symbol.for('spravka.cards');
/** Under web_accessible_resources in wxt.config.ts; WXT's types know only of pages there. */
const PATH = '/card.js' as '/popup.html';
type HandedOver = { readonly createCards: CreateCards; readonly createTools: CreateTools };
type World = { [HANDED_OVER]?: () => Promise<HandedOver> };

/** For the card's script. */
export function handOverCards(ready: () => Promise<HandedOver>): void {
  (globalThis as World)[HANDED_OVER] = ready;
}

/** For the page's. @param gone called when the extension has been updated or removed under the page: it loads nothing any more */
export function cardScript(gone: () => void): { readonly loadCards: LoadCards; readonly loadTools: LoadTools } {
  const load = (): Promise<HandedOver> => loadScript(gone);
  return { loadCards: async () => (await load()).createCards, loadTools: async () => (await load()).createTools };
}

async function loadScript(gone: () => void): Promise<HandedOver> {
  try {
    await import(/* @vite-ignore */ browser.runtime.getURL(PATH));
  } catch (error) {
    if (browser.runtime?.id === undefined) gone();
    throw error;
  }
  const ready = (globalThis as World)[HANDED_OVER];
  if (!ready) throw new Error('the card script has handed nothing over');
  return ready();
}
