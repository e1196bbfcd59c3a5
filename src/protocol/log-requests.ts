/**
 * What the screen of the reading log asks; what pages tell for it is `log.add`
 * in requests.ts.
 */
import * as v from 'valibot';
import { EntryIdSchema } from '../domain/entry.ts';
import { result } from './result-schema.ts';
import { WriteFailureSchema } from './written-failures.ts';

const LoggedSchema = v.strictObject({
  id: v.number(),
  /** ms since the epoch. */
  at: v.number(),
  entry: EntryIdSchema,
  head: v.string(),
  /** As the page has it. */
  text: v.string(),
  sentence: v.string(),
  title: v.string(),
  /** Empty for a file of the reader's own. */
  address: v.string(),
  site: v.string(),
  /** Of a PDF. */
  page: v.optional(v.number()),
});
export type Logged = v.InferOutput<typeof LoggedSchema>;

const FILTER = { query: v.optional(v.pipe(v.string(), v.maxLength(200))), site: v.optional(v.string()) };

export const LOG_REQUESTS = {
  /** Newest first. `found`: how many the filter lets through; `sites`: of the whole log. */
  'log.list': {
    params: v.strictObject({ ...FILTER, offset: v.optional(v.number(), 0), limit: v.optional(v.number(), 100) }),
    reply: result(v.strictObject({ total: v.number(), found: v.number(), looks: v.array(LoggedSchema), sites: v.array(v.strictObject({ site: v.string(), count: v.number() })) }), WriteFailureSchema),
  },
  /** Those of a filter, or with `ids` these. Answers with what is gone: nothing is kept of it here. */
  'log.remove': { params: v.strictObject({ ...FILTER, ids: v.optional(v.array(v.number())) }), reply: result(v.array(LoggedSchema), WriteFailureSchema) },
  /** Puts back what `log.remove` answered with. */
  'log.putBack': { params: v.strictObject({ looks: v.array(LoggedSchema) }), reply: result(v.null(), WriteFailureSchema) },
} as const;
