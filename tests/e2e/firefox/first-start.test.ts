/**
 * The first start in Firefox: what is typed into the popup while the glossary is
 * still being seeded.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXTENSION, Firefox } from './firefox.ts';

/** So many more entries that seeding takes seconds. */
const FILLER = 40_000;
/** Whoever asks the database in the middle of its seeding waits for the end of that. @param patience in ms: no answer for so long means no */
const isSeeded = (patience: number): string => `Promise.race([(async () => {
  const answer = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
  if (!(await indexedDB.databases()).some(({ name }) => name === 'spravka')) return false;
  const database = await answer(indexedDB.open('spravka'));
  const row = database.objectStoreNames.contains('state') && (await answer(database.transaction('state').objectStore('state').get('glossary')));
  database.close();
  return Boolean(row);
})(), new Promise((done) => setTimeout(done, ${patience}, false))])`;

let folder: string;
let firefox: Firefox;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spravka-first-start-'));
  const extension = join(folder, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const file = join(extension, 'glossary', 'entries.json');
  const glossary = JSON.parse(readFileSync(file, 'utf8')) as { entries: object[] };
  const filler = Array.from({ length: FILLER }, (_, index) => ({ id: `filler-${index}`, kind: 'term', head: `Filler ${index}`, gloss: 'Fills the glossary.', forms: [], see: [], sources: [] }));
  writeFileSync(file, JSON.stringify({ ...glossary, entries: [...filler, ...glossary.entries] }));
  firefox = await Firefox.launch(undefined, extension);
});
afterEach(async () => {
  await firefox.close();
  rmSync(folder, { recursive: true, force: true });
});

it('says that the search is being prepared, and lists by itself once it is', async () => {
  const popup = await firefox.openExtensionPage('/popup.html');
  const type = (text: string): Promise<unknown> => firefox.send('input.performActions', { context: popup, actions: [{ type: 'key', id: 'keyboard', actions: [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }] });
  const shown = (selector: string): Promise<unknown> => firefox.evaluateIn(popup, `[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.textContent).join('')`);
  await type('vesen');
  expect(await firefox.evaluateIn(popup, isSeeded(300))).toBe(false);
  await expect.poll(() => shown('output'), { timeout: 10_000, interval: 20 }).toBe('Preparing the search…');
  await type('ha');
  await expect.poll(() => shown('[role=option]:first-of-type b'), { timeout: 90_000, interval: 100 }).toBe('VSNKh');
  expect(await shown('output')).toMatch(/found/);
  expect(await firefox.evaluateIn(popup, `document.querySelector('[role=combobox]').value`)).toBe('vesenha');
  expect(await firefox.evaluateIn(popup, isSeeded(30_000))).toBe(true);
}, 150_000);
