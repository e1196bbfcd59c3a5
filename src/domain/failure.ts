/**
 * Why an entry could not be had. `null` elsewhere only ever means "no such entry".
 */
import * as v from 'valibot';

export const LookupFailureSchema = v.variant('kind', [
  /** The glossary is being put into the database for the first time. */
  v.strictObject({ kind: v.literal('seeding') }),
  /** Neither the database nor the packaged glossary could be read. */
  v.strictObject({ kind: v.literal('storage-unavailable'), message: v.string() }),
  /** The extension was updated or removed under this page. */
  v.strictObject({ kind: v.literal('disconnected') }),
]);
export type LookupFailure = v.InferOutput<typeof LookupFailureSchema>;
