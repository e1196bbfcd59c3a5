/**
 * The spellings of entries that are not built in. A reader's own words are
 * certain: they are marked wherever they stand. Entries of very large files
 * are marked by the spellings they give, none are derived.
 */
import type { Entry } from '../domain/entry.ts';
import type { FormPattern, FormTarget } from '../domain/pattern.ts';
import { cyrillicConfidence, latinWordConfidence } from '../forms/confidence.ts';
import type { Lexicon } from '../forms/lexicon.ts';
import { formPatterns } from '../forms/patterns.ts';
import { literalPattern } from '../matching/pattern.ts';

/** What the reader wrote, and what follows from it; a form whose confidence the reader states keeps that. */
export function ownPatterns(entry: Entry, index: number, lexicon: Lexicon): FormPattern[] {
  const stated = entry.forms.filter(({ confidence }) => confidence !== undefined);
  const free = formPatterns({ ...entry, forms: entry.forms.filter(({ confidence }) => confidence === undefined) }, index, lexicon);
  const surer = new Map<FormTarget, FormTarget>();
  const certain = free.map(({ alternatives, target }): FormPattern => {
    const sure = surer.get(target) ?? { ...target, confidence: 'certain' };
    surer.set(target, sure);
    return { alternatives, target: sure };
  });
  return stated.length === 0 ? certain : [...certain, ...formPatterns({ ...entry, forms: stated }, index, lexicon)];
}

/** By the author's own confidences, as the built-in glossary. */
export const packPatterns = formPatterns;

const CYRILLIC = /\p{Script=Cyrillic}/u;

/** Headword, Cyrillic and given forms as they stand. */
export function plainPatterns(entry: Entry, index: number, lexicon: Lexicon): FormPattern[] {
  const given = [{ text: spoken(entry) }, ...(entry.cyrillic === undefined ? [] : [{ text: entry.cyrillic }]), ...entry.forms];
  return given.map((form) => {
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
