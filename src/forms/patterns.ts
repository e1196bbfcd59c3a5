/**
 * From an entry to every spelling a text may use for it. The one door of
 * forms/ for the build and for personal entries: both take the same way.
 */
import type { Entry } from '../domain/entry.ts';
import type { FormPattern } from '../domain/pattern.ts';
import { headwordDrafts } from './headword-forms.ts';
import type { Lexicon } from './lexicon.ts';
import { personDrafts } from './person-forms.ts';

/**
 * @param entryIndex the entry's place in the list compiled with the patterns
 * @returns patterns in lower case without marks; several may accept one text
 */
export function formPatterns(entry: Entry, entryIndex: number, lexicon: Lexicon): FormPattern[] {
  const drafts = entry.kind === 'person' ? personDrafts(entry, lexicon) : headwordDrafts(entry, lexicon);
  const targets = new Map<string, FormPattern['target']>();
  const seen = new Set<string>();
  return drafts.flatMap((draft): FormPattern[] => {
    const { positions, ...rest } = draft;
    const targetKey = JSON.stringify(rest);
    const key = `${targetKey}${positions.map((alternatives) => alternatives.join('|')).join('/')}`;
    if (seen.has(key) || positions.every((alternatives) => alternatives.includes(''))) return [];
    seen.add(key);
    const target = targets.get(targetKey) ?? { entry: entryIndex, ...rest };
    targets.set(targetKey, target);
    return [{ alternatives: positions, target }];
  });
}

