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
  const { fields, dropped } = filledFields(raw);
  const tame = tameValue(fields) as Record<string, unknown>;
  if (tame['id'] === undefined && id !== undefined) tame['id'] = id;
  const parsed = v.safeParse(EntrySchema, tame);
  const wrongForms = formProblems(tame['forms']);
  if (!parsed.success) return fail([...wrongForms, ...parsed.issues.map(problemOf).filter(({ field }) => !wrongForms.some((other) => other.field === field))]);
  const wrong = [...wrongForms, ...headProblems(parsed.output)];
  if (wrong.length > 0) return fail(wrong);
  return ok({ entry: parsed.output, tamed: dropped || tame !== fields });
}

const REQUIRED = new Set(['head', 'gloss']);
/** Stands beside an entry's fields in a pack, and is no field of it. */
const BESIDE = 'updatedAt';

/** The fields that an entry has and that say something. `__proto__` is none of them. */
function filledFields(raw: Readonly<Record<string, unknown>>): { readonly fields: Record<string, unknown>; readonly dropped: boolean } {
  const fields: Record<string, unknown> = {};
  let dropped = false;
  for (const key of Object.keys(raw)) {
    if (!Object.hasOwn(EntrySchema.entries, key)) dropped ||= key !== BESIDE;
    else if (REQUIRED.has(key)) fields[key] = raw[key] ?? '';
    else {
      const value = filled(raw[key]);
      if (value !== undefined) fields[key] = value;
    }
  }
  return { fields, dropped };
}

/** A form leaves its field blank, JSON writes null: both mean that nothing is said. */
function filled(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  if (value === null) return undefined;
  const pairs = Object.entries(value).map(([key, inner]) => [key, filled(inner)] as const).filter(([, inner]) => inner !== undefined);
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

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
