import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entryOf, freshDatabase, holdingsOf, refuseToWrite, seedWith } from '../../tests/fixtures/database.ts';
import { DraftSchema, type Draft, type DraftInput } from '../domain/draft.ts';
import { entryId } from '../domain/entry.ts';
import { ok } from '../domain/result.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readEntries } from '../storage/entries.ts';
import { createOwnEntries, type OwnEntries, type Saved } from './own-entries.ts';
import * as v from 'valibot';

const draft = (more: Partial<DraftInput> = {}): Draft => v.parse(DraftSchema, { kind: 'term', head: 'Subbotnik', gloss: 'Day of unpaid work.', ...more });
const changed = vi.fn();
const backUp = vi.fn(async () => ok(null));

let database: SpravkaDatabase;
let own: OwnEntries;
let clock = 1000;
beforeEach(async () => {
  database = await freshDatabase([entryOf('nep', { head: 'NEP' }), entryOf('vsnkh')], { vesenkha: 'vsnkh' });
  own = createOwnEntries({ database, backUp, changed, roomLeft: async () => undefined, now: () => clock++ });
  changed.mockReset();
  backUp.mockClear();
});
afterEach(() => database.close());

async function saved(asked: Promise<{ ok: boolean; value?: Saved; failure?: unknown }>): Promise<Saved> {
  const result = await asked;
  if (!result.value) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
const read = async (...ids: string[]) => readEntries(database, ids.map(entryId));

describe('saving an entry', () => {
  it('makes an id of the headword, of whatever alphabet, and one that is free', async () => {
    expect((await saved(own.save(draft()))).id).toBe('subbotnik');
    expect((await saved(own.save(draft({ head: 'Субботник' })))).id).toBe('subbotnik-2');
    expect((await saved(own.save(draft({ head: 'NEP' })))).id).toBe('nep-2');
    expect((await saved(own.save(draft({ head: '二月' })))).id).toMatch(/^entry-[a-z0-9]+$/);
    expect(changed).toHaveBeenCalledTimes(4);
  });

  it('names what is wrong, field by field, and writes nothing', async () => {
    const before = await holdingsOf(database);
    expect(await own.save(draft({ head: ' ', gloss: 'x'.repeat(161), forms: [{ text: 'x' }, { text: '…' }] }))).toEqual({
      ok: false,
      failure: { kind: 'invalid', problems: [{ field: 'forms.0', problem: 'one-letter' }, { field: 'forms.1', problem: 'no-letters' }, { field: 'id', problem: 'empty' }, { field: 'head', problem: 'empty' }, { field: 'gloss', problem: 'too-long', limit: 160 }] },
    });
    for (const id of ['nep', 'vesenkha']) expect(await own.save(draft({ id }))).toEqual({ ok: false, failure: { kind: 'invalid', problems: [{ field: 'id', problem: 'id-taken' }] } });
    expect(await holdingsOf(database)).toEqual(before);
    expect(changed).not.toHaveBeenCalled();
  });

  it('from two windows: the second is told of the first', async () => {
    const { id, updatedAt } = await saved(own.save(draft()));
    const first = await saved(own.save(draft({ id, gloss: 'The first window.' }), updatedAt));
    const second = await own.save(draft({ id, gloss: 'The second window.' }), updatedAt);
    expect(second).toMatchObject({ ok: false, failure: { kind: 'changed-elsewhere', current: { gloss: 'The first window.', own: true, updatedAt: first.updatedAt } } });
    expect((await read(id))[0]?.gloss).toBe('The first window.');
    await saved(own.save(draft({ id, gloss: 'The second window, knowing.' }), first.updatedAt));
    expect((await read(id))[0]?.gloss).toBe('The second window, knowing.');
  });

  it('both at once: one is written, the other told', async () => {
    const { id, updatedAt } = await saved(own.save(draft()));
    const results = await Promise.all(['One.', 'Two.', 'Three.'].map((gloss) => own.save(draft({ id, gloss }), updatedAt)));
    expect(results.map((result) => (result.ok ? 'saved' : result.failure.kind)).sort()).toEqual(['changed-elsewhere', 'changed-elsewhere', 'saved']);
    const created = await Promise.all([own.save(draft({ id: 'twice' })), own.save(draft({ id: 'twice' }))]);
    expect(created.filter((result) => result.ok)).toHaveLength(1);
  });

  it('of an entry that another window has removed says so, and a new save brings it back', async () => {
    const { id, updatedAt } = await saved(own.save(draft()));
    await own.remove([id]);
    expect(await own.save(draft({ id }), updatedAt)).toEqual({ ok: false, failure: { kind: 'removed-elsewhere' } });
    expect((await saved(own.save(draft({ id })))).id).toBe(id);
  });

  it('without room says so, and all is as it was', async () => {
    await saved(own.save(draft()));
    const before = await holdingsOf(database);
    refuseToWrite(database, 'shelves');
    expect(await own.save(draft({ head: 'Another' }))).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await holdingsOf(database)).toEqual(before);
  });

  it('is undone, edits too', async () => {
    const { id, updatedAt, undo } = await saved(own.save(draft()));
    const edit = await saved(own.save(draft({ id, gloss: 'Other.' }), updatedAt));
    await own.undo(edit.undo);
    expect((await read(id))[0]).toMatchObject({ gloss: 'Day of unpaid work.', updatedAt });
    await own.undo(undo);
    expect(await read(id)).toEqual([]);
    expect(await own.last()).toBeNull();
  });
});

