/**
 * The reading log: which terms were looked at, and where. What is deleted is
 * gone at once; nothing of it is kept for an undo.
 */
import type { SpravkaDatabase } from './database.ts';
import type { LookRow } from './rows.ts';

/** Older ones go. */
const MOST_LOOKS = 20_000;
/** In ms: a card opened again at the same words within this time is the same look. */
const SAME_LOOK = 30 * 60_000;

export type NewLook = Omit<LookRow, 'id' | 'by'>;
export type LookFilter = {
  /** Words that are all in it, in whatever order. */
  readonly query?: string | undefined;
  readonly site?: string | undefined;
};
export type SiteCount = { readonly site: string; readonly count: number };

export async function addLook(database: SpravkaDatabase, look: NewLook): Promise<void> {
  await database.transaction('rw', database.looks, async () => {
    const last = await database.looks.where('entry').equals(look.entry).last();
    if (last && last.address === look.address && last.title === look.title && last.sentence === look.sentence && look.at - last.at < SAME_LOOK) {
      await database.looks.update(last.id, { at: look.at, by: undefined });
      return;
    }
    await database.looks.add(look);
    const surplus = (await database.looks.count()) - MOST_LOOKS;
    if (surplus > 0) await database.looks.bulkDelete(await database.looks.orderBy('at').limit(surplus).primaryKeys());
  });
}

/** Newest first; `sites` and their numbers are of the whole log. */
export async function listLooks(database: SpravkaDatabase, filter: LookFilter, offset: number, limit: number): Promise<{ readonly total: number; readonly found: number; readonly looks: LookRow[]; readonly sites: SiteCount[] }> {
  const all = await database.looks.orderBy('at').reverse().toArray();
  const sites = new Map<string, number>();
  for (const { site } of all) sites.set(site, (sites.get(site) ?? 0) + 1);
  const found = all.filter(filterOf(filter));
  return {
    total: all.length,
    found: found.length,
    looks: found.slice(offset, offset + limit).map(plain),
    sites: [...sites].map(([site, count]) => ({ site, count })).sort((a, b) => b.count - a.count || a.site.localeCompare(b.site)),
  };
}

/** @returns what was removed, for whoever may want it back */
export const removeLooks = (database: SpravkaDatabase, which: { readonly ids: readonly number[] } | LookFilter): Promise<LookRow[]> =>
  database.transaction('rw', database.looks, async () => {
    const rows = 'ids' in which ? (await database.looks.bulkGet([...which.ids])).filter((row) => row !== undefined) : await database.looks.filter(filterOf(which)).toArray();
    await database.looks.bulkDelete(rows.map(({ id }) => id));
    return rows.map(plain);
  });

export async function putLooks(database: SpravkaDatabase, looks: readonly LookRow[]): Promise<void> {
  await database.looks.bulkPut([...looks]);
}

/**
 * Those that the log has not yet; what it has stays.
 * @param by the change whose undoing takes them out again
 */
export const mergeLooks = (database: SpravkaDatabase, looks: readonly NewLook[], by: string): Promise<void> =>
  database.transaction('rw', database.looks, async () => {
    const known = new Set((await database.looks.toArray()).map(keyOf));
    await database.looks.bulkAdd(looks.filter((look) => !known.has(keyOf(look))).map((look) => ({ ...look, by })));
  });

/** Takes out what `mergeLooks` brought under this name; what the reader looked at again since is their own. */
export const unmergeLooks = async (database: SpravkaDatabase, by: string): Promise<void> => void (await database.looks.filter((look) => look.by === by).delete());

const keyOf = ({ at, entry, sentence }: NewLook): string => `${at} ${entry} ${sentence}`;

function filterOf({ query = '', site }: LookFilter): (look: LookRow) => boolean {
  const words = folded(query).split(/\s+/).filter((word) => word !== '');
  return (look) => {
    if (site !== undefined && look.site !== site) return false;
    if (words.length === 0) return true;
    const text = folded([look.head, look.text, look.sentence, look.title, look.address].join(' '));
    return words.every((word) => text.includes(word));
  };
}

const plain = ({ by: _by, ...look }: LookRow): LookRow => look;
const folded = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
