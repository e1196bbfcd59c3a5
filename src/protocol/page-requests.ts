/**
 * What extension screens and the background ask of the content script in a tab.
 */
import * as v from 'valibot';
import { EntryIdSchema, KINDS } from '../domain/entry.ts';
import { FrameOrderSchema, SelectionSchema } from './requests.ts';

/** How far a step goes: `round`, from the last mark to the first; `to-the-end`, no further than the last; `from-the-edge`, to the first of all. */
export const GOINGS = ['round', 'to-the-end', 'from-the-edge'] as const;

export const PageEntrySchema = v.strictObject({ id: EntryIdSchema, kind: v.picklist(KINDS), count: v.number() });
export type PageEntry = v.InferOutput<typeof PageEntrySchema>;

export const PAGE_REQUESTS = {
  /** The entries marked in the frame asked, in order of their first mark. */
  'marks.list': {
    params: v.strictObject({}),
    reply: v.strictObject({
      entries: v.array(PageEntrySchema),
      /** The whole page has been scanned, not only what is in view. */
      settled: v.boolean(),
      /** Switched off for this site. */
      paused: v.boolean(),
      host: v.string(),
      address: v.string(),
      /** The browser's own viewer is here, into which extensions don't see. */
      isPdf: v.optional(v.boolean()),
    }),
  },
  /** Scrolls to a mark of an entry and flashes it: the one at `place`, counted from 0, or the next. Null where there is none any more. */
  'marks.show': { params: v.strictObject({ id: EntryIdSchema, place: v.optional(v.number()) }), reply: v.nullable(v.strictObject({ place: v.number(), count: v.number() })) },
  /** The marks of an entry with the words around them, in document order; at most 100. */
  'marks.places': { params: v.strictObject({ id: EntryIdSchema }), reply: v.array(v.strictObject({ before: v.string(), text: v.string(), after: v.string() })) },
  /** The reader looks at an entry of the page in the panel: for the reading log, where they keep one. */
  'marks.noted': { params: v.strictObject({ id: EntryIdSchema }), reply: v.null() },
  /** Goes to the next mark of the frame, or the one before, and says which it is. */
  'mark.go': { params: v.strictObject({ step: v.picklist([1, -1]), going: v.optional(v.picklist(GOINGS)) }), reply: v.boolean() },
  /** Whether one of the frame's marks is the one gone to. */
  'mark.current': { params: v.strictObject({}), reply: v.boolean() },
  /** Forgets the mark gone to, for another frame's is now. */
  'mark.leave': { params: v.strictObject({}), reply: v.null() },
  /** Opens the card of the mark gone to, or else of the one at the selection. */
  'mark.open': { params: v.strictObject({}), reply: v.boolean() },
  /** Pins the open card, or lets it go again. */
  'card.pin': { params: v.strictObject({}), reply: v.boolean() },
  /** What the reader has selected in the frame asked, with the page's title and address; the text may be empty. */
  'selection.get': { params: v.strictObject({}), reply: SelectionSchema },
  /** What the matcher of an entry still being written (base64) would mark in the frame asked. */
  'marks.try': {
    params: v.strictObject({ matcher: v.string() }),
    reply: v.strictObject({ count: v.number(), samples: v.array(v.strictObject({ before: v.string(), text: v.string(), after: v.string() })) }),
  },
  /** To every frame: what a child frame asks of the top one. */
  'card.order': { params: v.strictObject({ order: FrameOrderSchema, word: v.string() }), reply: v.null() },
} as const;

export type PageRequestName = keyof typeof PAGE_REQUESTS;
export type PageParams<Name extends PageRequestName> = v.InferInput<(typeof PAGE_REQUESTS)[Name]['params']>;
/** The same as the page has them, once found well formed. */
export type PageGiven<Name extends PageRequestName> = v.InferOutput<(typeof PAGE_REQUESTS)[Name]['params']>;
export type PageReply<Name extends PageRequestName> = v.InferOutput<(typeof PAGE_REQUESTS)[Name]['reply']>;
