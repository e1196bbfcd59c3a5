/**
 * The spellings of entries that are not built in. A reader's own words are
 * certain: they are marked wherever they stand. Entries of very large files
 * are marked by the spellings they give, none are derived.
 */
import type { Entry } from '../domain/entry.ts';
import type { FormPattern, FormTarget } from '../domain/pattern.ts';
import { cyrillicConfidence, latinWordConfidence } from '../forms/confidence.ts';
import type { Lexicon } from '../forms/lexicon.ts';
import { formPatterns, isFunctionWord } from '../forms/patterns.ts';
import { literalPattern } from '../matching/pattern.ts';

/** What the reader wrote, and what follows from it; a spelling whose confidence is stated keeps that, the headword's too. */
export function ownPatterns(entry: Entry, index: number, lexicon: Lexicon): FormPattern[] {
  const named = new Map<FormTarget, FormTarget>();
  return formPatterns(entry, index, lexicon, 'certain').map(({ alternatives, target }): FormPattern => {
    const own = named.get(target) ?? asName(target);
    named.set(target, own);
    return { alternatives, target: own };
  });
}

/**
 * Of a word of every day the gate wants company, linked entries or clue words,
 * which a reader's entry hardly has: it would never be marked. That the page is
 * surely about this world is enough for what the reader wants to see.
 */
const asName = (target: FormTarget): FormTarget => (target.role === 'word' || target.role === 'event' ? { ...target, role: 'name' } : target);

/** By the author's own confidences, as the built-in glossary. */
export const packPatterns = (entry: Entry, index: number, lexicon: Lexicon): FormPattern[] => formPatterns(entry, index, lexicon);

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Headword, Cyrillic and given forms as they stand; words that hold every sentence together are left out here too. */
export function plainPatterns(entry: Entry, index: number, lexicon: Lexicon): FormPattern[] {
  const given = [{ text: spoken(entry) }, ...(entry.cyrillic === undefined ? [] : [{ text: entry.cyrillic }]), ...entry.forms];
  return given.filter(({ text }) => !isFunctionWord(text.toLowerCase())).map((form) => {
    const confidence = ('confidence' in form ? form.confidence : undefined) ?? (CYRILLIC.test(form.text) ? cyrillicConfidence(form.text) : latinWordConfidence(form.text, lexicon, entry.cyrillic));
    const caseRule = ('case' in form ? form.case : undefined) ?? (/^\p{Lu}/u.test(form.text) ? 'initial' : 'any');
    return literalPattern(form.text, { entry: index, role: 'name', confidence, caseRule, derived: false, ...(caseRule === 'exact' && { literal: form.text }) });
  });
}

/** `Family, Given` as texts print it; what stands in brackets behind a headword tells two apart and is not printed. */
function spoken({ head, kind }: Entry): string {
  const bare = head.replace(/\s*\([^)]*\)\s*$/u, '') || head;
  const [family, given] = bare.split(/,\s*/u);
  return kind === 'person' && family !== undefined && given !== undefined ? `${given} ${family}` : bare;
}
