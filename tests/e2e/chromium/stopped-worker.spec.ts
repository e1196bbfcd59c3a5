/**
 * A worker stopped in the middle of each thing it writes: afterwards the thing
 * is done or not begun, and never twice. Of the glossary: seeding.spec.ts.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { draft, packOf } from '../own-writing.ts';
import { ask, chooseFile, count, openScreen, own, upload, type Own, type Reply } from './safety-stage.ts';

/** In ms after the request: before it is read, in its transaction, after it. */
const MOMENTS = [0, 2, 5, 10, 20, 40];

/** Asks, and stops the worker a moment later. */
async function cutOff(page: Page, stopWorker: () => Promise<void>, moment: number, request: string, params: object): Promise<void> {
  const asked = ask(page, request, params);
  if (moment > 0) await page.waitForTimeout(moment);
  await stopWorker();
  await asked;
}

type Cut = { readonly page: Page; readonly stopWorker: () => Promise<void>; readonly moment: number };

/** Cut off, a write is done or not begun; where it was not begun, asked for again it is done. @param after what is read once it is done */
async function doneOrNotBegun({ page, stopWorker, moment }: Cut, [request, params]: readonly [string, object], read: () => Promise<unknown>, after: unknown): Promise<void> {
  const before = await read();
  expect(before).not.toEqual(after);
  await cutOff(page, stopWorker, moment, request, params);
  const now = await read();
  expect([before, after]).toContainEqual(now);
  if (isDeepStrictEqual(now, after)) return;
  expect(await ask(page, request, params)).toBeDefined();
  expect(await read()).toEqual(after);
}

/** Asked until the worker is up again. */
async function answerTo<Value>(page: Page, request: string, params: object = {}): Promise<Value> {
  let reply: Reply | undefined;
  await expect.poll(async () => (reply = await ask(page, request, params))?.ok).toBe(true);
  return reply!.value;
}
const backups = async (page: Page): Promise<{ id: number; entries: number }[]> => (await answerTo<{ backups: { id: number; entries: number }[] }>(page, 'backup.list')).backups;
const notes = async (page: Page): Promise<[string, string | undefined][]> => (await answerTo<{ id: string; overlay: { note?: string } }[]>(page, 'overlay.list')).map(({ id, overlay }) => [id, overlay.note]);
const packs = async (page: Page): Promise<[string, string, number, boolean][]> => (await answerTo<{ id: string; version: string; entries: number; on: boolean }[]>(page, 'pack.list')).map(({ id, version, entries, on }) => [id, version, entries, on]);
const glosses = async (page: Page, ids: readonly string[]): Promise<string[]> => (await answerTo<{ gloss: string }[]>(page, 'entry.get', { ids })).map(({ gloss }) => gloss);

test('a new entry, an edit, a removal: done or not begun, once', async ({ context, extensionId, stopWorker }) => {
  const page = await openScreen(context, extensionId, 'settings');
  for (const moment of MOMENTS) {
    const head = `Depot ${moment}`;
    const cut = (request: string, params: object): Promise<void> => cutOff(page, stopWorker, moment, request, params);
    const held = async (): Promise<Own[]> => (await own(page)).filter((entry) => entry.head === head);

    await cut('personal.save', { draft: draft(head, 'First.') });
    if ((await held()).length === 0) expect((await ask(page, 'personal.save', { draft: draft(head, 'First.') }))?.ok).toBe(true);
    const [written] = await held();
    expect(await held()).toHaveLength(1);

    await cut('personal.save', { draft: draft(head, 'Second.', written!.id), basis: written!.updatedAt });
    const edited = await held();
    expect(edited.map(({ gloss }) => gloss)).toEqual([edited[0]?.updatedAt === written!.updatedAt ? 'First.' : 'Second.']);

    await cut('personal.remove', { ids: [written!.id] });
    const left = await held();
    expect(left.length === 0 || left[0]?.gloss === edited[0]?.gloss).toBe(true);
    expect(left.length).toBeLessThanOrEqual(1);
    if (left.length > 0) await ask(page, 'personal.remove', { ids: [written!.id] });
  }
  expect(await own(page)).toEqual([]);
});

/** Some pieces long: each is handed over by itself. */
const LONG_PACK = packOf(20_000);

