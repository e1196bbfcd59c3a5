/**
 * What the background publishes for every page to read without waking it:
 * the matchers, and the reader's choices that bear on marking. Lies in
 * storage.local, because a file that pages can load is a file that pages can
 * detect, and a message costs a cold worker's start.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { EntryIdSchema, KINDS } from '../domain/entry.ts';
import { LEVELS } from '../domain/level.ts';

/** How marks look; `on-key`: nothing until the key is held. */
export const MARK_STYLES = ['dotted', 'solid', 'tint', 'on-key'] as const;
export const CARD_SIZES = ['small', 'medium', 'large'] as const;
export const CHOSEN_THEMES = ['auto', 'light', 'dark'] as const;
/** `auto`: the browser's. */
export const LANGUAGES = ['auto', 'en', 'ru'] as const;

/** The matcher's bytes as base64, since storage.local holds JSON only. */
export const PublishedMatcherSchema = v.strictObject({ version: v.string(), data: v.string() });
export type PublishedMatcher = v.InferOutput<typeof PublishedMatcherSchema>;

/** What a reader may choose, each field alone. */
export const CHOICE_FIELDS = {
  level: v.picklist(LEVELS),
  /** Host names on which Spravka is switched off. */
  sitesOff: v.array(v.string()),
  /** Entries that are never marked. */
  hidden: v.array(EntryIdSchema),
  /** Kinds that are not marked; a kind that comes later is marked. */
  kindsOff: v.array(v.picklist(KINDS)),
  markStyle: v.picklist(MARK_STYLES),
  /** ms between the pointer's rest and the card. */
  cardDelay: v.pipe(v.number(), v.minValue(0), v.maxValue(5000)),
  cardSize: v.picklist(CARD_SIZES),
  theme: v.picklist(CHOSEN_THEMES),
  language: v.picklist(LANGUAGES),
} as const;

/** A field that is missing or not readable has its default: one bad value must not cost the reader all others. */
const field = <const S extends v.GenericSchema>(schema: S, absent: v.InferOutput<S>) => v.fallback(v.optional(schema, () => absent), () => absent);

export const ChoicesSchema = v.object({
  level: field(CHOICE_FIELDS.level, 'normal'),
  sitesOff: field(CHOICE_FIELDS.sitesOff, []),
  hidden: field(CHOICE_FIELDS.hidden, []),
  kindsOff: field(CHOICE_FIELDS.kindsOff, []),
  markStyle: field(CHOICE_FIELDS.markStyle, 'dotted'),
  cardDelay: field(CHOICE_FIELDS.cardDelay, 250),
  cardSize: field(CHOICE_FIELDS.cardSize, 'medium'),
  theme: field(CHOICE_FIELDS.theme, 'auto'),
  language: field(CHOICE_FIELDS.language, 'auto'),
});
export type Choices = v.InferOutput<typeof ChoicesSchema>;

export const DEFAULT_CHOICES: Choices = v.parse(ChoicesSchema, {});

/** The parts of the matcher of entries that are not built in; each lies under a key of its own, so that a change rewrites little. */
export const PublishedPartsSchema = v.strictObject({ parts: v.array(v.string()) });
export type PublishedParts = v.InferOutput<typeof PublishedPartsSchema>;

/** Spellings, folded as matching/ folds, that are not marked for an entry. */
export const HiddenFormsSchema = v.record(v.string(), v.array(v.string()));
export type HiddenForms = v.InferOutput<typeof HiddenFormsSchema>;

export type Published = {
  readonly matcher: PublishedMatcher | null;
  /** The reader's own entries and those of the packs switched on; null while there are none. */
  readonly personalMatcher: PublishedParts | null;
  readonly hiddenForms: HiddenForms;
  readonly choices: Choices;
  /** Differs after every change of what the glossary says: own entries, notes, packs, a new version. */
  readonly revision: number;
};

const SCHEMAS = {
  matcher: v.fallback(v.nullable(PublishedMatcherSchema), null),
  personalMatcher: v.fallback(v.nullable(PublishedPartsSchema), null),
  hiddenForms: v.fallback(HiddenFormsSchema, {}),
  choices: v.fallback(ChoicesSchema, DEFAULT_CHOICES),
  revision: v.fallback(v.number(), 0),
} as const;
type Key = keyof Published;
const KEYS = Object.keys(SCHEMAS) as Key[];

const parseKey = (key: Key, stored: unknown): Published[Key] => v.parse(SCHEMAS[key], stored ?? (key === 'choices' ? {} : null));
const parsePublished = (stored: Record<string, unknown>, keys: readonly Key[]): Partial<Published> => Object.fromEntries(keys.map((key) => [key, parseKey(key, stored[key])]));

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
    return parseKey('choices', (await browser.storage.local.get('choices'))['choices']) as Choices;
  } catch {
    return DEFAULT_CHOICES;
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
  return parseKey('hiddenForms', (await browser.storage.local.get('hiddenForms'))['hiddenForms'] ?? {}) as HiddenForms;
}

export async function readPublishedPersonal(): Promise<PublishedParts | null> {
  return parseKey('personalMatcher', (await browser.storage.local.get('personalMatcher'))['personalMatcher']) as PublishedParts | null;
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
