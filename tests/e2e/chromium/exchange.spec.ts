/**
 * What readers write goes out and comes back: export, removal, import, undo,
 * backups; packs; a full export and its restoring. Through the screens.
 */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, marksOn, restOn, test } from './fixtures.ts';

const SCREENS = 'http://fixture.test/';
const DRAFTS = [
  { kind: 'workplace', head: 'Miussy depot', gloss: 'Tram depot in the north-west of Moscow.', cyrillic: 'Миусский парк', sources: [{ work: 'own', title: 'Trams', at: 'https://archive.example/trams' }] },
  { kind: 'term', head: 'vagonovozhatyi', gloss: 'Driver of a tram.', forms: [{ text: 'vagonovozhatyi' }] },
];

async function openSection(context: BrowserContext, extensionId: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html#/${name}`);
  await page.locator('.desk h1').waitFor();
  return page;
}

const ask = (page: Page, request: string, params: object): Promise<{ ok: boolean; value: never }> => page.evaluate(([name, given]) => chrome.runtime.sendMessage({ request: name, params: given }), [request, params] as const);

async function write(page: Page): Promise<void> {
  for (const draft of DRAFTS) expect(await ask(page, 'personal.save', { draft })).toMatchObject({ ok: true });
}

const held = async (page: Page): Promise<string[]> => ((await ask(page, 'personal.list', {})).value as { entries: { head: string }[] }).entries.map(({ head }) => head).toSorted();
const ALL = DRAFTS.map(({ head }) => head).toSorted();

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

const choose = (page: Page, file: { name: string; text: string }): Promise<void> => page.locator('.file-place input[type=file]').setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.text) });

test('entries go out as a pack, are removed, come back, and the import is undone', async ({ context, worker, extensionId }) => {
  expect(worker.url()).toContain(extensionId);
  const page = await openSection(context, extensionId, 'export');
  await write(page);
  await expect(page.getByText('Mine: entries and notes')).toBeVisible();
  await expect(page.locator('.choice', { hasText: 'Mine: entries and notes' })).toContainText('2 entries');
  const { path, name } = await saved(page, () => page.getByRole('button', { name: 'Save the file' }).click());
  const text = readFileSync(path, 'utf8');
  expect((JSON.parse(text) as { entries: { head: string }[] }).entries.map(({ head }) => head).toSorted()).toEqual(ALL);

  const ids = ((await ask(page, 'personal.list', {})).value as { entries: { id: string }[] }).entries.map(({ id }) => id);
  await ask(page, 'personal.remove', { ids });
  expect(await held(page)).toEqual([]);

  await page.goto(`chrome-extension://${extensionId}/options.html#/import`);
  await choose(page, { name, text });
  await expect(page.locator('[data-class=new] summary')).toContainText('2');
  expect(await held(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import 2 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('2 entries added.');
  expect(await held(page)).toEqual(ALL);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('output.lead')).toContainText('as it was before');
  expect(await held(page)).toEqual([]);
});

test('a backup is put back, and that can be undone', async ({ context, worker, extensionId }) => {
  expect(worker.url()).toContain(extensionId);
  const page = await openSection(context, extensionId, 'backups');
  await write(page);
  await page.getByRole('button', { name: 'Make one now' }).click();
  await expect(page.locator('.rows li')).toHaveCount(1);
  const ids = ((await ask(page, 'personal.list', {})).value as { entries: { id: string }[] }).entries.map(({ id }) => id);
  await ask(page, 'personal.remove', { ids: [ids[0]] });
  expect(await held(page)).toHaveLength(1);

  await page.locator('.rows li').last().getByRole('button').click();
  await page.getByRole('button', { name: 'Put them back' }).click();
  await expect(page.locator('.notice')).toContainText('2 entries are as they were then.');
  expect(await held(page)).toEqual(ALL);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => held(page)).toHaveLength(1);
});

