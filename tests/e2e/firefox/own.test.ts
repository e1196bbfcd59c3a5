/**
 * The reader's own entries in Firefox: from the selection on a page through the
 * browser's menu to the mark, over a restart, and back again.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawnAtOnce } from '../drawn-at-once.ts';
import { EXTENSION, Firefox } from './firefox.ts';
import { Screen } from './screen.ts';

const PAGE = `<!doctype html><html lang="en"><title>Workers’ meetings, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first">In Moscow the Kuksa committee protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.</p></body></html>`;
const PATIENCE = { timeout: 20_000, interval: 100 };

let profile: string;
let firefox: Firefox;
beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'spravka-firefox-'));
  firefox = await Firefox.launch(profile);
});
afterAll(async () => {
  await firefox.close();
  rmSync(profile, { recursive: true, force: true });
});

const marksOn = (page: Page): Promise<string[]> => page.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight].map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset))));

/** Selects words, and says where they stand. */
const select = (page: Page, words: string): Promise<{ x: number; y: number }> =>
  page.evaluate((sought) => {
    const text = document.querySelector('#first')!.firstChild as Text;
    const at = text.data.indexOf(sought);
    getSelection()!.setBaseAndExtent(text, at, text, at + sought.length);
    const box = getSelection()!.getRangeAt(0).getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, words);

it('words selected on a page become an entry by the browser’s menu, marked there at once and on a page opened later', async () => {
  const page = await firefox.open('/first', PAGE);
  await expect.poll(() => marksOn(page), PATIENCE).toContain('VSNKh');
  expect(await marksOn(page)).not.toContain('Kuksa committee');
  await firefox.chooseFromMenu(page, await select(page, 'Kuksa committee'), 'Add “Kuksa committee” to Spravka');

  const form = await Screen.with(firefox, 'options.html?alone');
  await form.fill('Gloss', 'Strike committee of the Kuksa works.');
  expect(await form.valueOf('Headword')).toBe('Kuksa committee');
  await form.press('Save');
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Kuksa committee');
  const settings = await Screen.open(firefox, '/options.html#/settings');
  await expect.poll(() => firefox.evaluateIn(settings.context, 'navigator.storage.persisted()'), PATIENCE).toBe(true);
  const later = await firefox.open('/later', PAGE);
  await expect.poll(() => marksOn(later), PATIENCE).toContain('Kuksa committee');
});

it('is there after the browser has been started again, with the note on a built-in entry', async () => {
  const settings = await firefox.openExtensionPage('/options.html#/settings');
  await firefox.evaluateIn(settings, `browser.runtime.sendMessage({ request: 'overlay.save', params: { id: 'mgsps', overlay: { note: 'See the minutes.' } } })`);
  await firefox.close();
  firefox = await Firefox.launch(profile);
  const page = await firefox.open('/again', PAGE);
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Kuksa committee');
  const glossary = await Screen.open(firefox, '/options.html#/entry/mgsps');
  await expect.poll(() => glossary.shown('.reading .own'), PATIENCE).toContain('See the minutes.');
});

it('is there after an update of the built-in glossary, and so is the note', async () => {
  const update = join(profile, 'update');
  cpSync(EXTENSION, update, { recursive: true });
  const file = join(update, 'glossary', 'entries.json');
  const glossary = JSON.parse(readFileSync(file, 'utf8')) as { entries: { id: string; gloss: string }[] };
  const entries = glossary.entries.map((entry) => (entry.id === 'mgsps' ? { ...entry, gloss: 'As the new version has it.' } : entry));
  writeFileSync(file, JSON.stringify({ ...glossary, version: 'updated', entries }));
  writeFileSync(join(update, 'glossary', 'version.json'), JSON.stringify({ version: 'updated' }));

  await firefox.close();
  firefox = await Firefox.launch(profile, update);
  const screen = await Screen.open(firefox, '/options.html#/entry/mgsps');
  await expect.poll(() => screen.shown('.reading .gloss'), PATIENCE).toBe('As the new version has it.');
  expect(await screen.shown('.reading .own')).toContain('See the minutes.');
  const page = await firefox.open('/updated', PAGE);
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Kuksa committee');
});

it('is edited and deleted, and both are taken back', async () => {
  const page = await firefox.open('/edited', PAGE);
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Kuksa committee');
  const glossary = await Screen.open(firefox, '/options.html#/entry/kuksa-committee');
  await glossary.press('Edit');
  await glossary.fill('Gloss', 'Chosen at the works in 1921.');
  await glossary.press('Save');
  await expect.poll(() => glossary.shown('.reading .gloss'), PATIENCE).toBe('Chosen at the works in 1921.');
  await glossary.press('Delete');
  await expect.poll(() => marksOn(page), PATIENCE).not.toContain('Kuksa committee');
  expect(await marksOn(page)).toContain('VSNKh');
  await glossary.press('Undo');
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Kuksa committee');
  await expect.poll(() => glossary.shown('.reading .gloss'), PATIENCE).toBe('Chosen at the works in 1921.');
});

it('is never written over unasked by one window when another has changed it', async () => {
  const [one, other] = [await Screen.open(firefox, '/options.html#/entry/kuksa-committee/edit'), await Screen.open(firefox, '/options.html#/entry/kuksa-committee/edit')];
  await one.fill('Gloss', 'As one has it.');
  await other.fill('Gloss', 'As the other has it.');
  await one.press('Save');
  await expect.poll(() => one.shown('.reading .gloss'), PATIENCE).toBe('As one has it.');
  await other.press('Save');
  await expect.poll(() => other.shown('.conflict'), PATIENCE).toContain('As one has it.');
  expect(await other.shown('.conflict')).toContain('As the other has it.');
  await other.press('Keep mine');
  await expect.poll(() => other.shown('.reading .gloss'), PATIENCE).toBe('As the other has it.');
  await expect.poll(() => one.shown('.reading .gloss'), PATIENCE).toBe('As the other has it.');
});

/** In ms after the request: before it is read, in its transaction, after it. */
const MOMENTS = { 'Presnia depot': 0, 'Miussy depot': 10, 'Sokolniki depot': 40 };
type Own = { readonly id: string; readonly head: string; readonly gloss: string; readonly updatedAt: number };

it('is done or not begun, once, where the background is ended in the middle of writing it', async () => {
  const screen = await firefox.openExtensionPage('/options.html#/settings');
  /** `null` where the background went before it answered. */
  const ask = async (request: string, params: object): Promise<{ ok: boolean; value: unknown } | null> => {
    const message = JSON.stringify({ request, params });
    const reply = await firefox.evaluateIn(screen, `Promise.race([browser.runtime.sendMessage(${message}).catch(() => null), new Promise((done) => setTimeout(done, 10_000, null))]).then((reply) => JSON.stringify(reply ?? null))`);
    return JSON.parse(reply as string) as { ok: boolean; value: unknown } | null;
  };
  const cutOff = async (moment: number, request: string, params: object): Promise<void> => {
    const asked = ask(request, params);
    if (moment > 0) await new Promise((done) => setTimeout(done, moment));
    await firefox.stopBackground();
    await asked;
  };
  const held = async (head: string): Promise<Own[]> => {
    let reply: Awaited<ReturnType<typeof ask>> = null;
    await expect.poll(async () => (reply = await ask('personal.list', { limit: 500 }))?.ok, PATIENCE).toBe(true);
    return (reply as unknown as { value: { entries: Own[] } }).value.entries.filter((entry) => entry.head === head);
  };
  for (const [head, moment] of Object.entries(MOMENTS)) {
    const draft = (gloss: string, id?: string): object => ({ kind: 'term', head, gloss, ...(id !== undefined && { id }) });
    await cutOff(moment, 'personal.save', { draft: draft('First.') });
    if ((await held(head)).length === 0) expect((await ask('personal.save', { draft: draft('First.') }))?.ok).toBe(true);
    const written = await held(head);
    expect(written.map(({ gloss }) => gloss)).toEqual(['First.']);

    await cutOff(moment, 'personal.save', { draft: draft('Second.', written[0]!.id), basis: written[0]!.updatedAt });
    const edited = await held(head);
    expect(edited.map(({ gloss }) => gloss)).toEqual([edited[0]?.updatedAt === written[0]!.updatedAt ? 'First.' : 'Second.']);

    if (head === 'Sokolniki depot') continue;
    await cutOff(moment, 'personal.remove', { ids: [written[0]!.id] });
    if ((await held(head)).length > 0) expect((await ask('personal.remove', { ids: [written[0]!.id] }))?.ok).toBe(true);
    expect(await held(head)).toEqual([]);
  }
  // What a background that was ended has left behind is marked as any other.
  const page = await firefox.open('/after', PAGE.replace('Kuksa committee', 'Sokolniki depot'));
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Sokolniki depot');
});

it('is found in a popup that stays open while the background is ended', async () => {
  const popup = await Screen.open(firefox, '/popup.html');
  for (const [query, head] of [['vesenha', 'VSNKh'], ['sokolniki', 'Sokolniki depot'], ['mgsps', 'MGSPS']] as const) {
    await popup.run(`((box) => document.querySelector('.foot') && box && (Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value').set.call(box, ${JSON.stringify(query)}), box.dispatchEvent(new InputEvent('input', { bubbles: true }))))(document.querySelector('[role=combobox]'))`);
    await expect.poll(() => popup.shown('[role=option] b'), PATIENCE).toBe(head);
    await firefox.stopBackground();
  }
});

it('is found in a popup in the turn of the key, over a copy of the search', async () => {
  const popup = await firefox.openExtensionPage('/popup.html');
  await expect.poll(() => firefox.evaluateIn(popup, `document.querySelector('.foot') && (${drawnAtOnce.toString()})('sokolniki').then((heads) => heads[0])`), PATIENCE).toBe('Sokolniki depot');
});

it('is there again after the browser has lost the database', async () => {
  const settings = await firefox.openExtensionPage('/options.html#/settings');
  const saved = `browser.runtime.sendMessage({ request: 'personal.save', params: { draft: { kind: 'term', head: 'Depot meeting', gloss: 'Held in the sheds.' } } }).then(() => Date.now())`;
  const since = (await firefox.evaluateIn(settings, saved)) as number;
  await expect.poll(() => firefox.evaluateIn(settings, `browser.runtime.sendMessage({ request: 'backup.list', params: {} }).then(({ value }) => value.copiedAt > ${since})`), PATIENCE).toBe(true);
  await firefox.close();
  const storage = join(profile, 'storage', 'default');
  // What is published for pages lies beside it, in a folder of another context.
  const [ours, ...others] = readdirSync(storage).filter((name) => name.startsWith('moz-extension+++') && !name.includes('userContextId'));
  expect(others).toEqual([]);
  rmSync(join(storage, ours!, 'idb'), { recursive: true });
  firefox = await Firefox.launch(profile);
  const page = await firefox.open('/lost', PAGE.replace('In Moscow', 'At a Depot meeting in Moscow'));
  await expect.poll(() => marksOn(page), PATIENCE).toContain('Depot meeting');
  const glossary = await Screen.open(firefox, '/options.html#/entry/mgsps');
  await expect.poll(() => glossary.shown('.reading .own'), PATIENCE).toContain('See the minutes.');
  const backups = await Screen.open(firefox, '/options.html#/backups');
  await expect.poll(() => backups.shown('.reminder'), PATIENCE).toContain('are back from the safety copy');
});
