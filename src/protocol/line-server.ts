/**
 * The background's end of lines (line.ts): each question is answered under its
 * number, with nothing where nobody hears it.
 */
import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import type { Listener } from './answering.ts';
import { LINE, type Answered } from './line.ts';

const QuestionSchema = v.strictObject({ number: v.number(), question: v.unknown() });

/** @returns what stops the listening */
export function listenOnLines(listener: Listener): () => void {
  const connected = (port: Browser.runtime.Port): void => {
    if (port.name !== LINE) return;
    port.onMessage.addListener((message: unknown) => {
      const asked = v.safeParse(QuestionSchema, message);
      if (!asked.success) return;
      const { number, question } = asked.output;
      const send = (reply: unknown): void => tell(port, { number, reply });
      if (!listener(question, port.sender ?? {}, send)) send(undefined);
    });
  };
  browser.runtime.onConnect.addListener(connected);
  return () => browser.runtime.onConnect.removeListener(connected);
}

/** Whoever asked may be gone by now. */
function tell(port: Browser.runtime.Port, answered: Answered): void {
  try {
    port.postMessage(answered);
  } catch {
    port.disconnect();
  }
}
