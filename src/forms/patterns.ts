/**
 * From an entry to every spelling a text may use for it. The one door of
 * forms/ for the build and for personal entries: both take the same way.
 */
import type { Confidence, Entry } from '../domain/entry.ts';
import type { FormPattern } from '../domain/pattern.ts';
import { headwordDrafts } from './headword-forms.ts';
import type { Lexicon } from './lexicon.ts';
import { personDrafts } from './person-forms.ts';
import type { Positions } from './positions.ts';

/**
 * @param entryIndex the entry's place in the list compiled with the patterns
 * @param unstated of every form whose confidence the author does not state, in place of what the rules say
 * @returns patterns in lower case without marks; several may accept one text
 */
export function formPatterns(entry: Entry, entryIndex: number, lexicon: Lexicon, unstated?: Confidence): FormPattern[] {
  const drafts = entry.kind === 'person' ? personDrafts(entry, lexicon) : headwordDrafts(entry, lexicon);
  const targets = new Map<string, FormPattern['target']>();
  const seen = new Set<string>();
  return drafts.flatMap((draft): FormPattern[] => {
    const { positions: drafted, isStated = false, ...said } = draft;
    const rest = unstated === undefined || isStated ? said : { ...said, confidence: unstated };
    if (isFunctionWord(drafted.map(([first = '']) => first).join(''))) return [];
    const positions = rest.derived ? withoutFinalSign(drafted) : drafted;
    const targetKey = JSON.stringify(rest);
    const key = `${targetKey}${positions.map((alternatives) => alternatives.join('|')).join('/')}`;
    if (seen.has(key) || positions.every((alternatives) => alternatives.includes(''))) return [];
    seen.add(key);
    const target = targets.get(targetKey) ?? { entry: entryIndex, ...rest };
    targets.set(targetKey, target);
    return [{ alternatives: positions, target }];
  });
}


/**
 * A soft sign that ends a form would take the closing quotation mark for its
 * own: “control” is no контроль. Without it the word is found all the same.
 */
function withoutFinalSign(positions: Positions): Positions {
  const signAt = positions.at(-1)?.includes('s') === true ? positions.length - 2 : positions.length - 1;
  const sign = positions[signAt];
  return sign?.length === 2 && sign.includes("'") && sign.includes('') ? positions.filter((_, index) => index !== signAt) : positions;
}

/** Words that hold every English sentence together. A novel may be called We; marking it would mark each page. */
const FUNCTION_WORDS = new Set(
  'a about after all also am an and any are as at be been but by can could did do does for from had has have he her him his how i if in into is it its me more most my no nor not now of off on or our out over own she so some such than that the their them then there these they this those to too under up us very was we were what when where which who why will with would yes yet you your'.split(' '),
);

/** @param text in lower case, without marks */
export const isFunctionWord = (text: string): boolean => text.length <= 5 && FUNCTION_WORDS.has(text);
