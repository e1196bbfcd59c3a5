/**
 * The entries of packs. They are written under an edition that nobody sees yet;
 * a change of the pack's one row then shows them all at once. So a cancelled or
 * cut-off import leaves only rows to be swept, and undoing an update turns the
 * pack back to the edition before.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import { keysBeginning, type SpravkaDatabase } from './database.ts';
import type { PackRow } from './rows.ts';
import { byShelf, rowsOn } from './shelves.ts';

/** @returns the new edition's name */
export async function beginEdition(database: SpravkaDatabase, now: () => number = Date.now): Promise<string> {
  const edition = crypto.randomUUID();
  await database.editions.add({ edition, at: now() });
  return edition;
}

/** Entries on a shelf. */
const PER_SHELF = 200;

/** How many shelves an edition of that many entries has. */
export const shelvesFor = (entries: number): number => Math.max(1, Math.ceil(entries / PER_SHELF));

/** Writes some shelves of an edition whole. @param rows ids must differ within the edition */
export async function addShelves(database: SpravkaDatabase, edition: string, shelves: ReadonlyMap<number, readonly Entry[]>): Promise<void> {
  await database.packShelves.bulkAdd([...shelves].map(([number, entries]) => ({ edition, number, rows: JSON.stringify(entries) })));
}

/** The entries by the shelves they belong on. */
export function shelved(entries: readonly Entry[], count: number): Map<number, Entry[]> {
  const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]));
  return new Map([...byShelf(byId.keys(), count)].map(([number, ids]) => [number, ids.map((id) => byId.get(id)!)]));
}

const shelvesOf = (database: SpravkaDatabase, edition: string) => database.packShelves.where('[edition+number]').between(...keysBeginning(edition));

/** Shelves read at once. */
const TOGETHER = 64;

/** All entries of an edition, in no order. */
export async function readEdition(database: SpravkaDatabase, { edition, shelves }: Pick<PackRow, 'edition' | 'shelves'>): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let from = 0; from < shelves; from += TOGETHER) {
    const some = await database.packShelves.where('[edition+number]').between([edition, from], [edition, from + TOGETHER]).toArray();
    for (const shelf of some) for (const entry of rowsOn<Entry>(shelf)) entries.push(entry);
  }
  return entries;
}

/** Of an edition, the entries of these ids. */
export async function readFromEdition(database: SpravkaDatabase, { edition, shelves }: Pick<PackRow, 'edition' | 'shelves'>, ids: readonly EntryId[]): Promise<Entry[]> {
  const wanted = new Set<EntryId>(ids);
  const found = await database.packShelves.bulkGet([...byShelf(ids, shelves).keys()].map((number): [string, number] => [edition, number]));
  return found.flatMap((shelf) => rowsOn<Entry>(shelf)).filter(({ id }) => wanted.has(id));
}

/** The packs' entries of these ids, with whose they are; of two packs with the same id, the one imported first. */
export async function readPackEntries(database: SpravkaDatabase, ids: readonly EntryId[]): Promise<Map<EntryId, { readonly entry: Entry; readonly pack: PackRow }>> {
  const packs = (await database.packs.toArray()).filter(({ on }) => on).sort((a, b) => b.importedAt - a.importedAt);
  const found = new Map<EntryId, { readonly entry: Entry; readonly pack: PackRow }>();
  for (const pack of packs) for (const entry of await readFromEdition(database, pack, ids)) found.set(entry.id, { entry, pack });
  return found;
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
  await shelvesOf(database, edition).delete();
  await database.editions.delete(edition);
}
