/**
 * Reads entries as the reader sees them: their own before a pack's before the
 * built-in, old ids by their new names, each with the reader's hand on it.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { EntryView } from '../domain/entry-view.ts';
import type { SpravkaDatabase } from './database.ts';
import { stateOf } from './indexes.ts';
import { readOverlays } from './overlays.ts';
import { readEdition, readPackEntries } from './packs.ts';
import { readAllPersonal, readPersonal } from './personal.ts';
import { newestId } from './renames.ts';
import type { OverlayRow, PackRow, PersonalRow } from './rows.ts';

const READ_TABLES = ['entries', 'shelves', 'overlays', 'packs', 'packShelves', 'state'] as const;

/** In the order asked; ids that no entry has are left out. */
export async function readEntries(database: SpravkaDatabase, ids: readonly EntryId[]): Promise<EntryView[]> {
  return database.transaction('r', [...READ_TABLES], async () => {
    const [personal, packs, builtIn, overlays] = [await readPersonal(database, ids), await readPackEntries(database, ids), await database.entries.bulkGet([...ids]), await readOverlays(database)];
    const renamed = overlays.renamed;
    const views = await Promise.all(
      ids.map(async (id, index): Promise<EntryView | undefined> => {
        const own = personal[index];
        if (own) return ownView(own);
        const packed = packs.get(id);
        const entry = packed?.entry ?? builtIn[index] ?? (id in renamed ? await database.entries.get(newestId(id, renamed)) : undefined);
        if (entry === undefined) return undefined;
        const overlay = overlays.of.get(entry.id);
        return { ...entry, ...(packed && { pack: { id: packed.pack.id, title: packed.pack.title } }), ...(overlay && { overlay: overlay.overlay }), ...(entry.id === id ? {} : { renamedFrom: id }) };
      }),
    );
    return views.filter((view) => view !== undefined);
  });
}

export const ownView = ({ entry, updatedAt }: PersonalRow): EntryView => ({ ...entry, own: true, updatedAt });

/** All entries by owner, each id once: whoever comes first has it. */
export type Holdings = {
  readonly personal: readonly PersonalRow[];
  /** Those switched on, the one imported first in front. */
  readonly packs: readonly { readonly pack: PackRow; readonly entries: readonly Entry[] }[];
  readonly builtIn: readonly Entry[];
  /** Of the built-in glossary; null before it is seeded. */
  readonly version: string | null;
  readonly overlays: ReadonlyMap<EntryId, OverlayRow>;
  /** Of the database before this was read: where it is the same still, this is what it holds. */
  readonly state: string;
};

export async function readHoldings(database: SpravkaDatabase): Promise<Holdings> {
  const before = await stateOf(database);
  const [builtIn, state, overlays, own] = await Promise.all([readBuiltIn(database), database.state.get('glossary'), readOverlays(database), readOwned(database)]);
  const taken = new Set<EntryId>([...own.personal.map(({ id }) => id), ...own.packs.flatMap(({ entries }) => entries.map(({ id }) => id))]);
  return { ...own, builtIn: builtIn.filter(({ id }) => !taken.has(id)), version: state?.version ?? null, overlays: overlays.of, state: before };
}

/** Rows read at once: more would keep the worker from all else meanwhile. */
const TOGETHER = 2000;

/** All of them as they are at one time, by id. */
const readBuiltIn = (database: SpravkaDatabase): Promise<Entry[]> =>
  database.transaction('r', database.entries, async () => {
    const read: Entry[] = [];
    for (;;) {
      const last = read.at(-1);
      const some = await (last === undefined ? database.entries.toCollection() : database.entries.where('id').above(last.id)).limit(TOGETHER).toArray();
      for (const entry of some) read.push(entry);
      if (some.length < TOGETHER) return read;
    }
  });

/** What is not built in. */
export async function readOwned(database: SpravkaDatabase): Promise<Pick<Holdings, 'personal' | 'packs'>> {
  const [personal, packs] = await Promise.all([readAllPersonal(database), database.packs.toArray()]);
  const taken = new Set<EntryId>(personal.map(({ id }) => id));
  const held: { pack: PackRow; entries: Entry[] }[] = [];
  for (const pack of packs.filter(({ on }) => on).sort((a, b) => a.importedAt - b.importedAt)) {
    const entries = (await readEdition(database, pack)).filter(({ id }) => !taken.has(id));
    for (const { id } of entries) taken.add(id);
    held.push({ pack, entries });
  }
  return { personal, packs: held };
}
