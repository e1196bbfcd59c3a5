/**
 * Cyrillic text in the Latin letters of one system. For print: tests, the
 * search index, the entry form. Matching uses romanisation-grammar.ts, which
 * knows all systems and their mixtures at once.
 */
import { SCHEME_TABLES, type SchemeTable } from './romanisation-tables.ts';

/** `-plain`: as people type it, without marks; soft signs are apostrophes in ALA-LC and dropped in BGN. */
export const SCHEMES = ['ala-lc', 'ala-lc-plain', 'bgn', 'bgn-plain', 'iso-9', 'scholarly', 'gost-b', 'passport', 'german', 'french', 'popular'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** Runs of letters; whatever stands between them is kept. */
const WORD = /[\p{L}\p{M}]+/gu;
const MARKS = /\p{M}/gu;

/**
 * @param cyrillic any text; what is not Cyrillic stays as it is
 * @param scheme see `SCHEMES`; tables and sources in romanisation-tables.ts
 * @returns the text in Latin letters; each capital becomes one capital: Щ is `Shch`
 */
export function romanise(cyrillic: string, scheme: Scheme): string {
  if (scheme === 'ala-lc-plain') return romanise(cyrillic, 'ala-lc').normalize('NFD').replace(MARKS, '').replaceAll('ʹ', "'").replaceAll('ʺ', '"');
  if (scheme === 'bgn-plain') return romanise(cyrillic, 'bgn').normalize('NFD').replace(MARKS, '').replace(/[’”]/g, '');
  const table = SCHEME_TABLES[scheme];
  return cyrillic.normalize('NFC').replace(WORD, (word) => romaniseWord(word, table));
}

function romaniseWord(word: string, { letters, inPlace }: SchemeTable): string {
  const lower = word.toLowerCase();
  let latin = '';
  for (let index = 0; index < lower.length; index++) {
    const letter = lower[index] ?? '';
    const place = { letter, before: lower[index - 1] ?? '', after: lower[index + 1] ?? '', word: lower, index };
    const romanised = inPlace?.(place) ?? letters[letter] ?? letter;
    latin += word[index] === letter ? romanised : capitalised(romanised);
  }
  return latin;
}

const capitalised = (letters: string): string => letters.charAt(0).toUpperCase() + letters.slice(1);
