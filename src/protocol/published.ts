/**
 * What the background publishes for every page to read without waking it:
 * the matchers, and the reader's choices that bear on marking. Lies in
 * storage.local, because a file that pages can load is a file that pages can
 * detect, and a message costs a cold worker's start.
 */
import { browser } from 'wxt/browser';
import { choicesFrom, type Choices } from './choices.ts';
import { isNumber, isString, listOf, object, recordOf, type Shape } from './shape.ts';

/** The matcher's bytes as base64, since storage.local holds JSON only. */
export type PublishedMatcher = { version: string; data: string };
export const isPublishedMatcher: Shape<PublishedMatcher> = object<PublishedMatcher>({ version: isString, data: isString });

/** The parts of the matcher of entries that are not built in; each lies under a key of its own, so that a change rewrites little. */
export type PublishedParts = { parts: string[] };
const isPublishedParts: Shape<PublishedParts> = object<PublishedParts>({ parts: listOf(isString) });

/** Spellings, folded as matching/ folds, that are not marked for an entry. */
export type HiddenForms = Record<string, string[]>;
const isHiddenForms: Shape<HiddenForms> = recordOf(listOf(isString));

export type Published = {
  readonly matcher: PublishedMatcher | null;
  /** The reader's own entries and those of the packs switched on; null while there are none. */
  readonly personalMatcher: PublishedParts | null;
  readonly hiddenForms: HiddenForms;
  readonly choices: Choices;
  /** Differs after every change of what the glossary says: own entries, notes, packs, a new version. */
  readonly revision: number;
};

const orElse =
  <Value, Absent>(shape: Shape<Value>, absent: Absent) =>
  (stored: unknown): Value | Absent =>
    shape(stored) ? stored : absent;

/** What is missing or not readable is as if nothing had been published. */
const READ: { readonly [Key in keyof Published]: (stored: unknown) => Published[Key] } = {
  matcher: orElse(isPublishedMatcher, null),
  personalMatcher: orElse(isPublishedParts, null),
  hiddenForms: orElse(isHiddenForms, {}),
  choices: choicesFrom,
  revision: orElse(isNumber, 0),
};
type Key = keyof Published;
const KEYS = Object.keys(READ) as Key[];

const parsePublished = (stored: Record<string, unknown>, keys: readonly Key[]): Partial<Published> => Object.fromEntries(keys.map((key) => [key, READ[key](stored[key])]));

/** Never rejects: where storage is refused, nothing is published and the defaults hold. */
export async function readPublished(): Promise<Published> {
  try {
    return parsePublished(await browser.storage.local.get(KEYS), KEYS) as Published;
  } catch {
    return parsePublished({}, KEYS) as Published;
  }
}

/** Calls back with what has changed, until the signal aborts. */
export function watchPublished(changed: (change: Partial<Published>) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    const touched = KEYS.filter((key) => key in changes);
    if (touched.length === 0) return;
    changed(parsePublished(Object.fromEntries(touched.map((key) => [key, changes[key]?.newValue])), touched));
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener), { once: true });
}

/** For the background alone, the one writer. */
export async function publish(change: Partial<Published>): Promise<void> {
  await browser.storage.local.set(change);
}

/** What the reader has chosen, for those who need nothing else: a matcher may be a megabyte. */
export async function readChoices(): Promise<Choices> {
  try {
    return READ.choices((await browser.storage.local.get('choices'))['choices']);
  } catch {
    return READ.choices(undefined);
  }
}

const PART = 'part:';

/** Names of parts begin with whose they are. */
export const OWN_PART = 'own/';
export const isOwnPart = (name: string): boolean => name.startsWith(OWN_PART);

/** The bytes of these parts as base64, in their order; a part that has just been replaced is left out. */
export async function readParts(names: readonly string[]): Promise<{ readonly name: string; readonly data: string }[]> {
  if (names.length === 0) return [];
  try {
    const stored = await browser.storage.local.get(names.map((name) => PART + name));
    return names.flatMap((name) => {
      const data = stored[PART + name];
      return typeof data === 'string' ? [{ name, data }] : [];
    });
  } catch {
    return [];
  }
}

export async function readHiddenForms(): Promise<HiddenForms> {
  return READ.hiddenForms((await browser.storage.local.get('hiddenForms'))['hiddenForms']);
}

export async function readPublishedPersonal(): Promise<PublishedParts | null> {
  return READ.personalMatcher((await browser.storage.local.get('personalMatcher'))['personalMatcher']);
}

/** For the background alone, as the two that follow. */
export const publishPart = (name: string, data: string): Promise<void> => browser.storage.local.set({ [PART + name]: data });
export const removeParts = (names: readonly string[]): Promise<void> => browser.storage.local.remove(names.map((name) => PART + name));
/** Their names, without reading their bytes where the browser can tell keys alone. */
export async function listPublishedParts(): Promise<string[]> {
  const area = browser.storage.local as typeof browser.storage.local & { getKeys?: () => Promise<string[]> };
  const keys = area.getKeys ? await area.getKeys() : Object.keys(await area.get(null));
  return keys.filter((key) => key.startsWith(PART)).map((key) => key.slice(PART.length));
}

/** For what state of the database the parts were made: a worker that starts need not read all entries to know that nothing is to be done. */
const STAMP = 'partsStamp';
export const readPartsStamp = async (): Promise<unknown> => (await browser.storage.local.get(STAMP))[STAMP];
export const writePartsStamp = (stamp: string): Promise<void> => browser.storage.local.set({ [STAMP]: stamp });
