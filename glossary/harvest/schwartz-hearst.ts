/**
 * Definitions of abbreviations in running text: "full name (ABBR)" and
 * "ABBR (full name)".
 *
 * The method is A. S. Schwartz and M. A. Hearst, "A simple algorithm for
 * identifying abbreviation definitions in biomedical text", Pacific Symposium
 * on Biocomputing 8 (2003): walk the short form from its end, matching each
 * letter to the nearest earlier one of the long form; the first must begin a word.
 */
export type Definition = { readonly short: string; readonly long: string; readonly index: number };

const PARENTHESIS = /\(([^()]{2,120})\)/g;

export function findDefinitions(text: string): Definition[] {
  return [...text.matchAll(PARENTHESIS)].flatMap((found): Definition[] => {
    const inside = (found[1] ?? '').split(/[;,]|\s[–—-]\s/)[0]!.trim();
    const before = text.slice(Math.max(0, found.index - 200), found.index).trimEnd();
    if (isShortForm(inside)) {
      const long = bestLongForm(inside, lastWords(before, Math.min(inside.length + 5, inside.length * 2)));
      return long === null ? [] : [{ short: inside, long, index: found.index }];
    }
    const short = /[\p{L}().-]{2,10}$/u.exec(before)?.[0] ?? '';
    if (!isShortForm(short)) return [];
    const long = bestLongForm(short, inside);
    return long === null ? [] : [{ short, long, index: found.index }];
  });
}

/** Two to ten characters, at most two words, a letter in it and a capital: a name in small letters is no abbreviation. */
const isShortForm = (text: string): boolean => text.length >= 2 && text.length <= 10 && text.split(' ').length <= 2 && /^[\p{L}\p{N}]/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;

const lastWords = (text: string, count: number): string => (text.split(/[.;:]\s/).at(-1) ?? '').split(/\s+/).slice(-count).join(' ');

/** The shortest end of `candidates` that holds the letters of `short` in order; null when there is none. */
export function bestLongForm(short: string, candidates: string): string | null {
  let at = candidates.length - 1;
  for (let letter = short.length - 1; letter >= 0; letter--) {
    const wanted = short[letter]!.toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(wanted)) continue;
    at = placeOf(wanted, candidates, at, letter === 0);
    if (at < 0) return null;
    at--;
  }
  const long = candidates.slice(candidates.lastIndexOf(' ', at) + 1).trim();
  return long.length > short.length && long.includes(' ') && !long.includes(short) ? long : null;
}

/** The last place up to `from` where the letter stands, at a word's beginning if it must; -1 when there is none. */
function placeOf(letter: string, text: string, from: number, mustBegin: boolean): number {
  for (let at = from; at >= 0; at--) {
    const begins = at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]!);
    if (text[at]!.toLowerCase() === letter && (begins || !mustBegin)) return at;
  }
  return -1;
}
