/**
 * The matchers that pages mark with, loaded in the background: to tell which
 * entries a form would clash with.
 */
import { loadMatcher, type Matcher } from '../matching/matcher.ts';
import { fromBase64 } from '../platform/base64.ts';
import { readParts, readPublishedPersonal } from '../protocol/published.ts';
import type { MatcherSource } from './matcher-publisher.ts';

/** Each is loaded once and kept while it is published. */
export function createMatchersHere(packaged: MatcherSource): () => Promise<readonly Matcher[]> {
  let builtIn: Promise<Matcher | null> | undefined;
  let parts = new Map<string, Matcher>();

  const readBuiltIn = async (): Promise<Matcher | null> => {
    const loaded = loadMatcher(await packaged.read());
    return loaded.ok ? loaded.value : null;
  };

  async function readPersonal(): Promise<readonly Matcher[]> {
    const names = (await readPublishedPersonal())?.parts ?? [];
    const found = new Map(names.flatMap((name) => (parts.has(name) ? [[name, parts.get(name)!] as const] : [])));
    for (const { name, data } of await readParts(names.filter((name) => !found.has(name)))) {
      const loaded = loadMatcher(fromBase64(data));
      if (loaded.ok) found.set(name, loaded.value);
    }
    parts = found;
    return [...found.values()];
  }

  return async () => {
    const glossary = await (builtIn ??= readBuiltIn());
    return [...(await readPersonal()), ...(glossary ? [glossary] : [])];
  };
}
