import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownRows, packStep, refuseToWrite } from '../../tests/fixtures/database.ts';
import { entryId, type Entry } from '../domain/entry.ts';
import { applyChange, lastChange, recover, Refused, takeBackUnfinished, undoChange, type Step } from './changes.ts';
import { SpravkaDatabase } from './database.ts';
import { addBackup, listBackups } from './backups.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { readEdition } from './packs.ts';
import { PERSONAL_SHELVES } from './personal.ts';
import type { PersonalRow } from './rows.ts';
import { shelfOf } from './shelves.ts';

const entry = (id: string, gloss = 'First.'): Entry => ({ id: entryId(id), kind: 'term', head: id, gloss, forms: [], see: [], sources: [] });
const row = (id: string, gloss?: string): PersonalRow => ({ id: entryId(id), entry: entry(id, gloss), createdAt: 1, updatedAt: 1 });
const putting = (...rows: PersonalRow[]): Step => ({ table: 'personal', keys: rows.map(({ id }) => id), decide: (_before, index) => rows[index] });
const removing = (...ids: string[]): Step => ({ table: 'personal', keys: ids, decide: () => null });
async function* inTurn(...steps: Step[]): AsyncIterable<Step> {
  yield* steps;
}

let database: SpravkaDatabase;
beforeEach(() => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  database = new SpravkaDatabase();
});
afterEach(() => database.close());

/** As another worker would open it, when the first one died. */
async function reopen(): Promise<void> {
  database.close();
  database = new SpravkaDatabase();
  await recover(database);
}

const glosses = async (): Promise<Record<string, string>> => Object.fromEntries((await ownRows(database)).map(({ id, entry }) => [id, entry.gloss]));
const journal = async (): Promise<number> => (await database.changes.count()) + (await database.changeParts.count());
async function done(change: ReturnType<typeof applyChange>): Promise<string> {
  const result = await change;
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.token;
}

describe('a change', () => {
  it('is undone: what it added goes, what it overwrote or removed comes back', async () => {
    await done(applyChange(database, 'save', [putting(row('a'), row('b'), row('c'))]));
    const token = await done(applyChange(database, 'mixed', [putting(row('a', 'Second.'), row('d')), removing('b')]));
    expect(await glosses()).toEqual({ a: 'Second.', c: 'First.', d: 'First.' });
    expect(await undoChange(database, token)).toEqual({ ok: true, value: { restored: 3, kept: 0 } });
    expect(await glosses()).toEqual({ a: 'First.', b: 'First.', c: 'First.' });
    expect(await undoChange(database, token)).toEqual({ ok: false, failure: { kind: 'gone' } });
  });

  it('when undone leaves alone what was written since', async () => {
    const token = await done(applyChange(database, 'import', [putting(row('a'), row('b'), row('c'))]));
    await done(applyChange(database, 'save', [putting(row('a', 'Mine.')), removing('b')]));
    expect(await undoChange(database, token)).toEqual({ ok: true, value: { restored: 1, kept: 2 } });
    expect(await glosses()).toEqual({ a: 'Mine.' });
  });

  it('does not bring back what was removed after it was overwritten', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    const token = await done(applyChange(database, 'import', [putting(row('a', 'Second.'))]));
    await done(applyChange(database, 'remove', [removing('a')]));
    await undoChange(database, token);
    expect(await glosses()).toEqual({});
  });

  it('is undone in turn, newest first, back to the beginning', async () => {
    const tokens = [await done(applyChange(database, 'save', [putting(row('a'))], { now: () => 1 })), await done(applyChange(database, 'save', [putting(row('a', 'Second.'))], { now: () => 2 })), await done(applyChange(database, 'remove', [removing('a')], { now: () => 3 }))];
    expect((await lastChange(database))?.token).toBe(tokens[2]);
    const seen: unknown[] = [];
    for (const token of tokens.toReversed()) {
      await undoChange(database, token);
      seen.push(await glosses());
    }
    expect(seen).toEqual([{ a: 'Second.' }, { a: 'First.' }, {}]);
    expect(await journal()).toBe(0);
  });

  it('refused within changes nothing', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    const refusing: Step = { table: 'personal', keys: ['a'], decide: () => { throw new Refused({ kind: 'taken' }); } };
    expect(await applyChange(database, 'save', [putting(row('b')), refusing])).toEqual({ ok: false, failure: { kind: 'taken' } });
    expect(await glosses()).toEqual({ a: 'First.' });
    expect(await database.changes.count()).toBe(1);
  });

  it('counts itself, and what was not exported yet', async () => {
    await done(applyChange(database, 'save', [putting(row('a'), row('b'))]));
    expect(await database.counters.bulkGet(['revision', 'unexported'])).toEqual([{ key: 'revision', value: 1 }, { key: 'unexported', value: 2 }]);
  });

  it('keeps fifty to undo', async () => {
    for (let index = 0; index < 53; index++) await done(applyChange(database, 'save', [putting(row(`e${index}`))], { now: () => index }));
    expect(await database.changes.count()).toBe(50);
    expect(await database.changeParts.count()).toBe(50);
    expect(await ownRows(database)).toHaveLength(53);
  });
});

