/**
 * English renderings as texts vary them: with and without the article inside,
 * workers, workers' or worker's, commissariat of or for, labour or labor,
 * hyphen or space, one or several, Tenth or 10th.
 */
import type { Lexicon } from './lexicon.ts';
import { isAcronym } from './acronym-letters.ts';
import { accepts, comparable, literalPositions, plain, type Positions } from './positions.ts';
import { guessCyrillic } from './guess-cyrillic.ts';
import { romanisations } from './romanisation-grammar.ts';
import { pluralOf, singularOf, spellingsOf } from './english-spelling.ts';

export type EnglishOptions = { /** Whether the plural is met beside the singular, and the other way round. */ readonly plural: boolean; readonly lexicon: Lexicon };

const PREPOSITION = /^(?:of|for|in|on|to|with|by|from|against|under|at|and|&)$/;
const ARTICLE = /^(?:the|a|an)$/;
/** After these, of and for are the same. */
const OFFICE = /^(?:commissariat|commissar|committee|commission|council|ministry|department|union|institute)s?$/;
/** Prefixes that are also printed without a hyphen. */
const PREFIX = /^(?:co|non|anti|re|sub|semi|inter|counter|pre|post|ex|all|self)$/;

/** @param phrase one or more words in Latin letters */
export function englishPositions(phrase: string, options: EnglishOptions): Positions {
  const printed = phrase.trim().split(/\s+/u);
  const words = printed.map(plain);
  const first = ARTICLE.test(words[0] ?? '') && words.length > 1 ? 1 : 0;
  const head = headIndex(words, first);
  const positions: (readonly string[])[] = [];
  // A commissariat was a people's commissariat, named so or not.
  if (/^commissar(?:iat)?s?$/.test(words[first] ?? '')) positions.push(['', ...owners('people').map((owner) => `${owner} `)]);
  for (let index = first; index < words.length; index++) {
    const word = words[index] ?? '';
    if (ARTICLE.test(word) && PREPOSITION.test(words[index - 1] ?? '')) continue;
    if (index > first) positions.push(betweenWords(words, index, words.length - first <= 3));
    // A group is several people, not several parties: communist parties are others' too.
    const counted = { ...options, plural: options.plural && index === head && word !== 'party' };
    positions.push(...(isAcronym(printed[index] ?? '') ? acronymInside(word, counted.plural) : wordPositions(word, words, index, counted)));
  }
  return positions;
}

/** The SRs of "Left SRs": with points or without, and counted. */
const acronymInside = (word: string, plural: boolean): Positions => [...Array.from(plural ? word.replace(/s$/, '') : word).filter((letter) => letter !== '.').flatMap((letter) => [[letter], ['', '.']]), ...(plural ? [['', 's']] : [])];

/** The word that is counted: the last before a preposition. */
function headIndex(words: readonly string[], first: number): number {
  const preposition = words.findIndex((word, index) => index > first && /^(?:of|for|in|on|to|with|by|from|against|under|at)$/.test(word));
  return (preposition < 0 ? words.length : preposition) - 1;
}

function betweenWords(words: readonly string[], index: number, isShort: boolean): readonly string[] {
  let before = index - 1;
  if (ARTICLE.test(words[before] ?? '')) before--;
  return PREPOSITION.test(words[before] ?? '') ? [' ', ' the '] : isShort || words[before] === 'trade' ? [' ', '-'] : [' '];
}

function wordPositions(word: string, words: readonly string[], index: number, options: EnglishOptions): Positions {
  if (/^(?:of|for)$/.test(word) && OFFICE.test(words[index - 1] ?? '')) return [['of', 'for']];
  if (word === 'and' || word === '&') return [['and', '&']];
  const parts = word.split(/[-–]/u);
  if (/^all[-–]russian?$/u.test(word)) return [['all-', 'all '], ['russian', 'russia']];
  return parts.flatMap((part, place): Positions => {
    const last = place === parts.length - 1;
    const positions = partPositions(part, { ...options, plural: options.plural && last }, index < words.length - 1 && last);
    return place === 0 ? positions : [PREFIX.test(parts[place - 1] ?? '') ? ['-', ' ', ''] : ['-', ' '], ...positions];
  });
}

/** A part of a word between hyphens. Words that are Russian have all their spellings. */
function partPositions(part: string, options: EnglishOptions, isAttribute: boolean): Positions {
  const possessive = /^(.+?)(?:s['’]|['’]s)$/u.exec(part)?.[1];
  if (possessive !== undefined) return [owners(possessive)];
  const spellings = spellingsOf(part);
  if (LOOKS_RUSSIAN.test(part) && !spellings.some((each) => options.lexicon.isEnglishWord(each))) {
    const grammar = romanisations(guessCyrillic(part));
    const positions = accepts(grammar, comparable(part)) ? grammar : literalPositions(part);
    return options.plural ? [...positions, ['', 's']] : positions;
  }
  if (!/^[a-z]+$/.test(part)) return literalPositions(part);
  if (isAttribute && isPlural(part)) return [owners(singularOf(part) ?? part)];
  if (!options.plural) return [spellings];
  return [[...new Set(spellings.flatMap((each) => [each, singularOf(each) ?? pluralOf(each)]))]];
}

/** What romanised Russian shows and English hardly has. */
const LOOKS_RUSSIAN = /^(?=.{5}).*(?:['’](?!s$)|zh|kh|shch|[iy][iy]|aia$|aya$|iia|(?:sk|ts)(?:ii|iy|y|i|oe|oye)$|[oe]v(?:o|a|ka|ets)?$|nik[iy]?$|insk)/u;

const isPlural = (word: string): boolean => singularOf(word) !== undefined || word === 'peoples';

/** people → people's, peoples', peoples. */
function owners(singular: string): string[] {
  return spellingsOf(singular).flatMap((each) => {
    const plural = pluralOf(each);
    return [`${each}'s`, plural, `${plural}'`];
  });
}
