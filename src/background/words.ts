/**
 * Words of ordinary language, packaged beside the glossary: read when the first
 * personal entry needs its spellings judged, then kept.
 */
import type { Lexicon } from '../forms/lexicon.ts';

export type Words = { readonly all: ReadonlySet<string>; readonly lexicon: Lexicon };

export function createWords(read: () => Promise<string>): () => Promise<Words> {
  let words: Promise<Words> | undefined;
  return () =>
    (words ??= read().then((text) => {
      const all = new Set(text.split('\n'));
      return { all, lexicon: { isEnglishWord: (word) => all.has(word.toLowerCase()) } };
    }));
}
