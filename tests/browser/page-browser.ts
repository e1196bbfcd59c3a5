/**
 * What a content script has of the extension's browser, for tests of it in a
 * real page: storage in memory, and a background that answers as the test says.
 * To be imported before anything that asks for `browser`.
 */
import { compileMatcher, unpackMatcher } from '../../src/matching/matcher.ts';
import type { EntryId } from '../../src/domain/entry.ts';
import { toBase64 } from '../../src/platform/base64.ts';

type Changes = Record<string, { readonly newValue: unknown }>;

const stored = new Map<string, unknown>();
const watchers = new Set<(changes: Changes) => void>();
const deaf = { addListener: () => undefined, removeListener: () => undefined };

/** The background, as far as a page asks it. */
export const background = { answer: async (_message: unknown): Promise<unknown> => undefined };

const local = {
  get: async (keys: string | readonly string[]) => Object.fromEntries([keys].flat().filter((key) => stored.has(key)).map((key) => [key, stored.get(key)])),
  set: async (values: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(values)) stored.set(key, value);
    for (const watcher of watchers) watcher(Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }])));
  },
  onChanged: { addListener: (watcher: (changes: Changes) => void) => watchers.add(watcher), removeListener: (watcher: (changes: Changes) => void) => watchers.delete(watcher) },
};

Object.assign(globalThis, { browser: { storage: { local }, runtime: { id: 'spravka', onMessage: deaf, onConnect: deaf, sendMessage: (message: unknown) => background.answer(message) } } });

export const forgetPublished = (): void => stored.clear();

/** The bytes, as they are published, of a matcher for one entry that is marked wherever its word stands. */
export function matcherOf(id: EntryId, word: string): string {
  const target = { entry: 0, role: 'name', confidence: 'certain', caseRule: 'any', derived: false } as const;
  const matcher = compileMatcher([{ alternatives: [...word].map((letter) => [letter]), target }], [{ id, kind: 'term', neighbours: [] }]);
  return toBase64(unpackMatcher(matcher));
}
