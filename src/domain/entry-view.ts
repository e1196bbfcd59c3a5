/**
 * An entry as readers see it: with whose it is, and what they themselves have
 * written on it.
 */
import * as v from 'valibot';
import { EntryIdSchema, EntrySchema, GLOSS_LIMIT } from './entry.ts';

export const NOTE_LIMIT = 4000;
const text = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max));

/** The reader's own hand on an entry that is not theirs. A field left out leaves the entry as it is. */
export const OverlaySchema = v.strictObject({
  note: v.optional(text(NOTE_LIMIT)),
  /** Stands in place of the entry's gloss. */
  gloss: v.optional(text(GLOSS_LIMIT)),
  /** Spellings that are not marked for this entry, in whatever case. */
  hiddenForms: v.optional(v.pipe(v.array(text(120)), v.maxLength(200))),
});
export type Overlay = v.InferOutput<typeof OverlaySchema>;

/** Lower-case ASCII words joined by hyphens, as an entry's id. */
export const PackIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), v.maxLength(60), v.brand('PackId'));
export type PackId = v.InferOutput<typeof PackIdSchema>;

export const EntryViewSchema = v.strictObject({
  ...EntrySchema.entries,
  /** The reader wrote it. */
  own: v.optional(v.boolean()),
  /** When the reader last changed it, in ms since the epoch; the `basis` of an edit. */
  updatedAt: v.optional(v.number()),
  /** It came with this pack. */
  pack: v.optional(v.strictObject({ id: PackIdSchema, title: v.string() })),
  overlay: v.optional(OverlaySchema),
  /** The id asked for, where the entry has been renamed since. */
  renamedFrom: v.optional(EntryIdSchema),
});
export type EntryView = v.InferOutput<typeof EntryViewSchema>;

/** The gloss that counts: the reader's, else the entry's. */
export const glossOf = ({ gloss, overlay }: Pick<EntryView, 'gloss' | 'overlay'>): string => overlay?.gloss ?? gloss;
