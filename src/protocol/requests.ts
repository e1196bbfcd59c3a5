/**
 * What pages may ask of the background, by name, with the schemas of question
 * and reply. Named `noun.verb`. Both ends parse what they receive. What only
 * the extension's own screens may ask: screen-requests.ts.
 */
import * as v from 'valibot';
import { EntryIdSchema, WorkSchema } from '../domain/entry.ts';
import { EntryViewSchema } from '../domain/entry-view.ts';
import { LookupFailureSchema } from '../domain/failure.ts';
import { LONGEST_QUERY } from '../domain/query.ts';
import { result } from './result-schema.ts';

const EntryIds = v.pipe(v.array(EntryIdSchema), v.maxLength(200));

/** A rectangle in CSS pixels of the viewport of the frame that sends it. */
export const RectSchema = v.strictObject({ left: v.number(), top: v.number(), width: v.number(), height: v.number() });
export type Rect = v.InferOutput<typeof RectSchema>;

const CandidateSchema = v.strictObject({ id: EntryIdSchema, namedWith: v.optional(EntryIdSchema) });
const PointSchema = v.strictObject({ x: v.number(), y: v.number() });

/** What a frame asks of the top frame, which draws the card. */
export const FrameOrderSchema = v.variant('order', [
  v.strictObject({
    order: v.literal('open'),
    candidates: v.pipe(v.array(CandidateSchema), v.minLength(1)),
    rects: v.array(RectSchema),
    point: v.optional(PointSchema),
    by: v.picklist(['pointer', 'tap', 'key']),
  }),
  v.strictObject({ order: v.literal('leave') }),
  /** The reader has gone to a mark in the frame: it is brought into view, and what it is is said. */
  v.strictObject({ order: v.literal('gone'), rects: v.array(RectSchema), says: v.string() }),
]);
export type FrameOrder = v.InferOutput<typeof FrameOrderSchema>;

/** A word of a page as it was selected, with where. */
export const SelectionSchema = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(2000)),
  title: v.optional(v.pipe(v.string(), v.maxLength(2000))),
  address: v.optional(v.pipe(v.string(), v.maxLength(8000))),
});
export type Selection = v.InferOutput<typeof SelectionSchema>;

export const REQUESTS = {
  'entry.get': { params: v.strictObject({ ids: EntryIds }), reply: result(v.array(EntryViewSchema), LookupFailureSchema) },
  'work.list': { params: v.strictObject({}), reply: result(v.record(v.string(), WorkSchema), LookupFailureSchema) },
  /** For a page that finds no published matcher (storage.local refused or not yet written): base64. */
  'matcher.get': { params: v.strictObject({}), reply: v.nullable(v.strictObject({ version: v.string(), data: v.string() })) },
  /** A frame tells which entries are marked in it; the background adds the frames up for the badge. */
  'page.report': { params: v.strictObject({ entries: v.array(EntryIdSchema), since: v.optional(v.number()) }), reply: v.null() },
  'site.set': { params: v.strictObject({ host: v.pipe(v.string(), v.nonEmpty()), on: v.boolean() }), reply: v.null() },
  'term.hide': { params: v.strictObject({ id: EntryIdSchema, hidden: v.boolean() }), reply: v.null() },
  /** Passed on to every other frame of the tab; `word` tells them which frame of theirs it came from. */
  'card.order': { params: v.strictObject({ order: FrameOrderSchema, word: v.string() }), reply: v.null() },
  /** Opens the entry form, filled with what was selected; with `id`, to edit that entry or write on it. */
  'draft.open': { params: v.strictObject({ selection: v.optional(SelectionSchema), id: v.optional(EntryIdSchema) }), reply: v.null() },
  /** A term was looked at: for the reading log, where the reader keeps one. */
  'log.add': {
    params: v.strictObject({
      entry: EntryIdSchema,
      text: v.pipe(v.string(), v.maxLength(200)),
      sentence: v.pipe(v.string(), v.maxLength(1000)),
      title: v.pipe(v.string(), v.maxLength(2000)),
      address: v.optional(v.pipe(v.string(), v.maxLength(8000))),
      page: v.optional(v.number()),
    }),
    reply: v.null(),
  },
  /** At an entry, or with this in its search box. */
  'glossary.open': { params: v.strictObject({ id: v.optional(EntryIdSchema), query: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_QUERY))) }), reply: v.null() },
} as const;

export type RequestName = keyof typeof REQUESTS;
export type Params<Name extends RequestName> = v.InferInput<(typeof REQUESTS)[Name]['params']>;
export type Reply<Name extends RequestName> = v.InferOutput<(typeof REQUESTS)[Name]['reply']>;
