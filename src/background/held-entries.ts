/**
 * Which of many ids some entry has already, and what it says. Read whole: most
 * of a large file is new, and looking each of its entries up would cost more.
 */
import type { EntryId } from '../domain/entry.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readEdition } from '../storage/packs.ts';
import { readAllPersonal } from '../storage/personal.ts';
import type { Held } from './import-classes.ts';

/** By id; of several owners the one whose entry is shown. */
export type HeldEntries = ReadonlyMap<EntryId, Held>;

/** @param edition of a pack that is imported again: its entries are looked at first, the reader's own not at all */
export async function readHeldEntries(database: SpravkaDatabase, edition?: string): Promise<HeldEntries> {
  const held = new Map<EntryId, Held>();
  for (const entry of await database.entries.toArray()) held.set(entry.id, { owner: 'built-in', entry });
  const packs = await database.packs.toArray();
  const inOrder = [...packs.filter((pack) => pack.edition !== edition), ...packs.filter((pack) => pack.edition === edition)];
  for (const pack of inOrder) for (const entry of await readEdition(database, pack)) held.set(entry.id, { owner: 'pack', edition: pack.edition, entry });
  if (edition === undefined) for (const row of await readAllPersonal(database)) held.set(row.id, { owner: 'own', row });
  return held;
}
