/**
 * Brings the database to the packaged glossary version, in one transaction: a
 * worker that dies half-way leaves the old state whole, and the next one begins
 * anew.
 */
import * as v from 'valibot';
import { EntryIdSchema, EntrySchema, WorkSchema } from '../domain/entry.ts';
import type { SpravkaDatabase } from './database.ts';

export const PackagedGlossarySchema = v.strictObject({
  version: v.string(),
  entries: v.array(EntrySchema),
  works: v.record(v.string(), WorkSchema),
  renamed: v.record(v.string(), EntryIdSchema),
});
export type PackagedGlossary = v.InferOutput<typeof PackagedGlossarySchema>;

/** The glossary as packaged. The version is asked often and is cheap; the whole is read only to seed. */
export type GlossaryPackage = { readonly version: () => Promise<string>; readonly read: () => Promise<PackagedGlossary> };

/** `updated`: in place of another version. */
export type SeedOutcome = 'current' | 'seeded' | 'updated';

/**
 * @param beforeUpdate awaited before a version held is replaced
 * @throws what Dexie throws when the database can't be opened or is full; nothing has changed then
 */
export async function seed(database: SpravkaDatabase, packaged: GlossaryPackage, beforeUpdate?: () => Promise<unknown>): Promise<SeedOutcome> {
  const [wanted, held] = await Promise.all([packaged.version(), database.state.get('glossary')]);
  if (held?.version === wanted) return 'current';
  if (held) await beforeUpdate?.();
  const glossary = await packaged.read();
  await database.transaction('rw', [database.entries, database.state], async () => {
    await database.entries.clear();
    await database.entries.bulkAdd(glossary.entries);
    await database.state.put({ key: 'glossary', version: glossary.version, works: glossary.works, renamed: glossary.renamed });
  });
  return held ? 'updated' : 'seeded';
}
