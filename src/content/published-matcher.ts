/**
 * The matcher as a page gets it: from storage.local, which wakes nothing, or by
 * message where storage is refused or nothing has been published yet.
 */
import { loadMatcher, type Matcher } from '../matching/matcher.ts';
import { fromBase64 } from '../platform/base64.ts';
import { report } from '../platform/report.ts';
import { ask } from '../protocol/client.ts';
import type { PublishedMatcher } from '../protocol/published.ts';

/** Null when there is none, or when it was made by another version of the engine: a newer one is then on its way. */
export async function matcherFrom(published: PublishedMatcher | null): Promise<Matcher | null> {
  const found = published ?? (await askForMatcher());
  if (found === null) return null;
  const loaded = loadMatcher(fromBase64(found.data));
  if (loaded.ok) return loaded.value;
  report(new Error(loaded.failure.kind), 'loading the matcher');
  return null;
}

async function askForMatcher(): Promise<PublishedMatcher | null> {
  const reply = await ask('matcher.get', {});
  return reply.ok ? reply.value : null;
}
