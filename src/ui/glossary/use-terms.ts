/**
 * Finds the terms inside an article, so that it links to other entries as the
 * card on a page does: with the matcher the background has published.
 */
import { useEffect, useState } from 'preact/hooks';
import { findMatches, loadMatcher } from '../../matching/matcher.ts';
import { fromBase64 } from '../../platform/base64.ts';
import { readPublished } from '../../protocol/published.ts';
import type { FindTerms } from '../card/Prose.tsx';

/** @param revision of the glossary: another may come with another matcher */
export function useTerms(revision: number): FindTerms | undefined {
  const [find, setFind] = useState<FindTerms>();
  useEffect(() => {
    let outdated = false;
    void readPublished().then(({ matcher }) => {
      const loaded = matcher && loadMatcher(fromBase64(matcher.data));
      if (outdated || !loaded?.ok) return;
      setFind(() => (text: string) => findMatches(text, loaded.value).flatMap(({ start, end, candidates: [best], confidence }) => (best && confidence !== 'context' ? [{ start, end, id: best.id, kind: best.kind }] : [])));
    });
    return () => {
      outdated = true;
    };
  }, [revision]);
  return find;
}
