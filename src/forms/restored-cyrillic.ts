/**
 * Cyrillic that an entry implies without giving it: the letters of an
 * abbreviation whose expansion it has (RKI), the original of a Russian word
 * that stands among its forms in one romanisation only (sovnarkhoz).
 */
import type { Entry } from '../domain/entry.ts';
import { guessAcronym, isAcronym } from './acronym-letters.ts';
import { isAllEnglish } from './confidence.ts';
import { guessCyrillic } from './guess-cyrillic.ts';
import type { Lexicon } from './lexicon.ts';
import { isCyrillic, withoutQualifier } from './person-name.ts';
import { accepts, comparable } from './positions.ts';
import { romanisations } from './romanisation-grammar.ts';
import { romanisedPhrase, russianPhrase } from './russian-phrase.ts';

/** What no romanised Russian word has. */
const FOREIGN = /[wqx]|th|(?:ism|ist|ing|tion|ity|ment|er)s?$/iu;

/** @returns Cyrillic spellings, each beside the Latin one it restores */
export function restoredCyrillic(entry: Entry, lexicon: Lexicon): { readonly latin: string; readonly cyrillic: string }[] {
  const given = [entry.cyrillic, entry.expansion?.cyrillic, ...entry.forms.map(({ text }) => text)].filter((text) => text !== undefined && isCyrillic(text)) as string[];
  const latin = [withoutQualifier(entry.head), ...entry.forms.filter(({ exact }) => exact !== true).map(({ text }) => text)].filter((text) => !isCyrillic(text) && !/\s/u.test(text));
  return latin.flatMap((text) => {
    const cyrillic = isAcronym(text) ? acronymOf(text, given) : wordOf(text, given, lexicon);
    return cyrillic === undefined ? [] : [{ latin: text, cyrillic }];
  });
}

/** Only where the letters are those of an expansion: SNK is Совет народных комиссаров, CC is nothing Russian. */
function acronymOf(latin: string, given: readonly string[]): string | undefined {
  const cyrillic = guessAcronym(latin.replace(/[.\s]/gu, ''));
  const isInitials = given.some((text) => {
    const words = text.split(/[\s-]+/u).filter((word) => /\p{L}/u.test(word));
    return [words, words.filter(({ length }) => length > 2)].some((list) => list.map((word) => word.charAt(0).toUpperCase()).join('') === cyrillic);
  });
  return isInitials && !given.includes(cyrillic) ? cyrillic : undefined;
}

/** A word that none of the Cyrillic spellings reads, and whose guess reads it again. */
function wordOf(latin: string, given: readonly string[], lexicon: Lexicon): string | undefined {
  if (given.length === 0 || latin.length < 6 || FOREIGN.test(latin) || isAllEnglish(latin, lexicon)) return undefined;
  const text = comparable(latin);
  const isRead = given.some((cyrillic) => russianPhrase(cyrillic, { plural: true }).nominatives.some((nominative) => accepts(romanisedPhrase(nominative), text)));
  const guess = guessCyrillic(latin);
  return !isRead && accepts(romanisations(guess), text) ? guess : undefined;
}
