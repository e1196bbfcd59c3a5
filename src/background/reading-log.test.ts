import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { Sender } from '../protocol/server.ts';
import { SpravkaDatabase } from '../storage/database.ts';
import { vsnkh } from '../../tests/fixtures/card-entries.ts';
import { logHandlers } from './reading-log.ts';

let database: SpravkaDatabase;
let isOn = true;
beforeEach(async () => {
  isOn = true;
  database = new SpravkaDatabase(`log ${Math.random()}`);
  await database.entries.add(vsnkh);
});
afterEach(() => database.delete());

const sender = (incognito: boolean): Sender => ({ tab: { id: 1, incognito } }) as Sender;
const look = { entry: entryId('vsnkh'), text: 'ВСНХ', sentence: 'О ВСНХ.', title: 'Протокол', address: 'https://archive.example/1' };
const handlers = () => logHandlers({ database, choices: () => Promise.resolve({ readingLog: isOn }), now: () => 5 });

describe('what a page tells for the reading log', () => {
  it('is kept with the headword, the site and the time', async () => {
    await handlers()['log.add']({ ...look, page: 3 }, sender(false));
    expect(await database.looks.toArray()).toEqual([{ id: 1, at: 5, head: 'VSNKh', site: 'archive.example', page: 3, ...look }]);
  });

  it('is dropped while the log is off, from private windows, and from who is in no tab', async () => {
    isOn = false;
    await handlers()['log.add'](look, sender(false));
    isOn = true;
    await handlers()['log.add'](look, sender(true));
    await handlers()['log.add'](look, {});
    expect(await database.looks.count()).toBe(0);
  });

  it('of a file has no site; of an unknown entry, the words of the page', async () => {
    await handlers()['log.add']({ ...look, entry: entryId('nobody'), address: undefined }, sender(false));
    expect(await database.looks.toArray()).toMatchObject([{ head: 'ВСНХ', site: '', address: '' }]);
  });
});
