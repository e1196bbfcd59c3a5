/**
 * The whole glossary as rows for a list, sorted once and then handed out page
 * by page.
 */
import { KINDS, type Entry, type EntryId } from '../domain/entry.ts';
import type { PackId } from '../domain/entry-view.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import { ROW, ROW_FLAG, type EntryRow } from '../protocol/list-requests.ts';
import type { Holdings } from '../storage/entries.ts';
import type { HeldOnce } from './holdings.ts';

export type ListPage = {
  readonly revision: string;
  readonly total: number;
  readonly rows: EntryRow[];
  readonly packs: { id: PackId; title: string }[];
  readonly parts: string[];
};
export type EntryList = { readonly page: (offset: number, limit: number) => Promise<Result<ListPage, LookupFailure>> };

type Sorted = Omit<ListPage, 'revision' | 'total'>;

/** @param hidden the entries that are never marked */
export function createEntryList(holdings: HeldOnce, hidden: () => Promise<readonly EntryId[]>): EntryList {
  let sorted: { readonly of: Holdings; readonly list: Sorted } | null = null;
  return {
    page: async (offset, limit) => {
      const held = await holdings.read();
      if (!held.ok) return held;
      if (sorted?.of !== held.value) sorted = { of: held.value, list: listOf(held.value) };
      const { rows, packs, parts } = sorted.list;
      const unwanted = new Set(await hidden());
      const page = rows.slice(offset, offset + limit).map((row) => (unwanted.has(row[ROW.id]) ? withFlag(row, ROW_FLAG.hidden) : row));
      return ok({ revision: String(holdings.edition()), total: rows.length, rows: page, packs, parts });
    },
  };
}

const withFlag = (row: EntryRow, flag: number): EntryRow => row.with(ROW.flags, row[ROW.flags] | flag) as EntryRow;

function listOf({ personal, packs, builtIn, overlays }: Holdings): Sorted {
  const partNumbers = new Map<string, number>();
  const numberOf = (part: string): number => {
    const known = partNumbers.get(part);
    if (known !== undefined) return known;
    partNumbers.set(part, partNumbers.size);
    return partNumbers.size - 1;
  };
  const row = (entry: Entry, own: boolean, pack: number): EntryRow => {
    const overlay = overlays.get(entry.id)?.overlay;
    const flags = (own ? ROW_FLAG.own : 0) | (overlay && !own ? ROW_FLAG.overlay : 0);
    return [entry.id, KINDS.indexOf(entry.kind), entry.head, entry.cyrillic ?? '', (own ? undefined : overlay?.gloss) ?? entry.gloss, flags, pack, [...new Set(entry.sources.map(partOf))].map(numberOf)];
  };
  const rows = [
    ...personal.map(({ entry }) => row(entry, true, -1)),
    ...packs.flatMap(({ entries }, index) => entries.map((entry) => row(entry, false, index))),
    ...builtIn.map((entry) => row(entry, false, -1)),
  ];
  return { rows: inOrder(rows), packs: packs.map(({ pack: { id, title } }) => ({ id, title })), parts: [...partNumbers.keys()] };
}

const partOf = (source: Entry['sources'][number]): string => ('part' in source && source.part !== undefined ? `${source.work}/${source.part}` : source.work);

/** By headword, letter case and marks aside. */
function inOrder(rows: EntryRow[]): EntryRow[] {
  const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true, numeric: true });
  return rows.sort((a, b) => collator.compare(a[2], b[2]));
}
