/**
 * Why something could not be written. In every case the database is as it was.
 */
import * as v from 'valibot';
import { EntryViewSchema } from '../domain/entry-view.ts';
import { ProblemSchema } from '../domain/draft.ts';

const storageFailures = [
  /** The browser gives no more room; where that was seen beforehand, with how much is needed and how much there is, in bytes. */
  v.strictObject({ kind: v.literal('storage-full'), needed: v.optional(v.number()), left: v.optional(v.number()) }),
  v.strictObject({ kind: v.literal('storage-unavailable'), message: v.string() }),
] as const;

export const WriteFailureSchema = v.variant('kind', [...storageFailures]);
export type WriteFailure = v.InferOutput<typeof WriteFailureSchema>;

export const DraftFailureSchema = v.variant('kind', [
  ...storageFailures,
  v.strictObject({ kind: v.literal('invalid'), problems: v.array(ProblemSchema) }),
  /** Another window has saved it since `basis`; `current` is that version, `current.updatedAt` the basis for saving over it. */
  v.strictObject({ kind: v.literal('changed-elsewhere'), current: EntryViewSchema }),
  /** Another window has removed it; saving without `basis` writes it anew. */
  v.strictObject({ kind: v.literal('removed-elsewhere') }),
]);
export type DraftFailure = v.InferOutput<typeof DraftFailureSchema>;

/** `gone`: nothing is kept under that token, id or number any more. */
export const GoneFailureSchema = v.variant('kind', [...storageFailures, v.strictObject({ kind: v.literal('gone') })]);
export type GoneFailure = v.InferOutput<typeof GoneFailureSchema>;
