/**
 * Puts the packaged matcher where pages read it without waking the worker.
 */
import { browser } from 'wxt/browser';
import { loadMatcher, unpackMatcher } from '../matching/matcher.ts';
import { toBase64 } from '../platform/base64.ts';
import { publish, type PublishedMatcher } from '../protocol/published.ts';

/** Kept beside the matcher, so that asking for its version does not read its megabyte. */
const STAMP = 'matcherVersion';

export type MatcherSource = { readonly version: () => Promise<string>; readonly read: () => Promise<Uint8Array> };

/** Writes only when the published version is another. */
export async function publishMatcher(source: MatcherSource): Promise<void> {
  const [version, stored] = await Promise.all([source.version(), browser.storage.local.get(STAMP)]);
  if (stored[STAMP] === version) return;
  await publish({ matcher: await readMatcher(source) });
  await browser.storage.local.set({ [STAMP]: version });
}

export async function readMatcher(source: MatcherSource): Promise<PublishedMatcher> {
  const [version, bytes] = await Promise.all([source.version(), source.read()]);
  return { version, data: toBase64(forPages(bytes)) };
}

/** Unpacked here once, so that no page spends a frame's time on it. Unreadable bytes go on as they are: each page says what is wrong. */
function forPages(bytes: Uint8Array): Uint8Array {
  const packed = loadMatcher(bytes);
  return packed.ok ? unpackMatcher(packed.value) : bytes;
}
