/**
 * What a page tells the side panel while it is open, and a popup that has
 * changed how much is marked: over a port that these open to the tab, so that a
 * page nobody looks at from there says nothing and no worker is woken.
 */
import * as v from 'valibot';
import { EntryIdSchema, KINDS } from '../domain/entry.ts';

const FeedEntrySchema = v.strictObject({
  id: EntryIdSchema,
  kind: v.picklist(KINDS),
  count: v.number(),
  /** The first words of the paragraph in which it is marked first. */
  beginning: v.string(),
});
export type FeedEntry = v.InferOutput<typeof FeedEntrySchema>;

export const PageNewsSchema = v.variant('news', [
  /** What is marked, in order of the first mark: at first, and whenever it has changed. */
  v.strictObject({
    news: v.literal('marks'),
    entries: v.array(FeedEntrySchema),
    /** `off`: switched off for this site. `capped`: the page has more text than is read. `shown`: only what is drawn of a document is read. */
    state: v.picklist(['scanning', 'settled', 'capped', 'shown', 'off']),
    /** Empty for a document in the reader. */
    host: v.string(),
    title: v.string(),
    /** When the document began, in ms since the epoch: another is another page, though its address be the same. */
    since: v.number(),
  }),
  /** Which entries have marks in view, and the one gone to last. */
  v.strictObject({ news: v.literal('view'), entries: v.array(EntryIdSchema), current: v.optional(EntryIdSchema) }),
]);
export type PageNews = v.InferOutput<typeof PageNewsSchema>;
