// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { entryOf, freshDatabase, ownIds, ownRows, packStep, refuseToWrite } from '../../tests/fixtures/database.ts';
import { entryId } from '../domain/entry.ts';
import type { PackId } from '../domain/entry-view.ts';
import { fromBase64 } from '../platform/base64.ts';
import { readChoices } from '../protocol/published.ts';
import type { Progress } from '../protocol/screen-client.ts';
import { applyChange, Refused, undoChange, type Step } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readEntries } from '../storage/entries.ts';
import { readEdition } from '../storage/packs.ts';
import { addPiece } from '../storage/uploads.ts';
import { createBackups } from './backups.ts';
import { createChoiceStore } from './choices.ts';
import { exportHandlers } from './export-handlers.ts';
import { createExporter } from './exporter.ts';
import { createJobs } from './jobs.ts';

const changed = vi.fn();
const told = vi.fn<(progress: Omit<Progress, 'event'>) => void>();
const jobs = createJobs(told);
const roomLeft = vi.fn(async (): Promise<number | undefined> => undefined);
const safetyCopy = { copiedAt: () => Promise.resolve(5) };
let database: SpravkaDatabase;
let handlers: ReturnType<typeof exportHandlers>;
beforeEach(async () => {
  fakeBrowser.reset();
  database = await freshDatabase([entryOf('nep', { sources: [{ work: 'pirani-2008' }] }), entryOf('vsnkh')]);
  changed.mockReset();
  handlers = exportHandlers({ database, exporter: createExporter(database), backups: createBackups(database), safetyCopy, choices: createChoiceStore(), changed, jobs, recovered: () => Promise.resolve(), roomLeft });
});
afterEach(() => database.close());

const PACKS = fileURLToPath(new URL('../../tests/fixtures/packs', import.meta.url));
const sender = {};
type Ok<Reply> = Extract<Reply, { ok: true }> extends { value: infer Value } ? Value : never;
async function good<Reply extends { ok: boolean }>(reply: Reply | Promise<Reply>): Promise<Ok<Reply>> {
  const done = await reply;
  if (!done.ok) throw new Error(JSON.stringify(done));
  return (done as unknown as { value: Ok<Reply> }).value;
}

const writing = (...ids: string[]): Step => ({ table: 'personal', keys: ids, decide: (_before, index) => ({ id: entryId(ids[index]!), entry: entryOf(ids[index]!), createdAt: 5, updatedAt: 6 }) });
const noting = (id: string, note: string): Step => ({ table: 'overlays', keys: [id], decide: () => ({ id: entryId(id), head: id, overlay: { note }, updatedAt: 7 }) });

async function ownSomething(): Promise<void> {
  const pack = await packStep(database, 'trams', [entryOf('depot'), entryOf('driver')], { title: 'Trams', version: '3', on: false, importedAt: 8, author: 'Somebody' });
  const done = await applyChange(database, 'save', [writing('mine', 'yours'), noting('nep', 'A note.'), pack]);
  expect(done.ok).toBe(true);
}

async function fileOf(reply: { file: string; pieces: number }): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for (let piece = 0; piece < reply.pieces; piece++) pieces.push(fromBase64(await good(handlers['export.read']({ file: reply.file, piece }, sender))));
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
async function uploaded(bytes: Uint8Array): Promise<string> {
  return (await addPiece(database, { size: bytes.length, piece: 0, data: bytes }))!;
}
/** What the reader owns, without the journal and what only undoing needs. */
async function owned(): Promise<Record<string, unknown[]>> {
  const bare = ({ by: _by, ...row }: { by?: string }): unknown => row;
  const packs = await database.packs.toArray();
  const packEntries = await Promise.all(packs.map(async (pack) => (await readEdition(database, pack)).sort((a, b) => (a.id < b.id ? -1 : 1))));
  return { personal: (await ownRows(database)).map(bare), overlays: (await database.overlays.toArray()).map(bare), packs: packs.map(({ edition: _edition, ...row }) => bare(row)), packEntries };
}

