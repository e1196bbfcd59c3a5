/**
 * The whole glossary as rows of a list, cut in pages, the links between its
 * entries, and the reader's choices.
 * Rows are tuples with numbers for words that repeat: 20,000 of them cross the
 * message boundary in a few pieces.
 */
import * as v from 'valibot';
import { EntryIdSchema } from '../domain/entry.ts';
import { PackIdSchema } from '../domain/entry-view.ts';
import { LookupFailureSchema } from '../domain/failure.ts';
import { CHOICE_FIELDS } from './choice-fields.ts';
import { result } from './result-schema.ts';
import { HitSchema } from './search-requests.ts';

/** Bits of a row's `flags`. */
export const ROW_FLAG = { own: 1, overlay: 2, hidden: 4 } as const;

/** `kind` indexes KINDS; `pack` indexes the page's `packs`, -1 for none; `parts` index the page's `parts`. */
export const EntryRowSchema = v.tuple([EntryIdSchema, v.number(), v.string(), v.string(), v.string(), v.number(), v.number(), v.array(v.number())]);
export type EntryRow = v.InferOutput<typeof EntryRowSchema>;
/** Places in a row. */
export const ROW = { id: 0, kind: 1, head: 2, cyrillic: 3, gloss: 4, flags: 5, pack: 6, parts: 7 } as const;

/** Of the reader's choices those given are changed. */
export const ChoicesChangeSchema = v.partial(v.strictObject(CHOICE_FIELDS));

export const LIST_REQUESTS = {
  /** In order of headwords. `revision` tells whether pages belong together: begin anew when it changes. */
  'entry.list': {
    params: v.strictObject({ offset: v.optional(v.number(), 0), limit: v.optional(v.number(), 4000) }),
    reply: result(
      v.strictObject({
        revision: v.string(),
        total: v.number(),
        rows: v.array(EntryRowSchema),
        packs: v.array(v.strictObject({ id: PackIdSchema, title: v.string() })),
        /** `work` and `part` joined by a slash, such as `pirani-2008/ch2`. */
        parts: v.array(v.string()),
      }),
      LookupFailureSchema,
    ),
  },
  /** The entries whose see-also names this one, in order of headwords. */
  'entry.pointing': { params: v.strictObject({ id: EntryIdSchema }), reply: result(v.array(HitSchema), LookupFailureSchema) },
  'choices.set': { params: v.strictObject({ change: ChoicesChangeSchema }), reply: v.null() },
} as const;
