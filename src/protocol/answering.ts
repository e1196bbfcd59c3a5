/**
 * How either end answers a message whose parameters it has found well formed:
 * run the handler, send its reply. What is not ours, or not well formed, is left
 * unanswered.
 *
 * Uses sendResponse with `return true`, which every version of both browsers
 * knows; a listener that returns a promise is newer in Chromium.
 */
import { browser, type Browser } from 'wxt/browser';

export type Sender = Browser.runtime.MessageSender;
export type Listener = (message: unknown, sender: Sender, sendResponse: (reply: unknown) => void) => boolean;

/** @returns what stops the listening */
export function listen(listener: Listener): () => void {
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

/** @returns true: the answer comes later */
export function answer(handle: () => unknown, sendResponse: (reply: unknown) => void, onError: (error: unknown) => void): true {
  void (async () => {
    try {
      sendResponse((await handle()) ?? null);
    } catch (error) {
      onError(error);
      sendResponse(undefined);
    }
  })();
  return true;
}
