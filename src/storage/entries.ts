/**
 * Reads entries, the reader's own before the built-in, old ids by their new names.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { GlossaryRow, SpravkaDatabase } from './database.ts';

/** In the order asked; ids that no entry has are left out. */
export async function readEntries(database: SpravkaDatabase, ids: readonly EntryId[]): Promise<Entry[]> {
  return database.transaction('r', [database.entries, database.personal, database.state], async () => {
    const personal = await database.personal.bulkGet([...ids]);
    const builtIn = await database.entries.bulkGet([...ids]);
    const found = ids.map((_, index) => personal[index]?.entry ?? builtIn[index]);
    if (found.every((entry) => entry !== undefined)) return found;
    const renamed = (await database.state.get('glossary'))?.renamed ?? {};
    const filled = await Promise.all(found.map((entry, index) => entry ?? database.entries.get(newestId(ids[index]!, renamed))));
    return filled.filter((entry) => entry !== undefined);
  });
}

export const readAllEntries = async (database: SpravkaDatabase): Promise<Entry[]> => {
  const [builtIn, personal] = await Promise.all([database.entries.toArray(), database.personal.toArray()]);
  return [...personal.map((row) => row.entry), ...builtIn];
};

/** Follows renames to the id in use; a ring of renames ends where it began. */
export function newestId(id: EntryId, renamed: GlossaryRow['renamed']): EntryId {
  let current = id;
  for (const seen = new Set<string>(); current in renamed && !seen.has(current); ) {
    seen.add(current);
    current = renamed[current] as EntryId;
  }
  return current;
}