describe('a change in steps', () => {
  it('shows how far it is and is undone as one', async () => {
    const steps: number[] = [];
    const token = await done(applyChange(database, 'import', inTurn(putting(row('a')), putting(row('b'), row('c'))), { onStep: (rows) => steps.push(rows) }));
    expect(steps).toEqual([1, 3]);
    await undoChange(database, token);
    expect(await glosses()).toEqual({});
    expect(await journal()).toBe(0);
  });

  it('cancelled leaves all as it was', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    const before = await journal();
    const cancel = new AbortController();
    const change = applyChange(database, 'import', inTurn(putting(row('a', 'Second.'), row('b')), putting(row('c'))), { signal: cancel.signal, onStep: () => cancel.abort() });
    expect(await change).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(await glosses()).toEqual({ a: 'First.' });
    expect(await journal()).toBe(before);
  });

  it('without room for its second step leaves all as it was, and says so', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    refuseToWrite(database, 'shelves', 2, 1);
    const change = await applyChange(database, 'import', inTurn(putting(row('a', 'Second.'), row('b')), putting(row('c'))));
    expect(change).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await glosses()).toEqual({ a: 'First.' });
  });

  it('without room even for taking back is taken back by the next worker', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    refuseToWrite(database, 'shelves', 2);
    expect(await applyChange(database, 'import', inTurn(putting(row('a', 'Second.'), row('b')), putting(row('c'))))).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    await reopen();
    expect(await glosses()).toEqual({ a: 'First.' });
  });

  it('without room even for taking back is taken back once there is room again', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    const room = refuseToWrite(database, 'shelves', 2);
    expect(await applyChange(database, 'import', inTurn(putting(row('a', 'Second.'), row('b')), putting(row('c'))))).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    await expect(takeBackUnfinished(database)).rejects.toThrow();
    expect(await glosses()).toEqual({ a: 'Second.', b: 'First.' });
    room();
    expect(await takeBackUnfinished(database)).toBe(true);
    expect(await glosses()).toEqual({ a: 'First.' });
    expect(await takeBackUnfinished(database)).toBe(false);
  });

  it('cut off in a transaction or between two is taken back by the next worker', async () => {
    await done(applyChange(database, 'save', [putting(row('a'))]));
    const before = await journal();
    // The worker dies after the first step: nothing of it runs any more, not even the taking back.
    const dead = new Promise<never>(() => {});
    async function* dying(): AsyncIterable<Step> {
      yield putting(row('a', 'Second.'), row('b'));
      reached();
      await dead;
    }
    let reached = (): void => {};
    const firstStep = new Promise<void>((resolve) => (reached = resolve));
    void applyChange(database, 'import', dying());
    await firstStep;
    expect(await glosses()).toEqual({ a: 'Second.', b: 'First.' });
    await reopen();
    expect(await glosses()).toEqual({ a: 'First.' });
    expect(await journal()).toBe(before);
  });

  it('whose undoing was cut off is undone to the end by the next worker', async () => {
    const token = await done(applyChange(database, 'import', inTurn(putting(row('a')), putting(row('b')))));
    database.shelves.hook('deleting', (number) => { if (number === shelfOf('a', PERSONAL_SHELVES)) Dexie.currentTransaction.abort(); });
    expect(await undoChange(database, token)).toMatchObject({ ok: false });
    expect(await glosses()).toEqual({ a: 'First.' });
    await reopen();
    expect(await glosses()).toEqual({});
    expect(await journal()).toBe(0);
  });
});