test('a file on its way in: it goes on, or the reader is told and chooses it again; nothing is lost, nothing comes twice', async ({ context, extensionId, stopWorker }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'import');
  await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
  const preview = page.locator('[data-class=new] summary');
  const told = page.getByRole('alert');
  for (const moment of MOMENTS) {
    await openImport(page);
    await chooseFile(page, LONG_PACK);
    if (moment > 0) await page.waitForTimeout(moment);
    await stopWorker();
    await expect(preview.or(told)).toBeVisible({ timeout: 20_000 });
    if (await told.isVisible()) await chooseFile(page, LONG_PACK);
    await expect(preview).toContainText('20,000', { timeout: 20_000 });
    expect((await own(page)).map(({ head }) => head)).toEqual(['Depot']);
  }
  await page.getByRole('button', { name: 'Import 20,000 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('20,000 entries added.', { timeout: 20_000 });
  expect(await count(page)).toBe(20_001);
});

test('a piece of a file: stored once, or not and asked for again', async ({ context, extensionId, stopWorker }) => {
  const page = await openScreen(context, extensionId, 'settings');
  const half = Buffer.from(packOf(1000)).subarray(0, 60_000);
  for (const moment of MOMENTS) {
    const piece = (number: number, id?: string): object => ({ ...(id !== undefined && { upload: id }), name: 'file.json', size: half.length * 2, piece: number, data: half.toString('base64') });
    const begun = await ask(page, 'import.upload', piece(0));
    const { upload: id } = begun!.value as { upload: string };
    await cutOff(page, stopWorker, moment, 'import.upload', piece(1, id));
    const stored = await storedPieces(page, id);
    expect([[0], [0, 1]]).toContainEqual(stored);
    // What is there already is no next piece.
    expect((await ask(page, 'import.upload', piece(1, id)))?.ok).toBe(stored.length === 1);
    expect(await storedPieces(page, id)).toEqual([0, 1]);
  }
});

/** From the list of ways in, whatever is looked at. */
async function openImport(page: Page): Promise<void> {
  await page.evaluate(() => (location.hash = '#/settings'));
  await page.locator('.file-place').waitFor({ state: 'detached' });
  await page.evaluate(() => (location.hash = '#/import'));
  await page.locator('.file-place input[type=file]').waitFor({ state: 'attached' });
}

/** The numbers of an upload's pieces as they lie in the database. */
const storedPieces = (page: Page, upload: string): Promise<number[]> =>
  page.evaluate(
    (id) =>
      new Promise<number[]>((resolve, reject) => {
        const opening = indexedDB.open('spravka');
        opening.onerror = () => reject(opening.error ?? new Error('no database'));
        opening.onsuccess = () => {
          const database = opening.result;
          const asked = database.transaction('uploadPieces').objectStore('uploadPieces').getAllKeys(IDBKeyRange.bound([id], [id, []]));
          asked.onsuccess = () => {
            database.close();
            resolve(asked.result.map((key) => (key as [string, number])[1]));
          };
        };
      }),
    upload,
  );

test('an import: it is taken back whole, the reader is told, and can do it again', async ({ context, extensionId, stopWorker }) => {
  const page = await openScreen(context, extensionId, 'import');
  await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
  await chooseFile(page, packOf(20_000));
  await expect(page.locator('[data-class=new] summary')).toContainText('20,000');
  await page.getByRole('button', { name: 'Import 20,000 entries' }).click();
  await page.getByRole('progressbar').waitFor();
  await stopWorker();
  await expect(page.getByRole('alert')).toBeVisible();
  expect((await own(page)).map(({ head }) => head)).toEqual(['Depot']);

  await page.getByRole('button', { name: 'Import 20,000 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('20,000 entries added.', { timeout: 20_000 });
  expect(await count(page)).toBe(20_001);
});

test('putting a backup back: what was there stands, or what the backup held', async ({ context, extensionId, stopWorker }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'backups');
  await ask(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.locator('.rows li')).toHaveCount(1);
  const [backup] = await backups(page);
  const [{ id }] = (await own(page)) as [Own];
  for (const moment of MOMENTS) {
    await ask(page, 'personal.remove', { ids: [id] });
    await ask(page, 'personal.save', { draft: draft('Since then', 'Written later.') });
    await cutOff(page, stopWorker, moment, 'backup.restore', { id: backup!.id });
    const heads = (await own(page)).map(({ head }) => head);
    expect([['Depot'], ['Since then']]).toContainEqual(heads);
    if (heads[0] === 'Depot') continue;
    expect((await ask(page, 'backup.restore', { id: backup!.id }))?.ok).toBe(true);
    expect((await own(page)).map(({ head }) => head)).toEqual(['Depot']);
  }
});

test('an undo, a copy, a note: done or not begun, once', async ({ context, extensionId, stopWorker }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'settings');
  for (const moment of MOMENTS) {
    const cut = { page, stopWorker, moment };
    const head = `Depot ${moment}`;
    const held = async (): Promise<string[]> => (await own(page)).filter((entry) => entry.head === head).map(({ gloss }) => gloss);
    const { id, updatedAt } = await answerTo<Own>(page, 'personal.save', { draft: draft(head, 'First.') });
    const edit = await answerTo<{ undo: string }>(page, 'personal.save', { draft: draft(head, 'Second.', id), basis: updatedAt });
    await doneOrNotBegun(cut, ['change.undo', { undo: edit.undo }], held, ['First.']);
    const removal = await answerTo<{ undo: string }>(page, 'personal.remove', { ids: [id] });
    await doneOrNotBegun(cut, ['change.undo', { undo: removal.undo }], held, ['First.']);
    await doneOrNotBegun(cut, ['personal.duplicate', { id }], held, ['First.', 'First.']);
    const note = `Note ${moment}`;
    await doneOrNotBegun(cut, ['overlay.save', { id: 'mgsps', overlay: { note } }], () => notes(page), [['mgsps', note]]);
    await doneOrNotBegun(cut, ['overlay.remove', { id: 'mgsps' }], () => notes(page), []);
  }
  expect(await own(page)).toHaveLength(MOMENTS.length * 2);
});

test('a pack that is imported, switched, updated, removed or had back: as it was, or as it is to be', async ({ context, extensionId, stopWorker }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'import');
  const ENTRIES = 2000;
  const ends = ['tram-0', `tram-${ENTRIES - 1}`];
  const state = async (): Promise<unknown> => ({ packs: await packs(page), editions: new Set((await glosses(page, ends)).map((gloss) => /edition (\d)/.exec(gloss)?.[1])) });
  const is = (edition: string, on: boolean): unknown => ({ packs: [['trams', edition, ENTRIES, on]], editions: new Set(on ? [edition] : []) });
  const none = { packs: [], editions: new Set() };
  const preview = async (edition: string): Promise<string> => (await answerTo<{ preview: string }>(page, 'import.preview', { upload: await upload(page, packOf(ENTRIES, edition)), into: 'pack' })).preview;
  for (const moment of [2, 30, 120]) {
    const cut = { page, stopWorker, moment };
    await doneOrNotBegun(cut, ['import.apply', { preview: await preview('1'), choices: { into: 'pack' } }], state, is('1', true));
    await doneOrNotBegun(cut, ['pack.update', { id: 'trams', preview: await preview('2') }], state, is('2', true));
    await doneOrNotBegun(cut, ['pack.switch', { id: 'trams', on: false }], state, is('2', false));
    await doneOrNotBegun(cut, ['pack.switch', { id: 'trams', on: true }], state, is('2', true));
    await doneOrNotBegun(cut, ['pack.remove', { id: 'trams' }], state, none);
    const { undo } = (await ask(page, 'change.last', {})) as unknown as { undo: string };
    await doneOrNotBegun(cut, ['change.undo', { undo }], state, is('2', true));
    await answerTo(page, 'pack.remove', { id: 'trams' });
  }
});

