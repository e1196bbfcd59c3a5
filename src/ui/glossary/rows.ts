/**
 * The whole glossary as rows, read in pages. Pure but for the page reader that
 * is handed in.
 */
import { KINDS, type EntryId, type Kind } from '../../domain/entry.ts';
import type { PackId } from '../../domain/entry-view.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { ROW, ROW_FLAG, type EntryRow } from '../../protocol/list-requests.ts';
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
    const pages = await readPages(readPage);
    if (!pages.ok) return pages;
    if (pages.value !== 'changed') return ok(listingOf(pages.value));
  }
  return fail({ kind: 'seeding' });
}

async function readPages(readPage: (offset: number) => Promise<Result<ListPage, LookupFailure>>): Promise<Result<readonly ListPage[] | 'changed', LookupFailure>> {
  const pages: ListPage[] = [];
  for (let offset = 0; ; ) {
    const page = await readPage(offset);
    if (!page.ok) return page;
    if (pages[0] && page.value.revision !== pages[0].revision) return ok('changed');
    pages.push(page.value);
    offset += page.value.rows.length;
    if (offset >= page.value.total || page.value.rows.length === 0) return ok(pages);
  }
}

/** Each page numbers packs and parts for itself. */
function listingOf(pages: readonly ListPage[]): Listing {
  const rows = pages.flatMap((page) => page.rows.map((row) => rowOf(row, page)));
  return {
    rows,
    byId: new Map(rows.map((row) => [row.id, row])),
    packs: [...new Map(pages.flatMap(({ packs }) => packs).map((pack) => [pack.id, pack])).values()],
    parts: [...new Set(pages.flatMap(({ parts }) => parts))],
  };
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
