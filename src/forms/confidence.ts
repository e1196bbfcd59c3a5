/**
 * How surely a spelling means its entry, where the author does not say. By
 * length, and by whether ordinary language has the same word.
 */
import { CONFIDENCES, type Confidence } from '../domain/entry.ts';
import { spellingsOf } from './english-spelling.ts';
import { isEverydayRussian } from './everyday-russian.ts';
import { isGivenName } from './given-names.ts';
import { isOrdinarySurname, isSharedSurname } from './ordinary-surnames.ts';
import type { Lexicon } from './lexicon.ts';
import { plain } from './positions.ts';
import { romanise } from './romanise.ts';

const letterCount = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const byLength = (letters: number, certainFrom: number): Confidence => (letters >= certainFrom ? 'certain' : letters === 4 ? 'likely' : 'context');

/** A word in Latin letters, a name or a romanised term. `cyrillic`: its Russian original, if it has one. */
export function latinWordConfidence(word: string, lexicon: Lexicon, cyrillic?: string): Confidence {
  const bare = word.replace(/['’]/gu, '');
  if (lexicon.isEnglishWord(bare)) return isLoan(bare, cyrillic) ? 'likely' : 'context';
  const confidence = byLength(letterCount(bare), 5);
  return confidence === 'certain' && lexicon.isProperName?.(bare) === true ? 'likely' : confidence;
}

/** A word English took from Russian, such as bolshevik, and not one both took elsewhere, such as plan. */
function isLoan(word: string, cyrillic: string | undefined): boolean {
  if (cyrillic === undefined || word.length < 5 || isEverydayRussian(cyrillic)) return false;
  return (['ala-lc-plain', 'bgn-plain', 'popular'] as const).some((scheme) => plain(romanise(cyrillic, scheme)).replaceAll("'", '') === plain(word));
}

/** What the romanisation grammar reads for a Russian word or phrase. English words are struck out of it later. */
export function romanisedConfidence(cyrillic: string, lexicon: Lexicon): Confidence {
  const words = cyrillic.split(/\s+/u);
  if (words.length > 1) return byLength(letterCount(cyrillic), 8);
  const confidence = latinWordConfidence(romanise(cyrillic, 'popular'), lexicon, cyrillic);
  return confidence === 'certain' && isEverydayRussian(cyrillic) ? 'likely' : confidence;
}

/** A Russian word or phrase in Cyrillic. */
export function cyrillicConfidence(text: string): Confidence {
  const words = text.split(/\s+/u);
  if (words.length === 1) return isEverydayRussian(text) ? 'context' : letterCount(text) >= 4 ? 'certain' : 'context';
  return words.every((word) => isEverydayRussian(word) || isEverydayRussian(masculine(word))) ? 'likely' : 'certain';
}

/** рабочая → рабочий: the list has adjectives in the masculine. */
const masculine = (word: string): string => word.toLowerCase().replace(/(?:ая|ое|ые)$/u, 'ый').replace(/(?<=[кгхжчшщ])ый$/u, 'ий');

/** An abbreviation of initial letters, points not counted. In Latin capitals it may also be a word in a headline. */
export function acronymConfidence(acronym: string, lexicon: Lexicon): Confidence {
  const letters = acronym.replace(/[^\p{L}\p{N}]/gu, '');
  if (lexicon.isEnglishWord(letters)) return 'context';
  const isMixed = /\p{Ll}/u.test(letters) && /\p{Lu}/u.test(letters.slice(1));
  if (/\p{Script=Cyrillic}/u.test(letters)) return letters.length >= 4 ? 'certain' : 'context';
  return isMixed && letters.length > 2 && !/^\p{Lu}+s$/u.test(letters) ? 'certain' : byLength(letters.length, 5);
}

/**
 * An English rendering. Everyday words make no name unless they are printed as
 * one, or are many; a word that English does not know makes one of any phrase.
 */
export function englishConfidence(phrase: string, lexicon: Lexicon): Confidence {
  const words = phrase.split(/[\s-]+/u).filter((word) => letterCount(word) > 0);
  const [only = ''] = words;
  if (words.length === 1) return latinWordConfidence(only, lexicon);
  const isStrange = (word: string): boolean => letterCount(word) > 4 && !isEnglish(word, lexicon) && lexicon.isProperName?.(word) !== true;
  const isName = (word: string): boolean => isStrange(word) && letterCount(word) > 5 && /^\p{Lu}/u.test(word) && !KNOWN_NAMES.has(word.toLowerCase());
  if (words.some(isStrange)) return words.length > 2 || words.some(isName) || words.every((word) => /^\p{Lu}/u.test(word)) ? 'certain' : 'likely';
  if (words.length > 2) return 'likely';
  return words.every((word) => /^\p{Lu}/u.test(word)) ? 'likely' : 'context';
}

/** Months and lands: no word list has them, and any text does. */
const KNOWN_NAMES = new Set(
  `january february march april august september october november december moscow russia russian petrograd petersburg leningrad siberia siberian georgia georgian poland polish germany german ukraine ukrainian latvia latvian
  france french britain british america american europe european jewish baltic caucasus caucasian crimea crimean turkestan asian communist soviet bolshevik menshevik`.split(/\s+/u),
);

const isEnglish = (word: string, lexicon: Lexicon): boolean => {
  const bare = word.replace(/['’]s?$/u, '');
  return spellingsOf(bare.toLowerCase()).some((each) => lexicon.isEnglishWord(each) || lexicon.isEnglishWord(each.replace(/s$/u, '')));
};

/** Whether all words of a Latin text are words of English or names it knows. */
export const isAllEnglish = (text: string, lexicon: Lexicon): boolean =>
  text
    .split(/[\s-]+/u)
    .filter((word) => letterCount(word) > 0)
    .every((word) => isEnglish(word, lexicon) || lexicon.isProperName?.(word) === true);

/** How much a surname says of whom it means. */
export type SurnameWeight = 'rare' | 'plain' | 'ordinary';

/** What Russian surnames end in. Others are borne in other countries too. */
const RUSSIAN = /(?:[ое]в|[иы]н|[сц]к[иоа][йя]|[ое]вич|енич|енко|ко|чук|юк|ая|дзе|швили|ян)а?$/u;
/** German and Jewish surnames, known everywhere. */
const WESTERN = /(?:берг|ман|штейн|таль|фельд|сон|бах|бург|баум|ер|хт)$/u;

/**
 * @param family Cyrillic or Latin as printed. @param cyrillic its Cyrillic, if known: a surname that is not
 * known to be Russian says little, for half the world may bear it
 */
export function surnameWeight(family: string, cyrillic: string | undefined, lexicon: Lexicon): SurnameWeight {
  if (cyrillic !== undefined && (isOrdinarySurname(cyrillic) || isGivenName(cyrillic) || isEverydayForm(cyrillic))) return 'ordinary';
  if (letterCount(cyrillic ?? family) <= 3 || letterCount(family) <= 3) return 'ordinary';
  const isLatin = /\p{Script=Latin}/u.test(family);
  if (isLatin && lexicon.isEnglishWord(family)) return 'ordinary';
  if (isLatin && (letterCount(family) === 4 || lexicon.isProperName?.(family) === true)) return 'plain';
  return cyrillic === undefined || isSharedSurname(cyrillic) || isWestern(cyrillic.toLowerCase()) ? 'plain' : 'rare';
}

/** Whether a surname in Cyrillic ends as Russian ones, and those of Russia's neighbours, do. */
export const looksRussian = (cyrillic: string): boolean => RUSSIAN.test(cyrillic.toLowerCase());

/** The less sure of two. */
export const lesser = (first: Confidence, second: Confidence): Confidence => (CONFIDENCES.indexOf(first) > CONFIDENCES.indexOf(second) ? first : second);

/** Советов is also what soviets are in the genitive. */
const isEverydayForm = (surname: string): boolean => isEverydayRussian(surname) || isEverydayRussian(surname.replace(/[ое]ва?$/u, ''));
/** German and Jewish, or too short to tell. @param surname Cyrillic, in small letters */
export const isWestern = (surname: string): boolean => WESTERN.test(surname) || (surname.length <= 6 && !RUSSIAN.test(surname));

const SURNAME: Readonly<Record<SurnameWeight, Confidence>> = { rare: 'certain', plain: 'likely', ordinary: 'context' };

/** A surname alone. */
export const surnameConfidence = (weight: SurnameWeight): Confidence => SURNAME[weight];

/** A surname with initials or a given name; with the patronymic there is no doubt. */
export const fullNameConfidence = (weight: SurnameWeight): Confidence => (weight === 'ordinary' ? 'likely' : 'certain');