test('a backup: it is there and can be put back, or it is not', async ({ context, extensionId, stopWorker }) => {
  const page = await openScreen(context, extensionId, 'backups');
  await answerTo(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
  for (const [made, moment] of MOMENTS.entries()) {
    await doneOrNotBegun({ page, stopWorker, moment }, ['backup.make', {}], async () => (await backups(page)).map(({ entries }) => entries), Array.from({ length: made + 1 }, () => 1));
  }
  for (const { id } of await backups(page)) expect(await answerTo(page, 'backup.restore', { id })).toMatchObject({ entries: 1, faulty: 0 });
  expect((await own(page)).map(({ gloss }) => gloss)).toEqual(['Was here before.']);
});

test('a setting, a site, a hidden term, the reading log: as it was, or as it is to be, and nothing else lost', async ({ context, extensionId, stopWorker }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'settings');
  type Choices = { markStyle?: string; sitesOff?: string[]; hidden?: string[]; readingLog?: boolean };
  const choices = (): Promise<Choices> => page.evaluate(async () => (await chrome.storage.local.get('choices'))['choices'] as Choices);
  const looks = async (): Promise<string[]> => (await answerTo<{ looks: { text: string }[] }>(page, 'log.list')).looks.map(({ text }) => text);
  await ask(page, 'choices.set', { change: { readingLog: true, cardSize: 'large' } });
  for (const moment of MOMENTS) {
    const cut = { page, stopWorker, moment };
    const before = await choices();
    const styled = { ...before, markStyle: before.markStyle === 'tint' ? 'solid' : 'tint' };
    await doneOrNotBegun(cut, ['choices.set', { change: { markStyle: styled.markStyle } }], choices, styled);
    const off = { ...styled, sitesOff: [...(styled.sitesOff ?? []), `site-${moment}.test`] };
    await doneOrNotBegun(cut, ['site.set', { host: `site-${moment}.test`, on: false }], choices, off);
    await doneOrNotBegun(cut, ['term.hide', { id: `term-${moment}`, hidden: true }], choices, { ...off, hidden: [...(off.hidden ?? []), `term-${moment}`] });
    const logged = await looks();
    const text = `Word ${moment}`;
    await doneOrNotBegun(cut, ['log.add', { entry: 'vsnkh', text, sentence: `${text}.`, title: 'A page', address: 'https://a.example/' }], looks, [text, ...logged]);
    if (moment % 4 === 0) await doneOrNotBegun(cut, ['log.remove', { query: text }], looks, logged);
  }
  expect(await choices()).toMatchObject({ cardSize: 'large', readingLog: true });
});

