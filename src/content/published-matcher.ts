/**
 * The matchers as a page gets them: from storage.local, which wakes nothing, or
 * by message where storage is refused or nothing has been published yet.
 */
import { loadUnpacked, type Matcher } from '../matching/matcher.ts';
import { fromBase64 } from '../platform/base64.ts';
import { report } from '../platform/report.ts';
import { askForMatcher } from '../protocol/page-client.ts';
import { isOwnPart, readParts, type PublishedMatcher, type PublishedParts } from '../protocol/published.ts';

/** Null when there is none, or when it was made by another version of the engine: a newer one is then on its way. */
export async function matcherFrom(published: PublishedMatcher | null): Promise<Matcher | null> {
  const found = published ?? (await askForMatcher());
  return found === null ? null : matcherOf(found.data);
}

/** @param data a matcher's bytes as base64 */
export function matcherOf(data: string): Matcher | null {
  const loaded = loadUnpacked(fromBase64(data));
  if (loaded.ok) return loaded.value;
  report(new Error(loaded.failure.kind), 'loading the matcher');
  return null;
}

/** A part of the matcher of entries that are not built in. */
export type LoadedPart = { readonly name: string; readonly matcher: Matcher; /** Of the reader's own entries. */ readonly own: boolean };

/** Each so many in a task of their own: the parts of a hundred thousand entries together would hold a page up for a fifth of a second. */
const AT_ONCE = 2;

/** In the order published, the reader's own first. Parts that are loaded already are not read again. */
export async function partsFrom(published: PublishedParts | null, loaded: readonly LoadedPart[] = []): Promise<LoadedPart[]> {
  const names = published?.parts ?? [];
  const known = new Map(loaded.map((part) => [part.name, part]));
  const wanted = names.filter((name) => !known.has(name));
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    for (const { name, data } of await readParts(wanted.slice(at, at + AT_ONCE))) {
      const matcher = matcherOf(data);
      if (matcher) known.set(name, { name, matcher, own: isOwnPart(name) });
    }
  }
  return names.flatMap((name) => known.get(name) ?? []);
}
