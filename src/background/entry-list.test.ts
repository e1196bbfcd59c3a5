import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryOf, freshDatabase, packStep } from '../../tests/fixtures/database.ts';
import { entryId, KINDS, type EntryId } from '../domain/entry.ts';
import { ok } from '../domain/result.ts';
import { ROW, ROW_FLAG } from '../protocol/list-requests.ts';
import { applyChange, type Step } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readHoldings } from '../storage/entries.ts';
import { createEntryList, type EntryList, type ListPage } from './entry-list.ts';
import { createHeldOnce, type HeldOnce } from './holdings.ts';
import { createLookup } from './lookup.ts';

let database: SpravkaDatabase;
let holdings: HeldOnce;
let hidden: EntryId[];
let list: EntryList;
beforeEach(async () => {
  database = await freshDatabase([entryOf('nep', { head: 'NEP', cyrillic: 'НЭП', sources: [{ work: 'pirani-2008', part: 'ch2' }, { work: 'general' }] }), entryOf('vsnkh', { head: 'VSNKh', kind: 'body', sources: [{ work: 'pirani-2008', part: 'ch2' }] }), entryOf('shared')]);
  holdings = createHeldOnce(async () => ok(await readHoldings(database)));
  hidden = [];
  list = createEntryList(holdings, async () => hidden);
});
afterEach(() => database.close());

async function change(...steps: Step[]): Promise<void> {
  expect((await applyChange(database, 'save', steps)).ok).toBe(true);
  holdings.forget();
}
const mine = (id: string, head = id): Step => ({ table: 'personal', keys: [id], decide: () => ({ id: entryId(id), entry: entryOf(id, { head }), createdAt: 1, updatedAt: 1 }) });
const note = (id: string, gloss: string): Step => ({ table: 'overlays', keys: [id], decide: () => ({ id: entryId(id), head: id, overlay: { gloss }, updatedAt: 2 }) });
const pack = (on: boolean): Promise<Step> => packStep(database, 'trams', [entryOf('depot', { sources: [{ work: 'own', title: 'A page' }] }), entryOf('mine')], { on });
async function page(offset = 0, limit = 100): Promise<ListPage> {
  const done = await list.page(offset, limit);
  if (!done.ok) throw new Error(done.failure.kind);
  return done.value;
}

describe('the list', () => {
  it('has everything in the order of headwords, each id once, with whose it is', async () => {
    await change(mine('mine', 'Ёж'), mine('shared'), note('nep', 'My words.'), await pack(true));
    hidden = [entryId('vsnkh')];
    const { rows, packs, parts, total } = await page();
    const told = rows.map((row) => [row[ROW.id], KINDS[row[ROW.kind]], row[ROW.gloss], row[ROW.flags], packs[row[ROW.pack]]?.id, row[ROW.parts].map((part) => parts[part])]);
    expect(total).toBe(5);
    expect(told).toEqual([
      ['depot', 'term', 'What depot was.', 0, 'trams', ['own']],
      ['nep', 'term', 'My words.', ROW_FLAG.overlay, undefined, ['pirani-2008/ch2', 'general']],
      ['shared', 'term', 'What shared was.', ROW_FLAG.own, undefined, []],
      ['vsnkh', 'body', 'What vsnkh was.', ROW_FLAG.hidden, undefined, ['pirani-2008/ch2']],
      ['mine', 'term', 'What mine was.', ROW_FLAG.own, undefined, []],
    ]);
  });

  it('comes in pages of one revision, which changes when something does', async () => {
    const [first, second] = [await page(0, 2), await page(2, 2)];
    expect(first.rows.length + second.rows.length).toBe(3);
    expect(second.revision).toBe(first.revision);
    await change(mine('mine'));
    expect((await page()).revision).not.toBe(first.revision);
  });

  it('has no entries of packs that are off', async () => {
    await change(await pack(false));
    expect((await page()).rows.map((row) => row[ROW.id])).toEqual(['nep', 'shared', 'vsnkh']);
  });
});

describe('the search', () => {
  const found = async (query: string): Promise<unknown> => {
    const hits = await lookup.search(query, 10);
    return hits.ok && hits.value.map(({ id, gloss, own }) => `${id}${own ? '*' : ''}: ${gloss}`);
  };
  let lookup: ReturnType<typeof createLookup>;
  beforeEach(() => {
    lookup = createLookup(holdings);
  });

  it('finds one’s own among the built-in, best first', async () => {
    expect(await found('nep')).toEqual(['nep: What nep was.']);
    await change(mine('nepman'), mine('neptune', 'the Neptune works'));
    expect(await found('nep')).toEqual(['nep: What nep was.', 'nepman*: What nepman was.', 'neptune*: What neptune was.']);
  });

  it('forgets what is gone and reads what is corrected', async () => {
    await change(mine('udarnik'), note('nep', 'Bread and tractors.'));
    expect(await found('udarnik')).toEqual(['udarnik*: What udarnik was.']);
    expect(await found('tractors')).toEqual(['nep: Bread and tractors.']);
    await change({ table: 'personal', keys: ['udarnik'], decide: () => null }, { table: 'overlays', keys: ['nep'], decide: () => null });
    expect(await found('udarnik')).toEqual([]);
    expect(await found('tractors')).toEqual([]);
  });

  it('finds one’s own edited entry by its new words only', async () => {
    await change(mine('udarnik'));
    await found('udarnik');
    await change({ table: 'personal', keys: ['udarnik'], decide: () => ({ id: entryId('udarnik'), entry: entryOf('udarnik', { head: 'stakhanovets', gloss: 'Other.' }), createdAt: 1, updatedAt: 2 }) });
    expect(await found('stakhanovets')).toEqual(['udarnik*: Other.']);
    expect(await found('udarnik')).toEqual([]);
  });

  it('finds entries of packs that are on', async () => {
    await change(await pack(true));
    expect(await found('depot')).toEqual(['depot: What depot was.']);
  });
});
