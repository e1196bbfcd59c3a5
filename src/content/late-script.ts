/**
 * Scripts that come into a page when they are wanted, and how: most pages name
 * nothing of the glossary, and of those that do most never open a card, so the
 * gate is a script of its own and the card another.
 *
 * All run in the same isolated world, which no page sees into; so each hands
 * itself over as a property there. They are imported by their addresses: unlike
 * an injection by the background, that needs neither a running worker nor the
 * permission to reach into every site. In Chromium the address is another in
 * each session (`use_dynamic_url`) and in Firefox in each profile, so no page
 * can probe for it. decisions/0004 tells more.
 */
import { browser } from 'wxt/browser';
import type { CreateCards } from './late-cards.ts';
import type { CreateGate } from './late-gate.ts';
import type { CreateTools } from './late-tools.ts';

/** What each script hands over, when it is ready. What serves the side panel and the keys comes with the card. */
type Scripts = { card: { readonly createCards: CreateCards; readonly createTools: CreateTools }; gate: CreateGate };

/** Under web_accessible_resources in wxt.config.ts; WXT's types know only of pages there. */
const PATHS = { card: '/card.js', gate: '/gate.js' } as unknown as Readonly<Record<keyof Scripts, '/popup.html'>>;

const key = (name: keyof Scripts): symbol => Symbol.for(`spravka.${name}`);
type World = { [name: symbol]: (() => Promise<unknown>) | undefined };

/** For the script itself. */
export function handOver<Name extends keyof Scripts>(name: Name, ready: () => Promise<Scripts[Name]>): void {
  (globalThis as unknown as World)[key(name)] = ready;
}

/** For the page's script. @param gone called when the extension has been updated or removed under the page: it loads nothing any more */
export const lateScript = <Name extends keyof Scripts>(name: Name, gone: () => void) => async (): Promise<Scripts[Name]> => {
  try {
    await import(/* @vite-ignore */ browser.runtime.getURL(PATHS[name]));
  } catch (error) {
    if (browser.runtime?.id === undefined) gone();
    throw error;
  }
  const ready = (globalThis as unknown as World)[key(name)];
  if (!ready) throw new Error(`the script ${name} has handed nothing over`);
  return (await ready()) as Scripts[Name];
};
