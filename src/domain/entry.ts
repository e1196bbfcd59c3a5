/**
 * What the glossary is made of: entries, their forms and sources, and the
 * schema with which every edge (glossary file, import, storage, message)
 * parses them. Says nothing of spellings: see forms/.
 */
import * as v from 'valibot';

export const KINDS = ['person', 'body', 'group', 'workplace', 'place', 'term', 'event', 'publication', 'archive'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * How surely a form means its entry when nothing else on the page speaks for it.
 * `certain`: hardly means anything else; `likely`: shown on a page about this world;
 * `context`: shown only where the page is certainly about it.
 */
export const CONFIDENCES = ['certain', 'likely', 'context'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/**
 * `exact`: every letter as the form prints it; `initial`: the first letter is a
 * capital; `any`: no rule.
 */
export const CASE_RULES = ['exact', 'initial', 'any'] as const;
export type CaseRule = (typeof CASE_RULES)[number];

const ENTRY_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ENTRY_ID_LENGTH = 80;
/** Lower-case ASCII words joined by hyphens; for built-in entries also the file's name. */
export const EntryIdSchema = v.pipe(
  v.string(),
  v.regex(ENTRY_ID, 'an id is lower-case ASCII words joined by hyphens, such as "workers-group-1923"'),
  v.maxLength(ENTRY_ID_LENGTH, 'an id has at most 80 characters'),
  v.brand('EntryId'),
);
export type EntryId = v.InferOutput<typeof EntryIdSchema>;
/** The same for a page's script, which has no room for schemas. */
export const isEntryId = (value: unknown): value is EntryId => typeof value === 'string' && value.length <= ENTRY_ID_LENGTH && ENTRY_ID.test(value);

const MAX_FORM = 120;
const text = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty('may not be empty'), v.maxLength(max, (issue) => `has ${issue.received} characters, the limit is ${max}`));
/** YAML reads `1921` as a number and `1917–1932` as text; both are dates to us. */
const date = v.pipe(v.union([v.string(), v.number()]), v.transform(String), text(60));

export const FormSchema = v.strictObject({
  text: text(MAX_FORM),
  confidence: v.optional(v.picklist(CONFIDENCES)),
  case: v.optional(v.picklist(CASE_RULES)),
  /** Taken letter for letter: no cases, romanisations, plurals or possessives are derived. */
  exact: v.optional(v.boolean()),
});
export type Form = v.InferOutput<typeof FormSchema>;

/** How the Cyrillic headword declines, where its ending does not tell. */
export const GRAMMARS = ['masculine', 'feminine', 'neuter', 'plural', 'adjective', 'indeclinable'] as const;
export type Grammar = (typeof GRAMMARS)[number];

export const SourceSchema = v.variant('work', [
  v.strictObject({
    /** General knowledge: what a reader finds in any encyclopedia and the book does not say. */
    work: v.literal('general'),
    /** Which fields of the entry it stands for; the whole of `background` is general by nature. */
    for: v.optional(v.array(v.string())),
  }),
  v.strictObject({
    work: v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a work is named by its key in sources.yaml')),
    part: v.optional(text(60)),
    note: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** A page or address, for a reader's own sources. */
    at: v.optional(text(2000)),
    title: v.optional(text(500)),
  }),
]);
export type Source = v.InferOutput<typeof SourceSchema>;

export const LifeEventSchema = v.strictObject({ when: date, what: text(300), general: v.optional(v.boolean()) });
export type LifeEvent = v.InferOutput<typeof LifeEventSchema>;

/** In Cyrillic; `given` and `patronymic` may be initials with a point. */
export const PersonNameSchema = v.strictObject({
  family: text(60),
  given: v.optional(text(60)),
  patronymic: v.optional(text(60)),
  gender: v.optional(v.picklist(['m', 'f'])),
});
export type PersonName = v.InferOutput<typeof PersonNameSchema>;

export const ExpansionSchema = v.strictObject({
  latin: v.optional(text(200)),
  cyrillic: v.optional(text(200)),
  english: v.optional(text(200)),
});
export type Expansion = v.InferOutput<typeof ExpansionSchema>;

export const GLOSS_LIMIT = 160;
export const ARTICLE_LIMIT = 4000;

/** A form written short, as the string alone, becomes `{ text }`. */
const shortForm = v.pipe(
  v.union([v.pipe(text(MAX_FORM), v.transform((value): Form => ({ text: value }))), FormSchema]),
);

export const EntrySchema = v.strictObject({
  id: EntryIdSchema,
  kind: v.picklist(KINDS),
  /** The headword, as the book writes it. */
  head: text(MAX_FORM),
  cyrillic: v.optional(text(MAX_FORM)),
  expansion: v.optional(ExpansionSchema),
  name: v.optional(PersonNameSchema),
  born: v.optional(date),
  died: v.optional(date),
  period: v.optional(date),
  gloss: text(GLOSS_LIMIT),
  article: v.optional(text(ARTICLE_LIMIT)),
  /** General knowledge that the book does not give; shown under that label. */
  background: v.optional(text(ARTICLE_LIMIT)),
  life: v.optional(v.array(LifeEventSchema)),
  /** What is known instead where the book errs. */
  correction: v.optional(text(1000)),
  /** Spellings that can't be derived. */
  forms: v.optional(v.array(shortForm), () => []),
  /** A Cyrillic adjective made from the headword that means the same thing, such as кронштадтский. */
  adjective: v.optional(text(60)),
  grammar: v.optional(v.picklist(GRAMMARS)),
  see: v.optional(v.array(EntryIdSchema), () => []),
  sources: v.optional(v.array(SourceSchema), () => []),
});
export type Entry = v.InferOutput<typeof EntrySchema>;

/** A work that entries cite, from sources.yaml. `parts` maps the part's key to its title. */
export const WorkSchema = v.strictObject({
  author: text(200),
  title: text(300),
  short: text(60),
  year: v.number(),
  parts: v.record(v.string(), v.strictObject({ short: text(40), title: text(200) })),
});
export type Work = v.InferOutput<typeof WorkSchema>;

/** @throws {v.ValiError} on anything that is not an id; for text from outside, use `v.safeParse` */
export const entryId = (id: string): EntryId => v.parse(EntryIdSchema, id);
