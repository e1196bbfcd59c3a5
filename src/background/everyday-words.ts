/**
 * Words of every day among the spellings of an entry. A reader's own entries
 * are certain, so such a word would be marked on every page: the form warns of
 * it, an import restrains it.
 */
import type { Entry } from '../domain/entry.ts';
import { isEverydayRussian } from '../forms/everyday-russian.ts';
import type { Lexicon } from '../forms/lexicon.ts';
import { withoutQualifier } from '../forms/person-name.ts';
import { plain } from '../forms/positions.ts';

/** What an entry from outside has of such words. */
export type EverydayWords = {
  /** Those of which the entry does not say how sure they are. */
  readonly unstated: readonly string[];
  /** Those that its author states to be certain. */
  readonly certain: readonly string[];
  /** The entry with the unstated marked only where the page is surely about it. */
  readonly restrained: Entry;
};

/** @param text a spelling as it stands; phrases are none */
export const isEverydayWord = (text: string, lexicon: Lexicon): boolean => lexicon.isEnglishWord(text) || isEverydayRussian(text);

/**
 * What the author states of a spelling stays, for the headword too: who writes
 * `certain` has thought of it, and it may be the reader's own choice coming back
 * from an export. The preview names those words.
 * @returns undefined where the entry has no such word, as nearly all
 */
export function everydayWordsOf(entry: Entry, lexicon: Lexicon): EverydayWords | undefined {
  const found = new Map<string, string>();
  for (const text of spellingsOf(entry)) if (isEverydayWord(text, lexicon) && !found.has(plain(text))) found.set(plain(text), text);
  if (found.size === 0) return undefined;
  const stated = new Map(entry.forms.flatMap(({ text, confidence }) => (confidence === undefined ? [] : [[plain(text), confidence] as const])));
  const unstated = new Map([...found].filter(([word]) => !stated.has(word)));
  const certain = [...found].filter(([word]) => stated.get(word) === 'certain').map(([, text]) => text);
  return unstated.size + certain.length === 0 ? undefined : { unstated: [...unstated.values()], certain, restrained: restrained(entry, unstated) };
}

/** What tells a headword from others of its name, in brackets behind it, is not printed in texts. */
const spellingsOf = ({ head, cyrillic, expansion, adjective, forms }: Entry): string[] =>
  [withoutQualifier(head), cyrillic && withoutQualifier(cyrillic), expansion?.latin, expansion?.cyrillic, adjective, ...forms.map(({ text }) => text)].filter((text) => text !== undefined);

/** A stated confidence rules the same spelling wherever it comes from, so a headword is restrained by a form of its own. */
function restrained(entry: Entry, words: ReadonlyMap<string, string>): Entry {
  const given = new Set(entry.forms.map(({ text }) => plain(text)));
  const forms = entry.forms.map((form) => (words.has(plain(form.text)) ? { ...form, confidence: 'context' as const } : form));
  const added = [...words].filter(([word]) => !given.has(word)).map(([, text]) => ({ text, confidence: 'context' as const }));
  return words.size === 0 ? entry : { ...entry, forms: [...forms, ...added] };
}
