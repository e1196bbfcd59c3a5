/**
 * The reader's own entries, on shelves.
 */
import type { EntryId } from '../domain/entry.ts';
import type { SpravkaDatabase } from './database.ts';
import type { PersonalRow } from './rows.ts';
import { byShelf, rowsOn, shelfOf } from './shelves.ts';

/** 200 rows on each when there are 100,000. Never changes: rows would have to move. */
export const PERSONAL_SHELVES = 512;

/** In the order asked; undefined where there is none. */
export async function readPersonal(database: SpravkaDatabase, ids: readonly string[]): Promise<(PersonalRow | undefined)[]> {
  const rows = await personalShelves(database, ids);
  return ids.map((id) => rows.get(id));
}

/** Shelves read at once: what a hundred thousand entries have on them takes 50 ms to parse. */
const TOGETHER = 64;

/** All of them as they are at one time, in no order. */
export const readAllPersonal = (database: SpravkaDatabase): Promise<PersonalRow[]> =>
  database.transaction('r', database.shelves, async () => {
    const rows: PersonalRow[] = [];
    for (let from = 0; from < PERSONAL_SHELVES; from += TOGETHER) {
      for (const shelf of await database.shelves.where('number').between(from, from + TOGETHER).toArray()) for (const row of rowsOn<PersonalRow>(shelf)) rows.push(row);
    }
    return rows;
  });

export async function countPersonal(database: SpravkaDatabase): Promise<number> {
  return (await readAllPersonal(database)).length;
}

/** All rows on the shelves of these ids, by id. */
async function personalShelves(database: SpravkaDatabase, ids: readonly string[]): Promise<Map<string, PersonalRow>> {
  const shelves = await database.shelves.bulkGet([...byShelf(ids, PERSONAL_SHELVES).keys()]);
  return new Map(shelves.flatMap((shelf) => rowsOn<PersonalRow>(shelf)).map((row) => [row.id, row]));
}

export type OpenShelves = {
  readonly found: readonly (PersonalRow | undefined)[];
  /** Must be called in the transaction that opened them. */
  readonly write: (put: readonly PersonalRow[], removed: readonly string[]) => Promise<void>;
};

/** The rows of these ids, and the means to write these and no others. */
export async function openPersonal(database: SpravkaDatabase, ids: readonly string[]): Promise<OpenShelves> {
  const numbers = byShelf(ids, PERSONAL_SHELVES);
  const rows = await personalShelves(database, ids);
  return {
    found: ids.map((id) => rows.get(id)),
    write: async (put, removed) => {
      for (const id of removed) rows.delete(id);
      for (const row of put) rows.set(row.id, row);
      const shelves = new Map<number, PersonalRow[]>([...numbers.keys()].map((number) => [number, []]));
      for (const [number, ids] of byShelf(rows.keys(), PERSONAL_SHELVES)) shelves.set(number, ids.map((id) => rows.get(id)!));
      const full = [...shelves].filter(([, there]) => there.length > 0).map(([number, there]) => ({ number, rows: JSON.stringify(there) }));
      const empty = [...shelves].filter(([, there]) => there.length === 0).map(([number]) => number);
      if (full.length > 0) await database.shelves.bulkPut(full);
      if (empty.length > 0) await database.shelves.bulkDelete(empty);
    },
  };
}

/** In an order in which a change in steps opens each shelf once. */
export const inShelfOrder = <Item>(items: readonly Item[], idOf: (item: Item) => EntryId): Item[] =>
  items
    .map((item) => ({ item, shelf: shelfOf(idOf(item), PERSONAL_SHELVES) }))
    .sort((a, b) => a.shelf - b.shelf)
    .map(({ item }) => item);
