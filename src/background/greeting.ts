/**
 * Greets a reader once: after the first installation a page opens that shows
 * what Spravka does. Never after an update, and never a second time, which some
 * browsers would take another loading of the same extension for.
 */
import { browser } from 'wxt/browser';

/** Where storage.local holds that the reader has been greeted. */
const GREETED = 'greeted';

type Options = {
  readonly open: () => Promise<unknown>;
  readonly onError: (error: unknown, where: string) => void;
};

/** Registers its listener at once: an installation is told of in the worker's first turn. */
export function greetOnce({ open, onError }: Options): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void greet(open).catch((error: unknown) => onError(error, 'greeting the reader'));
  });
}

async function greet(open: Options['open']): Promise<void> {
  if ((await browser.storage.local.get(GREETED))[GREETED] === true) return;
  // First: a greeting that is missed is better than two.
  await browser.storage.local.set({ [GREETED]: true });
  await open();
}
