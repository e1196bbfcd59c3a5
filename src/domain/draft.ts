/**
 * An entry as it is being written or read from outside: every field a text,
 * nothing promised. `problems` says what keeps it from being an entry,
 * `warnings` what its reader may regret; both name the field they stand at.
 */
import * as v from 'valibot';
import { CASE_RULES, CONFIDENCES, EntryIdSchema, GRAMMARS, KINDS } from './entry.ts';

/** Longer than any field may be, so that what is too long can be told so and not merely refused. */
const LONGEST = 20_000;
const MOST_ITEMS = 500;
const words = v.pipe(v.string(), v.maxLength(LONGEST));
const many = <Item extends v.GenericSchema>(item: Item) => v.optional(v.pipe(v.array(item), v.maxLength(MOST_ITEMS)), () => []);

export const DraftFormSchema = v.strictObject({
  text: words,
  confidence: v.optional(v.picklist(CONFIDENCES)),
  case: v.optional(v.picklist(CASE_RULES)),
  exact: v.optional(v.boolean()),
});

export const DraftSourceSchema = v.strictObject({
  /** `general`, a work of the glossary, or `own` for a page or book the reader names with `title` and `at`. */
  work: words,
  part: v.optional(words),
  note: v.optional(v.number()),
  at: v.optional(words),
  title: v.optional(words),
  for: v.optional(v.array(v.string())),
});

export const DraftSchema = v.strictObject({
  /** Given when an entry is edited; a new one may leave it out and gets one made of its headword. */
  id: v.optional(words),
  kind: v.picklist(KINDS),
  head: words,
  gloss: words,
  cyrillic: v.optional(words),
  expansion: v.optional(v.strictObject({ latin: v.optional(words), cyrillic: v.optional(words), english: v.optional(words) })),
  name: v.optional(v.strictObject({ family: words, given: v.optional(words), patronymic: v.optional(words), gender: v.optional(v.picklist(['m', 'f'])) })),
  born: v.optional(words),
  died: v.optional(words),
  period: v.optional(words),
  article: v.optional(words),
  background: v.optional(words),
  correction: v.optional(words),
  life: v.optional(v.pipe(v.array(v.strictObject({ when: words, what: words, general: v.optional(v.boolean()) })), v.maxLength(MOST_ITEMS))),
  forms: many(DraftFormSchema),
  adjective: v.optional(words),
  grammar: v.optional(v.picklist(GRAMMARS)),
  see: many(words),
  sources: many(DraftSourceSchema),
});
export type Draft = v.InferOutput<typeof DraftSchema>;
export type DraftInput = v.InferInput<typeof DraftSchema>;

/** The work of a source that the reader names: a page, a book. */
export const OWN_WORK = 'own';

/**
 * `empty`: must say something; `too-long`: more than `limit` characters;
 * `one-letter`: a form of a single letter or digit; `no-letters`: nothing that
 * could stand in a text; `id-malformed`, `id-taken`: see `EntryIdSchema`;
 * `malformed`: not what the field holds.
 */
export const PROBLEMS = ['empty', 'too-long', 'one-letter', 'no-letters', 'id-malformed', 'id-taken', 'too-many', 'malformed'] as const;
export const ProblemSchema = v.strictObject({
  /** Such as `head`, `forms.2`, `expansion.english`. */
  field: v.string(),
  problem: v.picklist(PROBLEMS),
  limit: v.optional(v.number()),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;

/**
 * `common-word`: the form spells a word of every day and would mark ordinary
 * text; `clashes`: `ids` have that form too; `unknown-see`: no such entry;
 * `tamed`: characters that don't belong in a text were taken out of the field.
 */
export const WARNINGS = ['common-word', 'clashes', 'unknown-see', 'tamed'] as const;
export const WarningSchema = v.strictObject({
  field: v.string(),
  warning: v.picklist(WARNINGS),
  /** The spelling concerned. */
  text: v.optional(v.string()),
  ids: v.optional(v.array(EntryIdSchema)),
});
export type Warning = v.InferOutput<typeof WarningSchema>;
