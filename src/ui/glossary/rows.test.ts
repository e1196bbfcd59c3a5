import { describe, expect, it, vi } from 'vitest';
import { entryId } from '../../domain/entry.ts';
import type { PackId } from '../../domain/entry-view.ts';
import { fail, ok } from '../../domain/result.ts';
import type { EntryRow } from '../../protocol/list-requests.ts';
import type { ListPage } from '../services.ts';
import { readListing } from './rows.ts';

const row = (id: string, more: Partial<Record<number, unknown>> = {}): EntryRow => Object.assign([entryId(id), 5, id, '', `What ${id} was.`, 0, -1, []], more) as unknown as EntryRow;
const page = (rows: EntryRow[], more: Partial<ListPage> = {}): ListPage => ({ revision: 'one', total: 3, rows, packs: [], parts: [], ...more });

/** Pages of two rows each, as the background cuts them. */
const pages = (...cut: ListPage[]) => vi.fn((offset: number) => Promise.resolve(ok(cut[offset / 2] as ListPage)));

describe('the listing', () => {
  it('joins the pages and reads what their numbers mean, each page for itself', async () => {
    const pack = (id: string): ListPage['packs'][number] => ({ id: id as PackId, title: id.toUpperCase() });
    const read = pages(
      page([row('nep', { 1: 1, 3: 'НЭП', 5: 1 }), row('trust', { 5: 2, 6: 0, 7: [1] })], { packs: [pack('one')], parts: ['a/ch1', 'a/ch2'] }),
      page([row('vsnkh', { 5: 4, 6: 1, 7: [0, 1] })], { packs: [pack('one'), pack('two')], parts: ['a/ch2', 'a/ch3'] }),
    );
    const listing = await readListing(read);
    if (!listing.ok) throw new Error('no listing');
    expect(listing.value.rows).toEqual([
      { id: 'nep', kind: 'body', head: 'nep', cyrillic: 'НЭП', gloss: 'What nep was.', own: true, noted: false, hidden: false, pack: undefined, parts: [] },
      { id: 'trust', kind: 'term', head: 'trust', cyrillic: undefined, gloss: 'What trust was.', own: false, noted: true, hidden: false, pack: 'one', parts: ['a/ch2'] },
      { id: 'vsnkh', kind: 'term', head: 'vsnkh', cyrillic: undefined, gloss: 'What vsnkh was.', own: false, noted: false, hidden: true, pack: 'two', parts: ['a/ch2', 'a/ch3'] },
    ]);
    expect(listing.value.packs.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(listing.value.parts).toEqual(['a/ch1', 'a/ch2', 'a/ch3']);
    expect(listing.value.byId.get(entryId('trust'))?.head).toBe('trust');
  });

  it('begins anew when the glossary changes between two pages', async () => {
    const first = page([row('a'), row('b')]);
    const read = vi.fn<(offset: number) => Promise<{ readonly ok: true; readonly value: ListPage }>>();
    read.mockResolvedValueOnce(ok(first)).mockResolvedValueOnce(ok(page([row('d')], { revision: 'two' })));
    read.mockResolvedValueOnce(ok(page([row('a'), row('c')], { revision: 'two' }))).mockResolvedValueOnce(ok(page([row('d')], { revision: 'two' })));
    const listing = await readListing(read);
    expect(listing.ok && listing.value.rows.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(read.mock.calls).toEqual([[0], [2], [0], [2]]);
  });

  it('is whole when it is empty, and when the last page is short', async () => {
    const empty = await readListing(pages(page([], { total: 0 })));
    expect(empty.ok && empty.value.rows).toEqual([]);
    const short = await readListing(vi.fn().mockResolvedValueOnce(ok(page([row('a')]))).mockResolvedValueOnce(ok(page([]))));
    expect(short.ok && short.value.rows.length).toBe(1);
  });

  it('tells why it cannot be had', async () => {
    expect(await readListing(() => Promise.resolve(fail({ kind: 'disconnected' })))).toEqual(fail({ kind: 'disconnected' }));
    let revision = 0;
    expect(await readListing(() => Promise.resolve(ok(page([row('a')], { revision: String(revision++) }))))).toEqual(fail({ kind: 'seeding' }));
  });
});
