/**
 * What a hyphen at a line's end is, judged by the two lines it stands between
 * and by the other words of the page. Pure. A matcher that meets `-⏎` has to
 * try every reading of it; here most of them can be ruled out before.
 */

/**
 * `divided`: the hyphen is the printer's, and the word goes on without it;
 * `compound`: the hyphen is the word's own; `open`: neither is sure, or no word goes on.
 */
export type LineEnd = 'divided' | 'compound' | 'open';

/** Before these a hyphen is more often the word's own. */
const PREFIX = /^(?:non|anti|ex|self|semi|half|all|vice|counter|quasi|anarcho|socio|social|left|right|well|pre|post|mid|north|south|кто|что|как|где|из|по|кое|социал|полу|[\p{L}]{3,}о)$/iu;
const WORDS = /[\p{L}\p{M}’']+(?:[-\u2010\u2011][\p{L}\p{M}’']+)*/gu;
const ENDS = /(?<chain>[-\u2010\u2011])?(?<begun>[\p{L}\p{M}’']*\p{L}\p{M}*)[-\u2010\u00ad]\s*$/u;
const BEGINS = /^\s*(?<rest>\p{L}[\p{L}\p{M}’']*)/u;

/** Words of a page by which `lineEndOf` judges, compounds whole, all in small letters. */
export const wordsOf = (lines: Iterable<string>): ReadonlySet<string> => {
  const words = new Set<string>();
  for (const line of lines) for (const [word] of line.normalize('NFKC').matchAll(WORDS)) words.add(folded(word));
  return words;
};

const folded = (word: string): string => word.toLowerCase().replace(/[\u2010\u2011]/g, '-').replaceAll('’', "'");

/** @param words asked only where there is something to judge */
export function lineEndOf(line: string, next: string, words: () => ReadonlySet<string>): LineEnd {
  const { chain, begun } = ENDS.exec(line)?.groups ?? {};
  const rest = BEGINS.exec(next)?.groups?.['rest'];
  if (begun === undefined || rest === undefined) return 'open';
  if (/^\p{Lu}/u.test(rest)) return /\p{Ll}/u.test(begun) ? 'compound' : 'open';
  const [one, other] = [folded(begun.normalize('NFKC')), folded(rest.normalize('NFKC'))];
  if (words().has(one + other)) return 'divided';
  if (words().has(`${one}-${other}`)) return 'compound';
  return chain !== undefined || PREFIX.test(one) ? 'open' : 'divided';
}