test('everything goes into one file and comes back from it', async ({ context, worker, extensionId }) => {
  expect(worker.url()).toContain(extensionId);
  const page = await openSection(context, extensionId, 'backups');
  await write(page);
  await ask(page, 'choices.set', { change: { markStyle: 'solid' } });
  const { path } = await saved(page, () => page.getByRole('button', { name: 'Export everything' }).first().click());
  const ids = ((await ask(page, 'personal.list', {})).value as { entries: { id: string }[] }).entries.map(({ id }) => id);
  await ask(page, 'personal.remove', { ids });
  await ask(page, 'choices.set', { change: { markStyle: 'dotted' } });

  await page.locator('input[type=file]').setInputFiles(path);
  await page.getByRole('button', { name: 'Replace everything' }).click();
  await expect(page.locator('.notice')).toContainText('2 entries are as they were then.');
  expect(await held(page)).toEqual(ALL);
  expect(await page.evaluate(() => chrome.storage.local.get('choices'))).toMatchObject({ choices: { markStyle: 'solid' } });
});

test('after many changes the reader is reminded of exporting, on whatever section, until that is done', async ({ context, worker, extensionId }) => {
  expect(worker.url()).toContain(extensionId);
  const page = await openSection(context, extensionId, 'import');
  await choose(page, { name: 'many.json', text: JSON.stringify({ format: 'spravka-pack', version: 1, title: 'Many', entries: Array.from({ length: 49 }, (_, index) => ({ id: `many-${index}`, kind: 'term', head: `Manyword ${index}`, gloss: 'One of many.' })) }) });
  await page.getByRole('button', { name: 'Import 49 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('49 entries added.');
  await expect(page.getByRole('link', { name: /^Backups/ })).toHaveText('Backups');
  await write(page);
  await page.getByRole('link', { name: 'Backups (an export is due)' }).click();
  await expect(page.locator('.reminder')).toContainText('51 changes since your last full export.');
  await saved(page, () => page.getByRole('button', { name: 'Export everything' }).first().click());
  await expect(page.locator('.reminder')).toHaveCount(0);
  await page.getByRole('link', { name: 'Entries', exact: true }).click();
  await expect(page.getByRole('link', { name: /^Backups/ })).toHaveText('Backups');
});

test('a table is mapped before anything is written, taken as a pack, marked, switched off and removed', async ({ context, open, extensionId }) => {
  const reading = await open('<!doctype html><html lang="en"><body><p>The vagonovozhatka of Moscow, and VSNKh, and MGSPS.</p></body></html>', { url: SCREENS });
  const marked = async (): Promise<boolean> => (await marksOn(reading)).some(({ text }) => text === 'vagonovozhatka');
  const page = await openSection(context, extensionId, 'import');
  await choose(page, { name: 'trams.csv', text: 'Sense,Word\n"Woman who drives a tram.",vagonovozhatka\n"Tram drawn by horses, until 1912.",konochka\n' });
  await expect(page.getByLabel('What “Word” is')).toHaveValue('head');
  await page.getByLabel('What “Sense” is').selectOption('gloss');
  await expect(page.locator('[data-class=new] summary')).toContainText('2');
  await page.getByLabel('As a pack').check();
  await page.getByLabel('Name of the pack').fill('Trams');
  await page.getByRole('button', { name: 'Import 2 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('2 entries added.');
  await expect.poll(marked).toBe(true);

  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByLabel('Mark “Trams” on pages').press('Space');
  await expect.poll(marked).toBe(false);
  await page.getByLabel('Mark “Trams” on pages').press('Space');
  await expect.poll(marked).toBe(true);
  await page.getByRole('button', { name: 'Remove “Trams”' }).click();
  await expect.poll(marked).toBe(false);
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(marked).toBe(true);
});

test('words of every day in a file are told in the preview, and marked only on a page about this world', async ({ context, open, extensionId }) => {
  const page = await openSection(context, extensionId, 'import');
  await choose(page, { name: 'words.csv', text: 'term,definition,forms\nlabour,"Work, and those who do it.",\nthe,An article.,\nпраца,Work in other words.,работа\nkonochka,Tram drawn by horses.,\n' });
  await expect(page.locator('.everyday')).toHaveCount(1);
  await expect(page.locator('.everyday')).toContainText('3 entries');
  await expect(page.locator('.everyday bdi')).toHaveText(['labour', 'the', 'работа']);
  await page.getByRole('button', { name: 'Import 4 entries' }).click();
  await expect(page.locator('output.lead')).toContainText('4 entries added.');

  const marked = async (body: string): Promise<Page> => {
    const reading = await open(`<!doctype html><html lang="en"><body>${body}</body></html>`, { url: SCREENS });
    // What is certain is marked on any page; once it is, the page has been looked through.
    await expect.poll(async () => (await marksOn(reading)).map(({ text }) => text)).toContain('konochka');
    return reading;
  };
  const filler = '<p>The labour of love in the garden is the work of the season; the labour is light and the harvest late. Работа есть работа, и всё.</p>';
  const ordinary = await marked(`${filler.repeat(60)}<p>A konochka.</p>`);
  expect((await marksOn(ordinary)).map(({ text }) => text.toLowerCase())).toEqual(['konochka']);
  const period = await marked('<p>The VSNKh and the MGSPS, the Rabkrin and Narkomprod, Miasnikov and the Workers’ Group, subbotniki and spetsy: the labour of Moscow in the NEP years. A konochka.</p>');
  await expect.poll(async () => (await marksOn(period)).map(({ text }) => text)).toContain('labour');
});

test('a file that can’t be taken is refused in words, and nothing changes', async ({ context, worker, extensionId }) => {
  expect(worker.url()).toContain(extensionId);
  const page = await openSection(context, extensionId, 'import');
  const refusals: [name: string, text: string, says: string][] = [
    ['broken.json', '{"format":"spravka-pack","version":1,"entries":[{"id":', 'breaks off'],
    ['other.json', '{"a":1}', 'not a pack'],
    ['newer.json', '{"format":"spravka-pack","version":99,"title":"x","entries":[]}', 'newer Spravka'],
    ['nothing.csv', '', 'empty'],
  ];
  for (const [name, text, says] of refusals) {
    await choose(page, { name, text });
    await expect(page.getByRole('alert')).toContainText(name);
    await expect(page.getByRole('alert')).toContainText(says);
  }
  const bomb = zipSync({ 'index.json': strToU8('{"title":"x","format":3,"revision":"1"}'), 'term_bank_1.json': new Uint8Array(150_000_000).fill(0x20) }, { level: 9 });
  const files: [name: string, content: string | Uint8Array, says: string][] = [
    ['bomb.zip', bomb, 'unfolds to far more'],
    ['million.csv', `term,definition\n${'ab,c\n'.repeat(1_000_000)}`, 'more than 200,000 entries'],
    ['picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49]), 'not text'],
    ['huge.json', '', 'larger than'],
  ];
  for (const [name, content, says] of files) {
    const file = test.info().outputPath(name);
    writeFileSync(file, content);
    // As large as it says, without filling the disk.
    if (name === 'huge.json') truncateSync(file, 200_000_000);
    await page.locator('.file-place input[type=file]').setInputFiles(file);
    await expect(page.getByRole('alert')).toContainText(name, { timeout: 30_000 });
    await expect(page.getByRole('alert')).toContainText(says);
  }
  expect(await held(page)).toEqual([]);
});

/** Never run: the window would have that name. */
const EVIL = `<img src=x onerror="name='ran'"><script>name='ran'</script>`;

test('HTML and scripts in every field are shown as text on every screen', async ({ context, open, extensionId }) => {
  const entry = { id: 'evil', kind: 'person', head: `Evilword ${EVIL}`, cyrillic: EVIL, expansion: { latin: EVIL, cyrillic: EVIL, english: EVIL }, name: { family: 'Иванов', given: EVIL, patronymic: EVIL }, born: '<b id=made>1890</b>', died: '<b id=made>1920</b>', period: '<b id=made>1917</b>', gloss: EVIL, article: EVIL, background: EVIL, life: [{ when: '<b id=made>1905</b>', what: EVIL }], correction: EVIL, adjective: '<b id=made>evil</b>', forms: ['Evilword'], see: [], sources: [{ work: 'own', part: '<b id=made>part</b>', at: `javascript:name='ran'`, title: EVIL }] };
  const page = await openSection(context, extensionId, 'import');
  const isShown = async (screen: Page): Promise<void> => {
    await expect(screen.locator('body')).toContainText('<script>name=');
    expect(await screen.evaluate(() => ({ ran: name, made: document.querySelectorAll('img[src=x], body script:not([src]), #made').length, links: document.querySelectorAll('a[href^="javascript:"]').length }))).toEqual({ ran: '', made: 0, links: 0 });
  };
  await choose(page, { name: 'evil.json', text: JSON.stringify({ format: 'spravka-pack', version: 1, id: 'evil', title: `Pack ${EVIL}`, author: EVIL, licence: EVIL, description: EVIL, edition: '<b id=made>1</b>', entries: [entry], overlays: [{ id: 'vsnkh', note: EVIL, gloss: EVIL }] }) });
  await page.locator('[data-class=new] summary').click();
  await isShown(page);
  await page.getByRole('button', { name: 'Import 1 entry' }).click();
  await expect(page.locator('output.lead')).toContainText('1 entry added.');
  for (const address of ['options.html#/entry/evil', 'options.html#/entry/evil/edit', 'options.html#/entry/vsnkh', 'options.html#/entry/vsnkh/edit', 'options.html#/export', 'sidepanel.html?tab=0']) {
    const screen = await context.newPage();
    await screen.goto(`chrome-extension://${extensionId}/${address}`);
    if (address.includes('/entry/')) await isShown(screen);
    expect(await screen.evaluate(() => name)).toBe('');
    await screen.close();
  }
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await popup.keyboard.type('evilword');
  await expect(popup.getByRole('option').first()).toContainText('Evilword <img');
  await isShown(popup);
  await popup.keyboard.press('Enter');
  await popup.locator('.card h2').waitFor();
  await isShown(popup);

  const reading = await open('<!doctype html><html lang="en"><body><p>In Moscow the Evilword spoke to the VSNKh and the MGSPS.</p></body></html>', { url: SCREENS });
  await expect.poll(async () => (await marksOn(reading)).map(({ text }) => text)).toContain('Evilword');
  await (await restOn(reading, 'Evilword')).shows('<script>name=');
  expect(await reading.evaluate(() => name)).toBe('');
});

test('faults of single entries are told in the preview, and the good ones can come in', async ({ context, extensionId }) => {
  const page = await openSection(context, extensionId, 'import');
  await choose(page, { name: 'bad.json', text: JSON.stringify({ format: 'spravka-pack', version: 1, title: '<img src=x onerror=alert(1)>', entries: [{ id: 'k', kind: 'term', head: 'k', gloss: 'A letter.', forms: ['k'] }, { id: 'good', kind: 'term', head: '<b>bold</b>', gloss: 'Text <script>alert(1)</script>.', forms: [], __proto__: { polluted: true } }] }) });
  await expect(page.locator('[data-class=faulty] .reason').first()).toBeVisible();
  await expect(page.locator('.pack-head')).toContainText('<img src=x onerror=alert(1)>');
  await page.locator('[data-class=new] summary').click();
  await expect(page.locator('[data-class=new] .samples')).toContainText('<b>bold</b>');
  expect(await held(page)).toEqual([]);
});
