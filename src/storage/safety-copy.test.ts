import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { entryOf, freshDatabase, ownRows, refuseToWrite } from '../../tests/fixtures/database.ts';
import { createMemoryFolder, type MemoryFolder } from '../../tests/fixtures/memory-folder.ts';
import { entryId } from '../domain/entry.ts';
import { applyChange, lastChange, undoChange, type Step } from './changes.ts';
import type { SpravkaDatabase } from './database.ts';
import { bringBack, copiedAt, copyOut } from './safety-copy.ts';

let clock = 0;
const write = async (id: string, gloss: string | null): Promise<void> => {
  const step: Step = { table: 'personal', keys: [id], decide: (before) => (gloss === null ? null : { id: entryId(id), entry: entryOf(id, { gloss }), createdAt: before?.createdAt ?? ++clock, updatedAt: ++clock }) };
  expect((await applyChange(database, 'save', [step])).ok).toBe(true);
};
const note = async (id: string, text: string): Promise<void> => void (await applyChange(database, 'overlay', [{ table: 'overlays', keys: [id], decide: () => ({ id: entryId(id), head: id, overlay: { note: text }, updatedAt: ++clock }) }]));
const undoLast = async (): Promise<void> => {
  const last = await lastChange(database);
  if (last) await undoChange(database, last.token);
};
const glosses = async (): Promise<Record<string, string>> => Object.fromEntries((await ownRows(database)).map(({ id, entry }) => [id, entry.gloss]));
const counter = async (key: 'broughtBack' | 'revision'): Promise<number | undefined> => (await database.counters.get(key))?.value;
/** As a browser that has found its database damaged. */
const lose = async (): Promise<void> => void (database = await freshDatabase());

let database: SpravkaDatabase;
let folder: MemoryFolder;
beforeEach(async () => {
  database = await freshDatabase();
  folder = createMemoryFolder();
});

describe('the safety copy', () => {
  it('brings entries and notes back into an empty database, and says how many', async () => {
    await write('depot', 'Mine.');
    await write('tram', 'Mine too.');
    await note('nep', 'My note.');
    await copyOut(database, folder, () => 77);
    expect(await copiedAt(folder)).toBe(77);
    await lose();
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 3 });
    expect(await glosses()).toEqual({ depot: 'Mine.', tram: 'Mine too.' });
    expect(await database.overlays.toArray()).toMatchObject([{ id: 'nep', overlay: { note: 'My note.' } }]);
    expect(await counter('broughtBack')).toBe(3);
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 0 });
  });

  it('puts nothing back into the database it is a copy of, what was removed there least of all', async () => {
    await write('depot', 'Mine.');
    await copyOut(database, folder);
    await write('depot', null);
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 0 });
    expect(await glosses()).toEqual({});
  });

  it('brings what is newer into an older state of the database, and leaves what is newer there', async () => {
    await write('depot', 'Old.');
    const old = await database.shelves.toArray();
    await write('depot', 'New.');
    await copyOut(database, folder);
    await database.shelves.clear();
    await database.shelves.bulkAdd(old);
    await database.counters.put({ key: 'revision', value: 1 });
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 1 });
    expect(await glosses()).toEqual({ depot: 'New.' });
  });

  it('keeps what was written before the copy was asked', async () => {
    await write('depot', 'Mine.');
    await copyOut(database, folder);
    await lose();
    await write('depot', 'Written after the loss.');
    await write('tram', 'Too.');
    await bringBack(database, folder);
    expect(await glosses()).toEqual({ depot: 'Written after the loss.', tram: 'Too.' });
  });

  it('stays as it is while the database has no room for what it brings', async () => {
    await write('depot', 'Mine.');
    await copyOut(database, folder);
    await lose();
    const giveRoom = refuseToWrite(database, 'shelves');
    expect(await bringBack(database, folder)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    await copyOut(database, folder);
    giveRoom();
    await write('tram', 'After the loss.');
    await write('tram', 'Twice.');
    await copyOut(database, folder);
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 1 });
    expect(await glosses()).toEqual({ depot: 'Mine.', tram: 'Twice.' });
    await copyOut(database, folder);
    await lose();
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 2 });
  });

  it('writes the files alone in which something has changed', async () => {
    for (let n = 0; n < 100; n++) await write(`word-${n}`, 'Mine.');
    await copyOut(database, folder);
    const before = new Map(folder.files);
    await write('word-5', 'Other words.');
    await copyOut(database, folder);
    expect([...folder.files].filter(([name, text]) => before.get(name) !== text)).toHaveLength(2);
    folder.room = 0;
    await copyOut(database, folder);
  });

  it('is not there before anything was written', async () => {
    await copyOut(database, folder);
    expect(folder.files.size).toBe(0);
    expect(await copiedAt(folder)).toBeUndefined();
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 0 });
  });

  it('gives what can be read where one of its files cannot', async () => {
    await write('depot', 'Mine.');
    await write('tram', 'Mine too.');
    await copyOut(database, folder);
    const [name] = [...folder.files].find(([, text]) => text.includes('"depot"'))!;
    folder.files.set(name, '[[{"id":');
    await lose();
    expect(await bringBack(database, folder)).toEqual({ ok: true, value: 1 });
    expect(await glosses()).toEqual({ tram: 'Mine too.' });
  });

  it.each([0, 1, 2])('cut off after %i files and called again when the change is undone, has what the database has', async (room) => {
    await write('depot', 'Mine.');
    await copyOut(database, folder);
    await write('depot', 'Other words.');
    folder.room = room;
    const since = await copiedAt(folder);
    await copyOut(database, folder).catch(() => undefined);
    expect(await copiedAt(folder)).toBe(since);
    folder.room = Infinity;
    await undoLast();
    await copyOut(database, folder);
    await lose();
    await bringBack(database, folder);
    expect(await glosses()).toEqual({ depot: 'Mine.' });
  });

  it('cut off anywhere, has each entry as it was at the last whole copy or after it', async () => {
    const IDS = ['a-word', 'b-word', 'c-word'];
    const deed = fc.oneof(
      fc.record({ do: fc.constant('write' as const), id: fc.constantFrom(...IDS), gloss: fc.option(fc.constantFrom('One.', 'Two.', 'Three.')) }),
      fc.record({ do: fc.constant('undo' as const) }),
      fc.record({ do: fc.constant('copy' as const), room: fc.oneof(fc.nat(6), fc.constant(Infinity)) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14 }), async (deeds) => {
        [database, folder] = [await freshDatabase(), createMemoryFolder()];
        let since: Record<string, string>[] = [{}];
        for (const each of deeds) {
          if (each.do === 'write') await write(each.id, each.gloss);
          if (each.do === 'undo') await undoLast();
          if (each.do !== 'copy') {
            since.push(await glosses());
            continue;
          }
          folder.room = each.room;
          const whole = await copyOut(database, folder).then(() => true, () => false);
          folder.room = Infinity;
          if (whole) since = [await glosses()];
        }
        await lose();
        await bringBack(database, folder);
        const back = await glosses();
        for (const id of IDS) expect(since.map((state) => state[id])).toContain(back[id]);
      }),
      { numRuns: 60 },
    );
  });
});