describe('everything', () => {
  it('exported and put back into an empty database is the same', async () => {
    await ownSomething();
    const look = { at: 5, entry: entryId('nep'), head: 'NEP', text: 'NEP', sentence: 'Under the NEP.', title: 'Book', address: '', site: '', page: 7 };
    await database.looks.add(look);
    await fakeBrowser.storage.local.set({ choices: { level: 'calm', sitesOff: ['example.org'], kindsOff: ['place'] } });
    const before = await owned();
    const file = await fileOf(await good(handlers['backup.exportAll']({}, sender)));
    database.close();
    database = await freshDatabase([entryOf('nep')]);
    await fakeBrowser.storage.local.clear();
    handlers = exportHandlers({ database, exporter: createExporter(database), backups: createBackups(database), safetyCopy, choices: createChoiceStore(), changed, jobs, recovered: () => Promise.resolve(), roomLeft });
    expect(await good(handlers['backup.restoreAll']({ upload: await uploaded(file) }, sender))).toMatchObject({ entries: 2, overlays: 1, packs: 1, faulty: 0 });
    expect(await owned()).toEqual(before);
    expect(await database.looks.toArray()).toMatchObject([{ ...look, id: 1 }]);
    expect(await readChoices()).toMatchObject({ level: 'calm', sitesOff: ['example.org'], kindsOff: ['place'] });
    expect(changed).toHaveBeenCalledOnce();
  });

  it('undone, takes the looks it brought out of the log again, and no others', async () => {
    const look = { entry: entryId('nep'), head: 'NEP', text: 'NEP', sentence: 'Under the NEP.', title: 'Book', address: '', site: '' };
    await database.looks.bulkAdd([{ ...look, at: 5 }, { ...look, at: 6, title: 'Other' }]);
    const file = await fileOf(await good(handlers['backup.exportAll']({}, sender)));
    await database.looks.where('at').equals(5).delete();
    const { undo } = await good(handlers['backup.restoreAll']({ upload: await uploaded(file) }, sender));
    expect((await database.looks.orderBy('at').toArray()).map(({ at }) => at)).toEqual([5, 6]);
    // What bears the mark of a restoring leaves the browser without it.
    expect(new TextDecoder().decode(await fileOf(await good(handlers['backup.exportAll']({}, sender))))).not.toContain(undo);
    await undoChange(database, undo);
    expect((await database.looks.orderBy('at').toArray()).map(({ at }) => at)).toEqual([6]);
  });

  it('put back takes the place of what is there, which is backed up and comes back by undoing', async () => {
    await ownSomething();
    const file = await fileOf(await good(handlers['backup.exportAll']({}, sender)));
    await applyChange(database, 'save', [writing('later')]);
    const before = await owned();
    const { undo } = await good(handlers['backup.restoreAll']({ upload: await uploaded(file) }, sender));
    expect(await ownIds(database)).toEqual(['mine', 'yours']);
    expect((await good(handlers['backup.list']({}, sender))).backups).toMatchObject([{ before: 'restore', entries: 3, overlays: 1 }]);
    await undoChange(database, undo);
    expect(await owned()).toEqual(before);
  });

  it('is stopped while it is put back, and leaves all as it was', async () => {
    await applyChange(database, 'import', [writing(...Array.from({ length: 3000 }, (_, index) => `many-${index}`))]);
    const file = await fileOf(await good(handlers['backup.exportAll']({}, sender)));
    await applyChange(database, 'save', [writing('later')]);
    const before = await owned();
    const upload = await uploaded(file);
    told.mockImplementation(({ job, phase }) => phase === 'writing' && jobs.cancel(job));
    expect(await handlers['backup.restoreAll']({ upload }, sender)).toEqual({ ok: false, failure: { kind: 'cancelled' } });
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ job: upload, phase: 'writing' }));
    told.mockReset();
    expect(await owned()).toEqual(before);
    expect(await good(handlers['backup.restoreAll']({ upload }, sender))).toMatchObject({ entries: 3000 });
  });

  it.each(readdirSync(PACKS).filter((name) => name.startsWith('everything')))('is restored from %s, written by that version', async (name) => {
    const bytes = readFileSync(`${PACKS}/${name}`);
    expect(await good(handlers['backup.restoreAll']({ upload: await uploaded(bytes) }, sender))).toMatchObject({ entries: 1, overlays: 1, packs: 1, faulty: 0 });
    expect(await readEntries(database, [entryId('subbotnik'), entryId('nep')])).toMatchObject([{ own: true, gloss: 'Day of unpaid work.', updatedAt: 1760000100000 }, { overlay: { gloss: 'My own words.' } }]);
  });

  it.each([
    ['{"format":"spravka-everything","version":2,"personal":[]}', 'newer-version'],
    ['{"format":"spravka-everything","version":1,"personal":[{]}', 'not-json'],
    ['{"format":"spravka-pack","version":1,"title":"x","entries":[]}', 'not-a-pack'],
  ])('%s is refused, and all is as it was', async (text, why) => {
    await ownSomething();
    const before = await owned();
    expect(await handlers['backup.restoreAll']({ upload: await uploaded(new TextEncoder().encode(text)) }, sender)).toMatchObject({ ok: false, failure: { kind: 'refused', why } });
    expect(await owned()).toEqual(before);
  });

  it('with ids that are there twice gives the first of each, and counts the others', async () => {
    const entry = (id: string, gloss: string): object => ({ id, kind: 'term', head: id, gloss, forms: [], see: [], sources: [] });
    const pack = { id: 'trams', title: 'Trams', edition: '1', works: {}, on: true };
    const text = JSON.stringify({
      format: 'spravka-everything', version: 1, packs: [pack, { ...pack, title: 'Again' }],
      personal: ['First.', 'Second.'].map((gloss) => ({ entry: entry('mine', gloss), createdAt: 1, updatedAt: 2 })),
      overlays: [{ id: 'nep', note: 'First.' }, { id: 'nep', note: 'Second.' }],
      packEntries: ['First.', 'Second.'].map((gloss) => ({ pack: 'trams', entry: entry('depot', gloss) })),
    });
    expect(await good(handlers['backup.restoreAll']({ upload: await uploaded(new TextEncoder().encode(text)) }, sender))).toMatchObject({ entries: 1, overlays: 1, faulty: 3 });
    expect(await readEntries(database, ['mine', 'nep', 'depot'].map(entryId))).toMatchObject([{ gloss: 'First.' }, { overlay: { note: 'First.' } }, { gloss: 'First.', pack: { title: 'Trams' } }]);
    expect([await database.packs.count(), await database.editions.count()]).toEqual([1, 1]);
  });

  it('without room to put it back leaves all as it was', async () => {
    await ownSomething();
    const file = await fileOf(await good(handlers['backup.exportAll']({}, sender)));
    await applyChange(database, 'remove', [{ table: 'personal', keys: ['mine'], decide: () => null }]);
    const before = await owned();
    const upload = await uploaded(file);
    roomLeft.mockResolvedValueOnce(3);
    expect(await handlers['backup.restoreAll']({ upload }, sender)).toMatchObject({ ok: false, failure: { kind: 'storage-full', left: 3 } });
    expect(await owned()).toEqual(before);
    refuseToWrite(database, 'packShelves');
    expect(await handlers['backup.restoreAll']({ upload }, sender)).toEqual({ ok: false, failure: { kind: 'storage-full' } });
    expect(await owned()).toEqual(before);
  });
});

