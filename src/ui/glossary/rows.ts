/**
 * The whole glossary as rows, read in pages. Pure but for the page reader that
 * is handed in.
 */
import { KINDS, type EntryId, type Kind } from '../../domain/entry.ts';
import type { PackId } from '../../domain/entry-view.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { ROW, ROW_FLAG, type EntryRow } from '../../protocol/list-requests.ts';
import { nextTurn } from '../../platform/turns.ts';
import type { ListPage } from '../services.ts';

export type Row = {
  readonly id: EntryId;
  readonly kind: Kind;
  readonly head: string;
  readonly cyrillic?: string | undefined;
  readonly gloss: string;
  readonly own: boolean;
  /** The reader has written on it. */
  readonly noted: boolean;
  /** Never marked on pages. */
  readonly hidden: boolean;
  readonly pack?: PackId | undefined;
  /** Work and part joined by a slash. */
  readonly parts: readonly string[];
};

export type Listing = {
  /** In order of headwords. */
  readonly rows: readonly Row[];
  readonly byId: ReadonlyMap<EntryId, Row>;
  readonly packs: readonly { readonly id: PackId; readonly title: string }[];
  readonly parts: readonly string[];
};

/** How often a glossary may change while it is read. */
const TRIES = 5;

/** Begins anew when the glossary changes between two pages. */
export async function readListing(readPage: (offset: number) => Promise<Result<ListPage, LookupFailure>>): Promise<Result<Listing, LookupFailure>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const listing = await readPages(readPage);
    if (!listing.ok) return listing;
    // What is drawn now is drawn in a task of its own.
    await nextTurn();
    if (listing.value !== 'changed') return ok(listing.value);
  }
  return fail({ kind: 'seeding' });
}

/** Each page is made into rows as it comes: a hundred thousand at once would hold the screen up. */
async function readPages(readPage: (offset: number) => Promise<Result<ListPage, LookupFailure>>): Promise<Result<Listing | 'changed', LookupFailure>> {
  const rows: Row[] = [];
  const byId = new Map<EntryId, Row>();
  const packs = new Map<PackId, Listing['packs'][number]>();
  const parts = new Set<string>();
  for (let revision: string | undefined; ; ) {
    const page = await readPage(rows.length);
    if (!page.ok) return page;
    if ((revision ??= page.value.revision) !== page.value.revision) return ok('changed');
    // Each page numbers packs and parts for itself.
    for (const each of page.value.rows) {
      const row = rowOf(each, page.value);
      rows.push(row);
      byId.set(row.id, row);
    }
    for (const pack of page.value.packs) packs.set(pack.id, pack);
    for (const part of page.value.parts) parts.add(part);
    if (rows.length >= page.value.total || page.value.rows.length === 0) return ok({ rows, byId, packs: [...packs.values()], parts: [...parts] });
  }
}

function rowOf(row: EntryRow, { packs, parts }: ListPage): Row {
  const flags = row[ROW.flags];
  return {
    id: row[ROW.id],
    kind: KINDS[row[ROW.kind]] ?? 'term',
    head: row[ROW.head],
    cyrillic: row[ROW.cyrillic] === '' ? undefined : row[ROW.cyrillic],
    gloss: row[ROW.gloss],
    own: (flags & ROW_FLAG.own) !== 0,
    noted: (flags & ROW_FLAG.overlay) !== 0,
    hidden: (flags & ROW_FLAG.hidden) !== 0,
    pack: packs[row[ROW.pack]]?.id,
    parts: row[ROW.parts].flatMap((part) => parts[part] ?? []),
  };
}
