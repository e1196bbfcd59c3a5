/**
 * What Spravka says, in the reader's language: the browser's, or the one chosen
 * under settings. English is the default and the list of keys.
 *
 * The browser's own `i18n` can't be told another language than its own, and a
 * page's script can't read the package's files; so a chosen language's messages
 * are laid into storage.local by the background (background/interface-language.ts)
 * and read from there, by pages and screens alike.
 */
import { browser } from 'wxt/browser';
import type english from '../../public/_locales/en/messages.json';

export type MessageKey = keyof typeof english;
export const INTERFACE_LANGUAGES = ['en', 'ru'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];
/** A language's messages by key, as the browser's message files have them but without their wrapping. */
export type ChosenMessages = { readonly language: InterfaceLanguage; readonly messages: Readonly<Partial<Record<string, string>>> };

/** Where storage.local holds the chosen language; nothing there means the browser's own. */
export const MESSAGES_KEY = 'interfaceMessages';

let chosen: ChosenMessages | undefined;

/** Speaks with these messages from now on; `undefined`: with the browser's. What is on a screen already stays until it is drawn anew. */
export function useMessages(messages: ChosenMessages | undefined): void {
  chosen = messages;
}

/** To be awaited before anything is drawn. Never rejects: without storage the browser's language holds. */
export async function readMessages(): Promise<void> {
  const stored: Record<string, unknown> = await browser.storage.local.get(MESSAGES_KEY).catch(() => ({}));
  useMessages(asMessages(stored[MESSAGES_KEY]));
}

/** Calls back after another language has been chosen. */
export function watchMessages(changed: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    if (!(MESSAGES_KEY in changes)) return;
    useMessages(asMessages(changes[MESSAGES_KEY]?.newValue));
    changed();
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener), { once: true });
}

/** The message with names where it has `$1`, `$2` … */
export const t = (key: MessageKey, ...names: readonly (string | number)[]): string => fill(chosen?.messages[key] ?? browsersMessage(key), ...names);

/**
 * The form of a message that goes with a number, which is its `$1`. Its forms stand in one
 * message, divided by ` | `: one and many in English; one, two to four, many in Russian.
 */
export function tCount(key: MessageKey, count: number, ...names: readonly (string | number)[]): string {
  const language = interfaceLanguage();
  const forms = t(key, '$1', ...names.map((_, index) => `$${index + 2}`)).split(' | ');
  const at = PLURAL_ORDER[language].indexOf(new Intl.PluralRules(language).select(count));
  return fill(forms[at] ?? forms.at(-1) ?? '', formatNumber(count), ...names);
}
const PLURAL_ORDER: Readonly<Record<InterfaceLanguage, readonly string[]>> = { en: ['one', 'other'], ru: ['one', 'few', 'many'] };

export const formatNumber = (value: number): string => new Intl.NumberFormat(interfaceLanguage()).format(value);

/** The language that `t` speaks. */
export const interfaceLanguage = (): InterfaceLanguage => chosen?.language ?? (browser.i18n.getUILanguage().startsWith('ru') ? 'ru' : 'en');

/** Puts names where the message has `$1`, `$2` … */
export const fill = (message: string, ...names: readonly (string | number)[]): string => message.replace(/\$(\d)/g, (placeholder, digit: string) => String(names[Number(digit) - 1] ?? placeholder));

/** Placeholders are put in place of themselves: without substitutions the browser would drop them. */
const browsersMessage = (key: string): string => (browser.i18n.getMessage as (key: string, names: string[]) => string)(key, ['$1', '$2', '$3']);

function asMessages(stored: unknown): ChosenMessages | undefined {
  const given = stored as Partial<ChosenMessages> | null | undefined;
  return given && typeof given.messages === 'object' && INTERFACE_LANGUAGES.includes(given.language as InterfaceLanguage) ? (given as ChosenMessages) : undefined;
}

/** In decimal units, as file managers tell it. */
export function formatBytes(bytes: number): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.max(1, bytes / 1000), 'kilobyte'];
  return new Intl.NumberFormat(interfaceLanguage(), { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
