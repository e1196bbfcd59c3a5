import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import { SpravkaDatabase } from './database.ts';
import { addLook, listLooks, putLooks, removeLooks, type NewLook } from './looks.ts';

let database: SpravkaDatabase;
beforeEach(() => {
  database = new SpravkaDatabase(`looks ${Math.random()}`);
});
afterEach(() => database.delete());

const look = (more: Partial<NewLook> = {}): NewLook => ({ at: 1000, entry: entryId('vsnkh'), head: 'VSNKh', text: 'ВСНХ', sentence: 'О ВСНХ говорили в Москве.', title: 'Протокол', address: 'https://archive.example/1', site: 'archive.example', ...more });
const heads = async (query = '', site?: string): Promise<string[]> => (await listLooks(database, { query, site }, 0, 100)).looks.map(({ head }) => head);

describe('the reading log', () => {
  it('lists the newest first, with the sites', async () => {
    await addLook(database, look());
    await addLook(database, look({ at: 3000, entry: entryId('mgsps'), head: 'MGSPS', site: '', address: '' }));
    await addLook(database, look({ at: 2000, entry: entryId('nep'), head: 'NEP' }));
    expect(await heads()).toEqual(['MGSPS', 'NEP', 'VSNKh']);
    const { total, sites, looks } = await listLooks(database, {}, 1, 1);
    expect([total, looks.length, looks[0]?.head]).toEqual([3, 1, 'NEP']);
    expect(sites).toEqual([{ site: 'archive.example', count: 2 }, { site: '', count: 1 }]);
  });

  it('takes a second look at the same words soon after for the same', async () => {
    await addLook(database, look());
    await addLook(database, look({ at: 60_000 }));
    expect((await listLooks(database, {}, 0, 10)).looks.map(({ at }) => at)).toEqual([60_000]);
    await addLook(database, look({ at: 60_000 + 31 * 60_000 }));
    await addLook(database, look({ at: 60_000, sentence: 'Another sentence.' }));
    expect(await heads()).toHaveLength(3);
  });

  it('is searched by all words, whatever their marks and case', async () => {
    await addLook(database, look({ title: 'Procès-verbal' }));
    await addLook(database, look({ at: 5, entry: entryId('nep'), head: 'NEP', sentence: 'Bread.' }));
    expect(await heads('москве всНх')).toEqual(['VSNKh']);
    expect(await heads('proces')).toEqual(['VSNKh']);
    expect(await heads('москве bread')).toEqual([]);
    expect(await heads('', 'elsewhere.example')).toEqual([]);
  });

  it('forgets one, a site or all, and has back what it is handed', async () => {
    for (const [at, site] of [[1, 'a.example'], [2, 'a.example'], [3, 'b.example']] as const) await addLook(database, look({ at, site, address: `https://${site}/${at}` }));
    const [newest] = (await listLooks(database, {}, 0, 1)).looks;
    expect(await removeLooks(database, { ids: [newest!.id] })).toEqual([newest]);
    const ofSite = await removeLooks(database, { site: 'a.example' });
    expect(ofSite).toHaveLength(2);
    expect(await heads()).toEqual([]);
    await putLooks(database, [...ofSite, newest!]);
    expect(await heads()).toHaveLength(3);
    expect(await removeLooks(database, {})).toHaveLength(3);
    expect(await database.looks.count()).toBe(0);
  });
});
