/**
 * Plain lists of forms, for matchers that know nothing of grammar: spellings
 * drawn from the glossary's own patterns in rounds, so that a shorter list is
 * the beginning of a longer one. Folded; ordinary words are left out, since no
 * method should be measured on the word “party”.
 */
import { commonWords, lexicon } from '../../glossary/lexicon.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { entryId } from '../../src/domain/entry.ts';
import type { EntryMeta, FormPattern, FormTarget } from '../../src/domain/pattern.ts';
import { formPatterns } from '../../src/forms/patterns.ts';
import { compileMatcher, type CompiledMatcher } from '../../src/matching/matcher.ts';
import { foldSpelling, literalPattern } from '../../src/matching/pattern.ts';
import { ROOT, seeded } from './texts.ts';

const ROUNDS = 400;

function spellingOf({ alternatives }: FormPattern, random: () => number, plain: boolean): string {
  return alternatives.map((position) => position[plain ? 0 : Math.floor(random() * position.length)] ?? '').join('');
}

/** @param count of different forms, fewer only if the glossary has no more */
export function plainForms(count: number): string[] {
  const random = seeded(7);
  const patterns = loadGlossary(`${ROOT}glossary`).entries.flatMap(({ entry }, index) => formPatterns(entry, index, lexicon));
  const forms = new Set<string>();
  for (let round = 0; round < ROUNDS && forms.size < count; round++) {
    for (const pattern of patterns) {
      const form = foldSpelling(spellingOf(pattern, random, round === 0));
      if (form.length > 2 && !commonWords.has(form)) forms.add(form);
      if (forms.size === count) break;
    }
  }
  return [...forms];
}

/** The forms as our engine takes them: spellings of one entry each, capitals left aside. */
export function compileForms(forms: readonly string[]): CompiledMatcher {
  const entries = forms.map((_, index): EntryMeta => ({ id: entryId(`form-${index}`), kind: 'term', neighbours: [] }));
  const target: Omit<FormTarget, 'entry'> = { role: 'name', confidence: 'certain', caseRule: 'any', derived: false };
  return compileMatcher(forms.map((form, entry) => literalPattern(form, { ...target, entry })), entries);
}
