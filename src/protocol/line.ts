/**
 * Questions over a port that stays open: what a screen asks at every key. A
 * message of its own opens a channel through the browser and closes it, which
 * takes about as long again as the question and its answer.
 *
 * The background may stop meanwhile and the port with it. Then what was left
 * unanswered is asked by a message, so only what changes nothing may be asked
 * over a line; the next question opens another.
 */
import { browser, type Browser } from 'wxt/browser';

/** Told from other ports by this name. */
export const LINE = 'questions';
export type Question = { readonly number: number; readonly question: unknown };
export type Answered = { readonly number: number; readonly reply?: unknown };

export type Line = { readonly ask: (question: unknown) => Promise<unknown> };

export function createLine(): Line {
  let current: Browser.runtime.Port | undefined;
  let asked = 0;

  function open(): Browser.runtime.Port {
    const port = browser.runtime.connect({ name: LINE });
    port.onDisconnect.addListener(() => {
      if (current === port) current = undefined;
    });
    return port;
  }

  function askOver(port: Browser.runtime.Port, question: unknown): Promise<unknown> {
    const number = asked++;
    return new Promise((resolve, reject) => {
      const answered = (message: unknown): void => {
        const { number: of, reply } = message as Answered;
        if (of === number) settle(() => resolve(reply));
      };
      const gone = (): void => settle(() => reject(new Error('the port is closed')));
      const settle = (tell: () => void): void => {
        port.onMessage.removeListener(answered);
        port.onDisconnect.removeListener(gone);
        tell();
      };
      port.onMessage.addListener(answered);
      port.onDisconnect.addListener(gone);
      port.postMessage({ number, question } satisfies Question);
    });
  }

  return {
    ask: async (question) => {
      try {
        return await askOver((current ??= open()), question);
      } catch {
        current = undefined;
        return browser.runtime.sendMessage(question);
      }
    },
  };
}