describe('backups', () => {
  it('are the last ten, and each can be put back', async () => {
    for (let index = 0; index < 12; index++) {
      await applyChange(database, 'save', [writing(`entry-${index}`)]);
      await good(handlers['backup.make']({}, sender));
    }
    const { backups } = await good(handlers['backup.list']({}, sender));
    expect(backups.map(({ entries }) => entries)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(await database.backupData.count()).toBe(10);
    const { undo } = await good(handlers['backup.restore']({ id: backups.at(-1)!.id }, sender));
    expect(await ownIds(database)).toHaveLength(3);
    await undoChange(database, undo);
    expect(await ownIds(database)).toHaveLength(12);
  });

  it('are not made of nothing, nor twice of the same', async () => {
    const backups = createBackups(database);
    expect(await backups.make('import')).toEqual({ ok: true, value: null });
    await applyChange(database, 'save', [writing('mine')]);
    const first = await backups.make('import');
    expect(await backups.make('update')).toEqual(first);
    expect(await database.backups.count()).toBe(1);
  });

  it('leave packs and choices as they are', async () => {
    await ownSomething();
    await good(handlers['backup.make']({}, sender));
    await applyChange(database, 'remove', [{ table: 'personal', keys: ['mine'], decide: () => null }, { table: 'overlays', keys: ['nep'], decide: () => null }]);
    const [backup] = (await good(handlers['backup.list']({}, sender))).backups;
    await good(handlers['backup.restore']({ id: backup!.id }, sender));
    expect(await owned()).toMatchObject({ personal: [{ id: 'mine', createdAt: 5, updatedAt: 6 }, { id: 'yours' }], overlays: [{ id: 'nep', overlay: { note: 'A note.' } }], packs: [{ id: 'trams' }] });
    expect(await handlers['backup.restore']({ id: 999 }, sender)).toEqual({ ok: false, failure: { kind: 'gone' } });
  });

  it('do not remind of what was undone, nor of what was never done', async () => {
    const changes = async (): Promise<number> => (await good(handlers['backup.list']({}, sender))).changesSinceExport;
    const token = async (...ids: string[]): Promise<string> => {
      const done = await applyChange(database, 'save', [writing(...ids)]);
      return done.ok ? done.value.token : '';
    };
    await token('a');
    await undoChange(database, await token('b', 'c', 'd'));
    expect(await changes()).toBe(1);
    async function* cancelled(): AsyncGenerator<Step> {
      yield writing('e', 'f');
      throw new Refused({ kind: 'cancelled' });
    }
    await applyChange(database, 'import', cancelled());
    expect(await changes()).toBe(1);
    const exported = await token('g');
    await good(handlers['export.make']({ what: { of: 'own' }, format: 'pack' }, sender));
    expect(await changes()).toBe(0);
    // What was exported is not as it was then any more.
    await undoChange(database, exported);
    expect(await changes()).toBe(1);
  });

  it('remind of exporting after many changes, until it is done or peace is asked for', async () => {
    const remind = async (): Promise<[boolean, number]> => {
      const { remind: due, changesSinceExport } = await good(handlers['backup.list']({}, sender));
      return [due, changesSinceExport];
    };
    await applyChange(database, 'import', [writing(...Array.from({ length: 49 }, (_, index) => `a-${index}`))]);
    expect(await remind()).toEqual([false, 49]);
    await applyChange(database, 'save', [writing('b')]);
    expect(await remind()).toEqual([true, 50]);
    await handlers['backup.quiet']({}, sender);
    expect(await remind()).toEqual([false, 50]);
    await applyChange(database, 'import', [writing(...Array.from({ length: 100 }, (_, index) => `c-${index}`))]);
    expect(await remind()).toEqual([true, 150]);
    await good(handlers['export.make']({ what: { of: 'own' }, format: 'pack' }, sender));
    expect(await remind()).toEqual([false, 0]);
  });
});

describe('an export', () => {
  it.each([
    ['pack', 'My glossary.json', 'application/json', '"id":"mine"'],
    ['csv', 'My glossary.csv', 'text/csv', 'mine,term,mine'],
    ['anki', 'My glossary.txt', 'text/plain', '#separator:tab'],
    ['markdown', 'My glossary.md', 'text/markdown', '**mine**'],
    ['yomitan', 'My glossary.zip', 'application/zip', 'PK'],
  ] as const)('as %s is %s', async (format, name, type, begins) => {
    await ownSomething();
    const made = await good(handlers['export.make']({ what: { of: 'own' }, format }, sender));
    expect(made).toMatchObject({ name, type, entries: 2 });
    const file = await fileOf(made);
    expect(file.length).toBe(made.bytes);
    expect(new TextDecoder().decode(file)).toContain(begins);
  });

  it('is of what was asked for', async () => {
    await ownSomething();
    const entries = async (what: Parameters<(typeof handlers)['export.make']>[0]['what']): Promise<string[]> => {
      const file = await fileOf(await good(handlers['export.make']({ what, format: 'pack' }, sender)));
      return (JSON.parse(new TextDecoder().decode(file)) as { entries: { id: string }[] }).entries.map(({ id }) => id).sort();
    };
    expect(await entries({ of: 'pack', id: 'trams' as PackId })).toEqual(['depot', 'driver']);
    expect(await entries({ of: 'entries', ids: [entryId('nep'), entryId('mine')] })).toEqual(['mine', 'nep']);
    expect(await entries({ of: 'all' })).toEqual(['mine', 'nep', 'vsnkh', 'yours']);
    expect(await handlers['export.make']({ what: { of: 'pack', id: 'none' as PackId }, format: 'csv' }, sender)).toEqual({ ok: false, failure: { kind: 'gone' } });
    expect(await handlers['export.read']({ file: 'none', piece: 0 }, sender)).toEqual({ ok: false, failure: { kind: 'gone' } });
  });

  it('of sources is for bibliography software', async () => {
    expect(await good(handlers['source.export']({ id: entryId('nep'), format: 'bibtex' }, sender))).toBe('@book{pirani-2008,\n  author = {Simon Pirani},\n  title = {The Russian Revolution in Retreat},\n  year = {2008}\n}\n');
    expect(JSON.parse(await good(handlers['source.export']({ id: entryId('nep'), format: 'csl-json' }, sender)))).toEqual([{ id: 'pirani-2008', type: 'book', title: 'The Russian Revolution in Retreat', author: [{ family: 'Pirani', given: 'Simon' }], issued: { 'date-parts': [[2008]] } }]);
  });
});