test('a full restore: it is taken back whole, and can be done again', async ({ context, extensionId, stopWorker }) => {
  test.slow();
  const page = await openScreen(context, extensionId, 'backups');
  await answerTo(page, 'personal.save', { draft: draft('Depot', 'Was here before.') });
  await answerTo(page, 'overlay.save', { id: 'mgsps', overlay: { note: 'Was here too.' } });
  const [OWN, PACKED] = [6000, 3000];
  const { entries } = JSON.parse(packOf(OWN + PACKED)) as { entries: object[] };
  const everything = JSON.stringify({
    format: 'spravka-everything', version: 1, choices: { markStyle: 'tint' },
    packs: [{ id: 'trams', title: 'Trams', edition: '3', works: {}, on: true }],
    personal: entries.slice(0, OWN).map((entry) => ({ entry, createdAt: 1, updatedAt: 2 })),
    overlays: [{ id: 'vsnkh', note: 'Restored.' }],
    packEntries: entries.slice(OWN).map((entry) => ({ pack: 'trams', entry })),
    looks: [{ at: 5, entry: 'vsnkh', head: 'VSNKh', text: 'VSNKh', sentence: 'To the VSNKh.', title: 'A page', address: '', site: '' }],
  });
  const looks = async (): Promise<number> => (await answerTo<{ looks: object[] }>(page, 'log.list')).looks.length;
  const state = async (): Promise<unknown> => ({ own: await count(page), notes: await notes(page), packs: await packs(page), depot: (await own(page)).filter(({ head }) => head === 'Depot').length, looks: await looks() });
  const before = await state();
  const after = { own: OWN, notes: [['vsnkh', 'Restored.']], packs: [['trams', '3', PACKED, true]], depot: 0, looks: 1 };
  const cutsMidway: number[] = [];
  const id = await upload(page, everything);
  for (const steps of [1, 3, 6]) {
    // Stopped when it has told of so many steps, each a transaction that is written by then.
    const told = page.evaluate((wanted) => new Promise<void>((resolve) => {
      let seen = 0;
      chrome.runtime.onMessage.addListener((message: { event?: string; phase?: string }) => void (message.event === 'import.progress' && message.phase === 'writing' && ++seen === wanted && resolve()));
    }), steps);
    const asked = ask(page, 'backup.restoreAll', { upload: id });
    await Promise.race([told, asked]);
    await stopWorker();
    if ((await asked) === undefined) cutsMidway.push(steps);
    const now = await state();
    expect([before, after]).toContainEqual(now);
    if (isDeepStrictEqual(now, after)) break;
  }
  expect(cutsMidway.length).toBeGreaterThan(0);
  if (!isDeepStrictEqual(await state(), after)) await answerTo(page, 'backup.restoreAll', { upload: id });
  expect(await state()).toEqual(after);
  expect(new Set((await answerTo<{ entries: Own[] }>(page, 'personal.list', { limit: 500 })).entries.map(({ id: each }) => each)).size).toBe(500);
});
