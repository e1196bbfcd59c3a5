/**
 * How either end answers a message: parse the parameters, run the handler, send
 * its reply. What is not ours, or not well formed, is left unanswered.
 *
 * Uses sendResponse with `return true`, which every version of both browsers
 * knows; a listener that returns a promise is newer in Chromium.
 */
import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';

export type Sender = Browser.runtime.MessageSender;
type Listener = (message: unknown, sender: Sender, sendResponse: (reply: unknown) => void) => boolean;

/** @returns what stops the listening */
export function listen(listener: Listener): () => void {
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/** Whether the message will be answered. */
export function answer(schema: v.GenericSchema<unknown, unknown>, params: unknown, handle: (value: unknown) => unknown, sendResponse: (reply: unknown) => void, onError: (error: unknown) => void): boolean {
  const parsed = v.safeParse(schema, params);
  if (!parsed.success) return false;
  void (async () => {
    try {
      sendResponse((await handle(parsed.output)) ?? null);
    } catch (error) {
      onError(error);
      sendResponse(undefined);
    }
  })();
  return true;
}
