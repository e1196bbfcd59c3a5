/**
 * What the extension's screens look up, and whether the glossary is ready for
 * it. Pages ask for entries by id alone (requests.ts).
 */
import * as v from 'valibot';
import { EntryIdSchema, KINDS } from '../domain/entry.ts';
import { LookupFailureSchema } from '../domain/failure.ts';
import { LONGEST_QUERY } from '../domain/query.ts';
import { result } from './result-schema.ts';

export const HitSchema = v.strictObject({
  id: EntryIdSchema,
  kind: v.picklist(KINDS),
  head: v.string(),
  cyrillic: v.optional(v.string()),
  /** As the reader corrected it, if they did. */
  gloss: v.string(),
  own: v.optional(v.boolean()),
});
export type Hit = v.InferOutput<typeof HitSchema>;

export const GlossaryStateSchema = v.strictObject({
  version: v.nullable(v.string()),
  entries: v.number(),
  storage: v.picklist(['ready', 'seeding', 'unavailable']),
});
export type GlossaryState = v.InferOutput<typeof GlossaryStateSchema>;

export const SEARCH_REQUESTS = {
  'entry.search': { params: v.strictObject({ query: v.pipe(v.string(), v.maxLength(LONGEST_QUERY)), limit: v.number() }), reply: result(v.array(HitSchema), LookupFailureSchema) },
  /** Sends a copy of the search's indexes to a channel (search-copy.ts); answers with how many pieces, 0 where it has none at hand. */
  'search.copy': { params: v.strictObject({ channel: v.string() }), reply: v.number() },
  'glossary.describe': { params: v.strictObject({}), reply: GlossaryStateSchema },
} as const;
