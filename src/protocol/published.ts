/**
 * What the background publishes for every page to read without waking it:
 * the matchers, and the reader's choices that bear on marking. Lies in
 * storage.local, because a file that pages can load is a file that pages can
 * detect, and a message costs a cold worker's start.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { EntryIdSchema } from '../domain/entry.ts';

export const LEVELS = ['calm', 'normal', 'everything'] as const;
export type Level = (typeof LEVELS)[number];

/** The matcher's bytes as base64, since storage.local holds JSON only. */
export const PublishedMatcherSchema = v.strictObject({ version: v.string(), data: v.string() });
export type PublishedMatcher = v.InferOutput<typeof PublishedMatcherSchema>;

export const ChoicesSchema = v.object({
  level: v.optional(v.picklist(LEVELS), 'normal'),
  /** Host names on which Spravka is switched off. */
  sitesOff: v.optional(v.array(v.string()), () => []),
  hidden: v.optional(v.array(EntryIdSchema), () => []),
});
export type Choices = v.InferOutput<typeof ChoicesSchema>;

export const DEFAULT_CHOICES: Choices = v.parse(ChoicesSchema, {});

export type Published = { readonly matcher: PublishedMatcher | null; readonly choices: Choices };

const KEYS = ['matcher', 'choices'] as const;

const parsePublished = (stored: Record<string, unknown>): Published => {
  const matcher = v.safeParse(PublishedMatcherSchema, stored['matcher']);
  const choices = v.safeParse(ChoicesSchema, stored['choices'] ?? {});
  return { matcher: matcher.success ? matcher.output : null, choices: choices.success ? choices.output : DEFAULT_CHOICES };
};

/** Never rejects: where storage is refused, nothing is published and the defaults hold. */
export async function readPublished(): Promise<Published> {
  try {
    return parsePublished(await browser.storage.local.get([...KEYS]));
  } catch {
    return parsePublished({});
  }
}

/** Calls back with what has changed, until the signal aborts. */
export function watchPublished(changed: (change: Partial<Published>) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>): void => {
    const touched = KEYS.filter((key) => key in changes);
    if (touched.length === 0) return;
    const all = parsePublished(Object.fromEntries(touched.map((key) => [key, changes[key]?.newValue])));
    changed(Object.fromEntries(touched.map((key) => [key, all[key]])));
  };
  browser.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listener), { once: true });
}

/** For the background alone, the one writer. */
export async function publish(change: Partial<Published>): Promise<void> {
  await browser.storage.local.set(change);
}
