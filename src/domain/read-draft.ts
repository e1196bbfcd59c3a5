/**
 * From a draft, or from whatever a file calls an entry, to an entry; or to
 * what is wrong with it, field by field.
 */
import * as v from 'valibot';
import type { Draft, Problem } from './draft.ts';
import { EntrySchema, type Entry, type EntryId } from './entry.ts';
import { fail, ok, type Result } from './result.ts';
import { tameValue } from './tame-text.ts';

export type ReadEntry = { readonly entry: Entry; /** Something was taken out of it. */ readonly tamed: boolean };

/**
 * @param raw an object as JSON gives it; fields left empty count as absent, fields that no entry has are left out
 * @param id taken where the draft has none
 */
export function readDraft(raw: Draft | Readonly<Record<string, unknown>>, id?: EntryId): Result<ReadEntry, readonly Problem[]> {
  const known = knownFields(raw);
  const tame = tameValue(known.fields) as Record<string, unknown>;
  const filled = withoutEmpty(tame);
  if (filled['id'] === undefined && id !== undefined) filled['id'] = id;
  const parsed = v.safeParse(EntrySchema, filled);
  const wrongForms = formProblems(filled['forms']);
  if (!parsed.success) return fail([...wrongForms, ...parsed.issues.map(problemOf).filter(({ field }) => !wrongForms.some((other) => other.field === field))]);
  const wrong = [...wrongForms, ...headProblems(parsed.output)];
  if (wrong.length > 0) return fail(wrong);
  return ok({ entry: parsed.output, tamed: known.dropped || tame !== known.fields });
}

function knownFields(raw: object): { fields: Record<string, unknown>; dropped: boolean } {
  const all = Object.entries(raw);
  const known = all.filter(([key]) => Object.hasOwn(EntrySchema.entries, key));
  return { fields: Object.fromEntries(known), dropped: known.length < all.length };
}

/** Forms leave their field blank, JSON writes null: both mean that nothing is said. */
function withoutEmpty(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(fields).flatMap(([key, value]): [string, unknown][] => {
    if (REQUIRED.has(key)) return [[key, value ?? '']];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      const inner = withoutEmpty(value as Record<string, unknown>);
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }
    return value === undefined || value === null || (typeof value === 'string' && value.trim() === '') ? [] : [[key, value]];
  });
  return Object.fromEntries(kept);
}
const REQUIRED = new Set(['head', 'gloss']);

const LETTERS = /[\p{L}\p{N}]/gu;
const letters = (text: string): number => text.match(LETTERS)?.length ?? 0;

/** Nothing that a form or a headword could find: `—`, `*`; or one letter, which every page has. */
function unfit(text: string): Problem['problem'] | null {
  const count = letters(text);
  return count === 0 ? 'no-letters' : count === 1 ? 'one-letter' : null;
}

function headProblems({ head, cyrillic }: Entry): Problem[] {
  return Object.entries({ head, cyrillic }).flatMap(([field, text]): Problem[] => {
    const problem = text === undefined ? null : unfit(text);
    return problem === null ? [] : [{ field, problem }];
  });
}

function formProblems(forms: unknown): Problem[] {
  if (!Array.isArray(forms)) return [];
  return forms.flatMap((form: unknown, index): Problem[] => {
    const text = typeof form === 'string' ? form : typeof form === 'object' && form !== null && 'text' in form ? form.text : undefined;
    if (typeof text !== 'string') return [];
    const problem = text.trim() === '' ? 'empty' : unfit(text);
    return problem === null ? [] : [{ field: `forms.${index}`, problem }];
  });
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const path = (issue.path ?? []).map(({ key }) => String(key)).filter((key, index, all) => !(key === 'text' && all[index - 2] === 'forms'));
  const field = path.join('.') || 'entry';
  if (issue.type === 'non_empty' || (issue.kind === 'schema' && issue.input === undefined)) return { field, problem: 'empty' };
  if (issue.type === 'max_length' && typeof issue.requirement === 'number') return { field, problem: 'too-long', limit: issue.requirement };
  return { field, problem: field === 'id' ? 'id-malformed' : 'malformed' };
}
