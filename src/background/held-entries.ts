/**
 * Which of many ids some entry has already, and what it says. The ids are read
 * once: most of a large file is new, and looking each of its entries up would
 * cost more than all the rest.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import type { Held } from './import-classes.ts';

export type HeldEntries = {
  readonly has: (id: EntryId) => boolean;
  readonly find: (ids: readonly EntryId[]) => Promise<Map<EntryId, Held>>;
};

/** @param edition of a pack: its entries are looked at instead of the reader's own */
export async function readHeldEntries(database: SpravkaDatabase, edition?: string): Promise<HeldEntries> {
  const [personal, builtIn, packs] = await Promise.all([database.personal.toCollection().primaryKeys(), database.entries.toCollection().primaryKeys(), database.packs.toArray()]);
  const own = new Set<EntryId>(edition === undefined ? personal : []);
  const glossary = new Set<EntryId>(builtIn);
  const others = packs.filter((pack) => pack.edition !== edition).map((pack) => pack.edition);
  const packed = new Set<string>();
  for (const each of others) for (const [, id] of await database.packEntries.where('[edition+id]').between([each, ''], [each, '\uffff']).primaryKeys()) packed.add(id);

  async function find(ids: readonly EntryId[]): Promise<Map<EntryId, Held>> {
    const held = new Map<EntryId, Held>();
    const wanted = (among: ReadonlySet<string>): EntryId[] => ids.filter((id) => among.has(id) && !held.has(id));
    if (edition !== undefined) for (const row of await database.packEntries.bulkGet(ids.map((id): [string, string] => [edition, id]))) if (row) held.set(row.id, { owner: 'pack', entry: row.entry });
    for (const row of await database.personal.bulkGet(wanted(own))) if (row) held.set(row.id, { owner: 'own', row });
    for (const row of await packRows(wanted(packed))) held.set(row.id, { owner: 'pack', entry: row.entry });
    for (const entry of await database.entries.bulkGet(wanted(glossary))) if (entry) held.set(entry.id, { owner: 'built-in', entry });
    return held;
  }

  async function packRows(ids: readonly EntryId[]): Promise<{ readonly id: EntryId; readonly entry: Entry }[]> {
    return ids.length === 0 ? [] : (await database.packEntries.where('id').anyOf([...ids]).toArray()).filter((row) => others.includes(row.edition));
  }

  return { find, has: (id) => own.has(id) || glossary.has(id) || packed.has(id) };
}
