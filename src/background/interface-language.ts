/**
 * Lays the messages of the language the reader has chosen where pages and
 * screens find them; where the choice is the browser's own language, nothing.
 */
import { browser } from 'wxt/browser';
import { MESSAGES_KEY, type ChosenMessages, type InterfaceLanguage } from '../platform/i18n.ts';
import { type Choices } from '../protocol/choices.ts';
import { readChoices, watchPublished } from '../protocol/published.ts';

/** Follows the choice for as long as the worker lives. Looks at each start: a new version may say things in other words. */
export function followLanguage(onError: (error: unknown, where: string) => void, signal = new AbortController().signal): void {
  // Two changes at once must not end with the messages of the first.
  let turn: Promise<void> = Promise.resolve();
  const lay = (language: Choices['language']): void => {
    turn = turn.then(() => layMessages(language)).catch((error: unknown) => onError(error, 'laying out the messages'));
  };
  watchPublished(({ choices }) => choices && lay(choices.language), signal);
  void readChoices().then(({ language }) => lay(language));
}

async function layMessages(language: Choices['language']): Promise<void> {
  const held = (await browser.storage.local.get(MESSAGES_KEY))[MESSAGES_KEY] as ChosenMessages | undefined;
  if (language === 'auto') {
    if (held) await browser.storage.local.remove(MESSAGES_KEY);
    return;
  }
  const laid: ChosenMessages = { language, messages: await readPackaged(language) };
  if (JSON.stringify(laid) !== JSON.stringify(held)) await browser.storage.local.set({ [MESSAGES_KEY]: laid });
}

async function readPackaged(language: InterfaceLanguage): Promise<Record<string, string>> {
  const file = await fetch(browser.runtime.getURL(`/_locales/${language}/messages.json` as '/'));
  const messages = (await file.json()) as Record<string, { message: string }>;
  return Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
}
