/**
 * Printable spellings of an entry: a short list for the search index, the entry
 * form and tests. Matching knows many more, see patterns.ts.
 */
import type { Entry } from '../domain/entry.ts';
import { isAcronym, acronymUnits } from './acronym-letters.ts';
import { romanisedAcronyms } from './acronyms.ts';
import { declineNoun, declineSurname } from './declension.ts';
import { isCyrillic, namePartsOf, russianNameOf, withoutQualifier } from './person-name.ts';
import { romanise, type Scheme } from './romanise.ts';

/** What most texts use. */
const MAIN: readonly Scheme[] = ['ala-lc-plain', 'bgn-plain', 'scholarly', 'popular', 'german', 'french'];

/** @returns without repetition, capitals or not, the headword first; at most some sixty */
export function spellings(entry: Entry): string[] {
  const { cyrillic, expansion, forms, adjective } = entry;
  const own = [withoutQualifier(entry.head), cyrillic, ...forms.map(({ text }) => text), adjective, expansion?.latin, expansion?.cyrillic, expansion?.english].filter((text) => text !== undefined);
  const varied = entry.kind === 'person' ? personSpellings(entry) : own.slice(0, 2 + forms.length).flatMap(wordSpellings);
  const first = new Map<string, string>();
  for (const text of [...own, ...varied]) if (!first.has(text.toLowerCase())) first.set(text.toLowerCase(), text);
  return [...first.values()];
}

function wordSpellings(text: string): string[] {
  if (isAcronym(text)) return [...(isCyrillic(text) ? romanisedAcronyms(text) : []), `${acronymUnits(text).join('.')}.`];
  if (!isCyrillic(text)) return [];
  const cases = /\s/u.test(text) ? [] : [...declineNoun(text).own, ...declineNoun(text).plural];
  return [...cases, ...MAIN.map((scheme) => romanise(text, scheme))];
}

function personSpellings(entry: Entry): string[] {
  const { family, given, patronymic } = namePartsOf(entry.head);
  const spoken = [given, patronymic, family].filter((part) => part !== undefined).join(' ');
  const latin = given === undefined ? [family] : [family, `${given} ${family}`, spoken];
  const russian = russianNameOf(entry);
  if (russian === undefined) return latin;
  const full = [russian.given, russian.patronymic, russian.family].filter((part) => part !== undefined).join(' ');
  return [...latin, full, ...declineSurname(russian.family, russian.sex), ...MAIN.map((scheme) => romanise(russian.family, scheme))];
}