describe('removing entries', () => {
  it('can be undone, and more than one are backed up before', async () => {
    const ids = [(await saved(own.save(draft()))).id, (await saved(own.save(draft({ head: 'Udarnik' })))).id];
    const one = await own.remove([ids[0]!]);
    expect(backUp).not.toHaveBeenCalled();
    expect(one).toMatchObject({ ok: true, value: { count: 1 } });
    await own.undo(one.ok ? one.value.undo : '');
    const both = await own.remove(ids);
    expect(backUp).toHaveBeenCalledOnce();
    expect(await read(...ids)).toEqual([]);
    expect(await own.undo(both.ok ? both.value.undo : '')).toEqual({ ok: true, value: { restored: 2, kept: 0 } });
    expect((await read(...ids)).map(({ id }) => id)).toEqual(ids);
  });

  it('is not done when they can’t be backed up', async () => {
    const ids = [(await saved(own.save(draft()))).id, (await saved(own.save(draft({ head: 'Udarnik' })))).id];
    backUp.mockResolvedValueOnce({ ok: false, failure: { kind: 'storage-full' } } as never);
    expect(await own.remove(ids)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await read(...ids)).toHaveLength(2);
  });
});

describe('a copy', () => {
  it('of anybody’s entry is one’s own', async () => {
    const copy = await saved(own.duplicate(entryId('nep')));
    expect(copy.id).toBe('nep-2');
    expect((await read('nep-2'))[0]).toMatchObject({ own: true, head: 'NEP' });
    expect(await own.duplicate(entryId('nobody'))).toEqual({ ok: false, failure: { kind: 'gone' } });
  });
});

describe('an overlay', () => {
  const overlay = { note: 'Compare the tram strike.', gloss: 'Mine.', hiddenForms: ['Nep'] };

  it('stands beside the entry, and is taken off again', async () => {
    await own.saveOverlay(entryId('nep'), overlay);
    expect((await read('nep'))[0]).toMatchObject({ gloss: 'What nep was.', overlay });
    const off = await own.saveOverlay(entryId('nep'), { note: '' });
    expect((await read('nep'))[0]?.overlay).toBeUndefined();
    await own.undo(off.ok ? off.value.undo : '');
    expect((await read('nep'))[0]?.overlay).toEqual(overlay);
  });

  it('is for entries of others that exist', async () => {
    const { id } = await saved(own.save(draft()));
    for (const other of [id, entryId('nobody')]) expect(await own.saveOverlay(other, overlay)).toEqual({ ok: false, failure: { kind: 'gone' } });
  });

  it('stays through an update of the glossary and a renaming, and when the entry goes', async () => {
    await own.saveOverlay(entryId('nep'), overlay);
    await own.saveOverlay(entryId('vesenkha'), { note: 'By its old name.' });
    await seedWith(database, 'v2', [entryOf('new-economic-policy', { gloss: 'Corrected.' })], { nep: 'new-economic-policy' });
    expect((await read('new-economic-policy'))[0]).toMatchObject({ gloss: 'Corrected.', overlay });
    expect((await read('nep'))[0]).toMatchObject({ id: 'new-economic-policy', renamedFrom: 'nep', overlay });
    const list = await own.listOverlays();
    expect(list.ok && list.value.map(({ id, orphan }) => [id, orphan])).toEqual([['new-economic-policy', false], ['vsnkh', true]]);

    await own.saveOverlay(entryId('new-economic-policy'), { note: 'Later.' });
    expect((await read('new-economic-policy'))[0]?.overlay).toEqual({ note: 'Later.' });
    expect(await database.overlays.toCollection().primaryKeys()).toEqual(['new-economic-policy', 'vsnkh']);
  });

  it('of two entries that became one: both notes stand', async () => {
    await own.saveOverlay(entryId('nep'), { note: 'One.', hiddenForms: ['a b'] });
    await own.saveOverlay(entryId('vsnkh'), { note: 'Two.', gloss: 'Later.' });
    await seedWith(database, 'v2', [entryOf('both')], { nep: 'both', vsnkh: 'both' });
    expect((await read('both'))[0]?.overlay).toEqual({ note: 'One.\n\nTwo.', gloss: 'Later.', hiddenForms: ['a b'] });
  });
});
