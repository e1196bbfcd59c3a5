/**
 * The whole glossary as rows for a list, sorted once and then handed out page
 * by page.
 */
import { KINDS, type Entry, type EntryId } from '../domain/entry.ts';
import type { PackId } from '../domain/entry-view.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import { ROW, ROW_FLAG, type EntryRow } from '../protocol/list-requests.ts';
import { normalForm } from '../search/normal-form.ts';
import type { Holdings } from '../storage/entries.ts';
import type { HeldOnce } from './holdings.ts';
import { runInTurns } from '../platform/turns.ts';

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
  let sorted: { readonly of: Holdings; readonly list: Promise<Sorted> } | null = null;
  return {
    page: async (offset, limit) => {
      const held = await holdings.read();
      if (!held.ok) return held;
      if (sorted?.of !== held.value) sorted = { of: held.value, list: runInTurns(listOf(held.value)) };
      const { rows, packs, parts } = await sorted.list;
      const unwanted = new Set(await hidden());
      const page = rows.slice(offset, offset + limit).map((row) => (unwanted.has(row[ROW.id]) ? withFlag(row, ROW_FLAG.hidden) : row));
      return ok({ revision: String(holdings.edition()), total: rows.length, rows: page, packs, parts });
    },
  };
}

const withFlag = (row: EntryRow, flag: number): EntryRow => row.with(ROW.flags, row[ROW.flags] | flag) as EntryRow;

/** Rows made between two steps. */
const TOGETHER = 200;

function* listOf({ personal, packs, builtIn, overlays }: Holdings): Generator<void, Sorted> {
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
  const rows: Keyed[] = [];
  const owners = [{ entries: personal.map(({ entry }) => entry), own: true, pack: -1 }, ...packs.map(({ entries }, pack) => ({ entries, own: false, pack })), { entries: builtIn, own: false, pack: -1 }];
  for (const { entries, own, pack } of owners) {
    for (const entry of entries) {
      rows.push({ row: row(entry, own, pack), key: normalForm(entry.head) });
      if (rows.length % TOGETHER === 0) yield;
    }
  }
  return { rows: inOrder(rows), packs: packs.map(({ pack: { id, title } }) => ({ id, title })), parts: [...partNumbers.keys()] };
}

const partOf = (source: Entry['sources'][number]): string => ('part' in source && source.part !== undefined ? `${source.work}/${source.part}` : source.work);

type Keyed = { readonly row: EntryRow; readonly key: string };

/** By headword, letter case and marks aside; Latin before Cyrillic. Comparing as people sort would take ten times as long. */
const inOrder = (rows: Keyed[]): EntryRow[] => rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