describe('a transaction that is aborted', () => {
  it.each(['save', 'remove', 'undo'])('in the middle of a %s leaves all as it was', async (what) => {
    const token = await done(applyChange(database, 'save', [putting(row('a'), row('b'))]));
    const before = await glosses();
    const journalBefore = await journal();
    if (what === 'undo') database.changes.hook('updating', () => Dexie.currentTransaction.abort());
    else database.changes.hook('creating', () => Dexie.currentTransaction.abort());
    const result = what === 'save' ? await applyChange(database, 'save', [putting(row('a', 'Second.'), row('c'))]) : what === 'remove' ? await applyChange(database, 'remove', [removing('a', 'b')]) : await undoChange(database, token);
    expect(result.ok).toBe(false);
    expect(await glosses()).toEqual(before);
    expect(await journal()).toBe(journalBefore);
  });
});

describe('editions of packs', () => {
  it('are swept when neither a pack nor an undo needs them', async () => {
    const [first, second] = [await packStep(database, 'ours', [entry('a')]), await packStep(database, 'ours', [entry('a', 'Second.')])];
    await packStep(database, 'ours', [entry('a', 'Never shown.')]);
    await done(applyChange(database, 'import', [first]));
    const update = await done(applyChange(database, 'import', [second]));
    await reopen();
    expect(await database.editions.count()).toBe(2);
    expect(await database.packShelves.count()).toBe(2);
    await undoChange(database, update);
    const [held] = await database.packs.toArray();
    expect((await readEdition(database, held!)).map(({ gloss }) => gloss)).toEqual(['First.']);
    await reopen();
    expect(await database.editions.toCollection().primaryKeys()).toEqual([held?.edition]);
    expect(await database.packShelves.count()).toBe(1);
  });
});

describe('the versions after the first of the database', () => {
  it.each(MIGRATIONS.slice(1).map((_, index) => index + 2))('keep what version %i held, and what undoes it', async (version) => {
    database.close();
    const older = new SpravkaDatabase('spravka', version);
    expect((await applyChange(older, 'save', [putting(row('mine'), row('yours')), { table: 'overlays', keys: ['nep'], decide: () => ({ id: entryId('nep'), head: 'NEP', overlay: { note: 'A note.' }, updatedAt: 1 }) }, await packStep(older, 'trams', [entry('depot')])])).ok).toBe(true);
    const change = await applyChange(older, 'save', [putting(row('mine', 'Second.'))]);
    await addBackup(older, { at: 1, before: 'asked', entries: 2, overlays: 1, bytes: 3, revision: 2 }, new Uint8Array([1, 2, 3]));
    expect(older.verno).toBe(version);
    older.close();

    database = new SpravkaDatabase();
    expect(await glosses()).toEqual({ mine: 'Second.', yours: 'First.' });
    expect(await database.overlays.toArray()).toMatchObject([{ id: 'nep', overlay: { note: 'A note.' } }]);
    expect((await readEdition(database, (await database.packs.toArray())[0]!)).map(({ id }) => id)).toEqual(['depot']);
    expect(await listBackups(database)).toMatchObject([{ entries: 2, overlays: 1 }]);
    expect(database.verno).toBe(MIGRATIONS.length);
    expect((await undoChange(database, change.ok ? change.value.token : '')).ok).toBe(true);
    expect(await glosses()).toEqual({ mine: 'First.', yours: 'First.' });
  });

  it('keeps what the first held', async () => {
    database.close();
    const first = new SpravkaDatabase('spravka', 1);
    await first.table('personal').bulkAdd([row('mine'), row('yours')]);
    await first.table('entries').add(entry('nep'));
    await first.table('state').add({ key: 'glossary', version: 'v1', works: {}, renamed: {} });
    expect(first.tables.map(({ name }) => name).sort()).toEqual(['entries', 'personal', 'state']);
    first.close();

    database = new SpravkaDatabase();
    expect(await ownRows(database)).toEqual([row('mine'), row('yours')]);
    expect(database.tables.map(({ name }) => name)).not.toContain('personal');
    expect(await database.entries.toArray()).toEqual([entry('nep')]);
    expect((await database.state.get('glossary'))?.version).toBe('v1');
    const token = await done(applyChange(database, 'save', [putting(row('mine', 'Second.'))]));
    await undoChange(database, token);
    expect(await glosses()).toEqual({ mine: 'First.', yours: 'First.' });
    expect(database.verno).toBe(6);
    expect(await database.indexes.count()).toBe(0);
    expect(await database.looks.count()).toBe(0);
  });
});
