/**
 * The reader's own entries and their notes on others: written, checked,
 * removed, and every change undoable.
 */
import * as v from 'valibot';
import { DraftSchema, ProblemSchema, WarningSchema } from '../domain/draft.ts';
import { EntryIdSchema } from '../domain/entry.ts';
import { EntryViewSchema, OverlaySchema } from '../domain/entry-view.ts';
import { result } from './result-schema.ts';
import { DraftFailureSchema, GoneFailureSchema, WriteFailureSchema } from './written-failures.ts';

/** ms since the epoch. */
const Time = v.number();
/** What undoes a change; kept for the last 50 changes, across restarts. */
export const UndoTokenSchema = v.pipe(v.string(), v.nonEmpty());
const Undoable = v.strictObject({ undo: UndoTokenSchema, count: v.number() });

export const UndoneSchema = v.strictObject({
  restored: v.number(),
  /** Left as they are, since they were changed again after the change undone. */
  kept: v.number(),
});

/** What the check of a draft tells. */
export const DraftCheckSchema = v.strictObject({
  problems: v.array(ProblemSchema),
  warnings: v.array(WarningSchema),
  /** A guess at the Cyrillic headword, for a draft that has none. */
  cyrillicGuess: v.nullable(v.string()),
  /** The id a new entry would get. */
  id: v.nullable(EntryIdSchema),
  /** Examples of spellings that will be found, the most usual first; at most 40. */
  spellings: v.array(v.string()),
});
export type DraftCheck = v.InferOutput<typeof DraftCheckSchema>;

export const PERSONAL_REQUESTS = {
  /** The reader's own entries, last changed first. */
  'personal.list': {
    params: v.strictObject({ offset: v.optional(v.number(), 0), limit: v.optional(v.number(), 500) }),
    reply: result(v.strictObject({ total: v.number(), entries: v.array(EntryViewSchema) }), WriteFailureSchema),
  },
  /**
   * Without `basis` a new entry, whose id must be free; with it, the edit of the version saved at that time.
   * An id that a built-in entry or a pack has is taken for a new entry.
   */
  'personal.save': {
    params: v.strictObject({ draft: DraftSchema, basis: v.optional(Time) }),
    reply: result(v.strictObject({ id: EntryIdSchema, updatedAt: Time, undo: UndoTokenSchema }), DraftFailureSchema),
  },
  'personal.remove': { params: v.strictObject({ ids: v.pipe(v.array(EntryIdSchema), v.minLength(1)) }), reply: result(Undoable, WriteFailureSchema) },
  /** A copy under a new id, of an entry of whoever's. */
  'personal.duplicate': {
    params: v.strictObject({ id: EntryIdSchema }),
    reply: result(v.strictObject({ id: EntryIdSchema, updatedAt: Time, undo: UndoTokenSchema }), GoneFailureSchema),
  },
  'change.undo': { params: v.strictObject({ undo: UndoTokenSchema }), reply: result(UndoneSchema, GoneFailureSchema) },
  /** The newest change that can be undone, for an Undo that outlives the screen that made it. */
  'change.last': { params: v.strictObject({}), reply: v.nullable(v.strictObject({ undo: UndoTokenSchema, what: v.string(), count: v.number(), at: Time })) },
  'draft.check': { params: v.strictObject({ draft: DraftSchema, editing: v.optional(EntryIdSchema) }), reply: DraftCheckSchema },
  /** What the draft's forms would mark in the top frame of a tab; null where the page can't be read. */
  'draft.try': {
    params: v.strictObject({ draft: DraftSchema, tabId: v.number() }),
    reply: v.nullable(v.strictObject({ count: v.number(), samples: v.array(v.strictObject({ before: v.string(), text: v.string(), after: v.string() })) })),
  },
  /** Replaces the overlay as a whole; one that says nothing is removed. */
  'overlay.save': { params: v.strictObject({ id: EntryIdSchema, overlay: OverlaySchema }), reply: result(v.strictObject({ undo: UndoTokenSchema }), GoneFailureSchema) },
  'overlay.remove': { params: v.strictObject({ id: EntryIdSchema }), reply: result(v.strictObject({ undo: UndoTokenSchema }), GoneFailureSchema) },
  /** The entries the reader has written on; `orphan`: the entry is not in the glossary any more, the note is kept. */
  'overlay.list': {
    params: v.strictObject({}),
    reply: result(v.array(v.strictObject({ id: EntryIdSchema, head: v.string(), overlay: OverlaySchema, updatedAt: Time, orphan: v.boolean() })), WriteFailureSchema),
  },
} as const;
