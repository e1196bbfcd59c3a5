/**
 * Abbreviations of initial letters as texts print them: VSNKh, V.S.N.Kh.,
 * V. S. N. Kh., VSNX, WSNCh, ВСНХ, В.С.Н.Х., RKP(b), R.K.P. (b). Their capitals
 * count, so every spelling carries its literal.
 */
import type { Confidence } from '../domain/entry.ts';
import { acronymUnits } from './acronym-letters.ts';
import { acronymConfidence } from './confidence.ts';
import type { Draft } from './draft.ts';
import type { Lexicon } from './lexicon.ts';
import { plain, type Positions } from './positions.ts';
import { romanise } from './romanise.ts';

export type AcronymOptions = {
  readonly lexicon: Lexicon;
  /** The author's word, which goes before the rule. */
  readonly confidence?: Confidence | undefined;
  /** Whether an English plural is met: SRs. */
  readonly plural: boolean;
};

/** @param text in one alphabet; from Cyrillic the Latin spellings are derived */
export function acronymDrafts(text: string, options: AcronymOptions): Draft[] {
  const own = spellingDrafts(text, false, options);
  if (!/\p{Script=Cyrillic}/u.test(text)) return own;
  // НОТ would be NOT, which headlines print for themselves.
  return [...own, ...romanisedAcronyms(text).filter((latin) => !options.lexicon.isEnglishWord(latin)).flatMap((latin) => spellingDrafts(latin, true, options))];
}

/** The Latin letters of a Cyrillic abbreviation by system, without repetition. */
export function romanisedAcronyms(cyrillic: string): string[] {
  const systems = ['ala-lc-plain', 'bgn-plain', 'scholarly', 'iso-9', 'german', 'french'] as const;
  const spellings = systems.map((scheme) => Array.from(cyrillic, (letter) => romanise(letter, scheme)).join(''));
  // German catalogues write the scholarly x as ch.
  return [...new Set([...spellings, romanise(cyrillic, 'scholarly').replaceAll('X', 'Ch')])];
}

function spellingDrafts(text: string, derived: boolean, { lexicon, confidence, plural }: AcronymOptions): Draft[] {
  const common = { role: 'acronym' as const, confidence: confidence ?? acronymConfidence(text, lexicon), caseRule: 'exact' as const, literal: text, derived };
  const words = text.split(/\s+/u).map(acronymWord);
  const units = words.reduce((sum, { letters }) => sum + letters.length, 0);
  const isLatin = !/\p{Script=Cyrillic}/u.test(text);
  const layouts = [unbroken(words, [...endings(text), ...(plural && isLatin ? ['s'] : [])]), ...(units > 1 ? [pointed(words, plural && isLatin)] : [])];
  if (words.length === 1 && units >= (isLatin ? 4 : 3)) layouts.push(separated(words, ' '));
  if (words.length === 1 && units >= 3) layouts.push(separated(words, '/'));
  if (text.includes('-')) layouts.push([...separated(words, '-'), ...(plural && isLatin ? [['', 's']] : [])]);
  return layouts.map((positions, index) => ({ ...common, positions, confidence: index === 1 && units >= 3 ? surer(common.confidence, units) : common.confidence }));
}

/** With points it is an abbreviation and no word in capitals; from four letters on hardly another one's. */
const surer = (confidence: Confidence, units: number): Confidence => (confidence === 'context' ? 'likely' : units >= 4 ? 'certain' : confidence);

/** `faction`: the small letter in brackets that told Bolsheviks from others. */
type AcronymWord = { readonly letters: readonly string[]; readonly faction: string };

function acronymWord(word: string): AcronymWord {
  const faction = /[(/](?:\p{Ll}+|\p{Lu})[)/]$/u.exec(word)?.[0] ?? '';
  return { letters: acronymUnits(faction === '' ? word : word.slice(0, -faction.length)).map(plain), faction: plain(faction).replace(/[^\p{L}]/gu, '') };
}

const factionPosition = (faction: string): Positions =>
  faction === '' ? [] : [[`(${faction})`, ` (${faction})`, `(${faction}.)`, ` (${faction}.)`, `/${faction}/`, faction, ...(faction === 'б' ? ['(большевиков)', ' (большевиков)'] : [])]];

const between = (words: readonly AcronymWord[], layout: (word: AcronymWord) => Positions): Positions => words.flatMap((word, index) => (index === 0 ? layout(word) : [[' '], ...layout(word)]));

const unbroken = (words: readonly AcronymWord[], suffixes: readonly string[]): Positions => [
  ...between(words, ({ letters, faction }) => [...letters.map((letter) => [letter]), ...factionPosition(faction)]),
  ...(suffixes.length === 0 ? [] : [['', ...suffixes]]),
];

const pointed = (words: readonly AcronymWord[], plural: boolean): Positions =>
  between(words, ({ letters, faction }) => [
    ...letters.flatMap((letter, index) => (index === letters.length - 1 ? [[letter]] : [[letter], ['.', '. ']])),
    ...(faction === '' ? [['.', '', ...(plural ? ['.s', ".'s"] : [])]] : [['.'], ...factionPosition(faction)]),
  ]);

const separated = (words: readonly AcronymWord[], separator: string): Positions =>
  between(words, ({ letters, faction }) => [...letters.flatMap((letter, index) => (index === 0 ? [[letter]] : [[separator], [letter]])), ...factionPosition(faction)]);

/** What can be spoken as a word is declined as one: МОПРа, в НЭПе. */
function endings(text: string): readonly string[] {
  return /^(?=.+[АЕИОУЭЮЯ].)[А-Я]*[БВГДЖЗКЛМНПРСТФХЦЧШЩ]$/u.test(text) ? ['а', 'у', 'ом', 'е', 'ы', 'ов'] : [];
}
