/**
 * Russian words and phrases in all cases. Leading adjectives agree with the
 * noun they stand before; what follows the noun is its complement and stays.
 *
 * The words vary independently of one another: рабочая оппозицию is accepted
 * too, at no cost, for nobody prints it, and one pattern does for all cases.
 */
import type { Grammar } from '../domain/entry.ts';
import { declineAdjective, looksLikeAdjective } from './adjective-declension.ts';
import { declineNoun, memberOf } from './declension.ts';
import { cyrillicPositions, fixedCyrillicPositions } from './orthography-1918.ts';
import { romanisations } from './romanisation-grammar.ts';
import type { Positions } from './positions.ts';

export type RussianPhrase = {
  /** All cases, in Cyrillic. */
  readonly cases: Positions;
  /** What romanised texts print: as given, and the nominative plural if there is one. */
  readonly nominatives: readonly string[];
};

export type PhraseOptions = { readonly grammar?: Grammar | undefined; /** Whether the plural is met beside the singular. */ readonly plural: boolean };

type Word = { readonly positions: Positions; readonly nominative: string; readonly plural: string };

/** What these govern has no cases of its own; a phrase that begins with one is a title. */
const PREPOSITION = /^(?:на|в|во|о|об|за|к|ко|по|с|со|у|из|от|до|для|под|над|при|про|что|как|не|без)$/u;
const NO_WORD = /[^\p{Script=Cyrillic}\-,ʼ'’]|^\p{Lu}{2,}/u;
const QUOTES = /[«»„“”"]/gu;

/** @param text a headword in the nominative, modern spelling */
export function russianPhrase(text: string, options: PhraseOptions): RussianPhrase {
  const words = phraseWords(text.replace(QUOTES, '').trim().split(/\s+/u), options);
  const given = words.map(({ nominative }) => nominative).join(' ');
  const plural = words.map(({ plural: each }) => each).join(' ');
  const [only = ''] = words.length === 1 ? memberOf(given) : [];
  const nominatives = [given, ...(options.plural && plural !== given ? [plural] : []), ...(only === '' ? [] : [only])];
  return { cases: joined(words.map(({ positions }) => positions)), nominatives };
}

/** Latin spellings of a phrase as it stands; of two words also with a hyphen: Nizhni-Novgorod. */
export function romanisedPhrase(text: string): Positions {
  const words = text.replace(QUOTES, '').trim().split(/\s+/u);
  return joined(words.map(romanisations), words.length === 2 ? [[' ', '-']] : SPACE);
}

const SPACE: Positions = [[' ']];
export const joined = (parts: readonly Positions[], between: Positions = SPACE): Positions => parts.flatMap((part, index) => (index === 0 ? part : [...between, ...part]));

function phraseWords(tokens: readonly string[], options: PhraseOptions): Word[] {
  const words: Word[] = [];
  let expectsNoun = true;
  let grammar = options.grammar;
  tokens.forEach((token, index) => {
    const last = index === tokens.length - 1;
    // In "рабочий от станка" the adjective was the noun.
    if (PREPOSITION.test(token.toLowerCase())) expectsNoun = false;
    if (!expectsNoun || NO_WORD.test(token)) {
      words.push(fixedWord(token));
      // агитация и пропаганда: a second noun of the same rank
      expectsNoun ||= token === 'и' && index === 1 && words[0]?.plural !== words[0]?.nominative;
    } else if (!last && looksLikeAdjective(token)) {
      words.push(adjectiveWord(token, options));
      // восстания alone would be taken for a feminine.
      if (/[ыи]е$/u.test(token)) grammar ??= 'plural';
    } else {
      words.push(nounWord(token, { ...options, grammar }));
      expectsNoun = false;
    }
  });
  return words;
}

const fixedWord = (token: string): Word => ({ positions: fixedCyrillicPositions(token), nominative: token, plural: token });

function adjectiveWord(token: string, { plural }: PhraseOptions): Word {
  const forms = declineAdjective(token);
  if (forms === undefined) return fixedWord(token);
  const cases = [token, ...forms.singular, ...(plural || forms.singular.length === 0 ? forms.plural : [])];
  return { positions: cyrillicPositions(cases), nominative: token, plural: forms.plural[0] ?? token };
}

function nounWord(token: string, { grammar, plural }: PhraseOptions): Word {
  const paradigm = declineNoun(token, grammar);
  const cases = [...paradigm.own, ...(plural ? paradigm.plural : [])];
  return { positions: cyrillicPositions(cases), nominative: token, plural: paradigm.plural[0] ?? token };
}
