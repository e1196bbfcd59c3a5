/**
 * The entries of packs. They are written under an edition that nobody sees yet;
 * a change of the pack's one row then shows them all at once. So a cancelled or
 * cut-off import leaves only rows to be swept, and undoing an update turns the
 * pack back to the edition before.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import { keysBeginning, type SpravkaDatabase } from './database.ts';
import type { PackEntryRow, PackRow } from './rows.ts';

/** @returns the new edition's name */
export async function beginEdition(database: SpravkaDatabase, now: () => number = Date.now): Promise<string> {
  const edition = crypto.randomUUID();
  await database.editions.add({ edition, at: now() });
  return edition;
}

/** Ids must differ within the edition. */
export async function addToEdition(database: SpravkaDatabase, edition: string, entries: readonly Entry[]): Promise<void> {
  await database.packEntries.bulkAdd(entries.map((entry): PackEntryRow => ({ edition, id: entry.id, entry })));
}

const rowsOf = (database: SpravkaDatabase, edition: string) => database.packEntries.where('[edition+id]').between(...keysBeginning(edition));

export const readEdition = async (database: SpravkaDatabase, edition: string): Promise<Entry[]> => (await rowsOf(database, edition).toArray()).map(({ entry }) => entry);

/** The packs' entries of these ids, with whose they are; of two packs with the same id, the one imported first. */
export async function readPackEntries(database: SpravkaDatabase, ids: readonly EntryId[]): Promise<Map<EntryId, { readonly entry: Entry; readonly pack: PackRow }>> {
  const packs = (await database.packs.toArray()).filter(({ on }) => on).sort((a, b) => b.importedAt - a.importedAt);
  if (packs.length === 0) return new Map();
  const rows = await database.packEntries.where('id').anyOf([...ids]).toArray();
  return new Map(packs.flatMap((pack) => rows.filter(({ edition }) => edition === pack.edition).map(({ id, entry }) => [id, { entry, pack }] as const)));
}

/** Removes the editions that neither a pack nor an undo refers to. @param among all, unless given: one may be being written */
export async function sweepEditions(database: SpravkaDatabase, among?: ReadonlySet<string>): Promise<void> {
  const editions = (await database.editions.toArray()).filter(({ edition }) => among?.has(edition) ?? true);
  if (editions.length === 0) return;
  const [packs, parts] = await Promise.all([database.packs.toArray(), database.changeParts.filter(({ table }) => table === 'packs').toArray()]);
  const before = parts.flatMap((part) => part.before) as readonly (PackRow | null)[];
  const used = new Set([...packs, ...before].map((pack) => pack?.edition));
  for (const { edition } of editions) if (!used.has(edition)) await dropEdition(database, edition);
}

export async function dropEdition(database: SpravkaDatabase, edition: string): Promise<void> {
  await rowsOf(database, edition).delete();
  await database.editions.delete(edition);
}
