/**
 * Looking up and writing through the screens, as a reader does it: glossary
 * page, entry form, card.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, restOn, test } from './fixtures.ts';
import { MEETING, markedWords } from './meeting-page.ts';

async function openGlossary(context: BrowserContext, extensionId: string, hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html${hash}`);
  await page.locator('.list').waitFor();
  return page;
}

const fill = (page: Page, label: string, value: string): Promise<void> => page.getByLabel(label, { exact: true }).fill(value);

/** Counts from now on the moments in which nothing on the page is marked, however short. */
const countEmptyMoments = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(globalThis, { emptyMoments: 0 });
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      const marks = [...CSS.highlights].filter(([name]) => /^spravka-(?!current|flash)/.test(name)).reduce((sum, [, { size }]) => sum + size, 0);
      if (marks === 0) (globalThis as unknown as { emptyMoments: number }).emptyMoments++;
      setTimeout(() => port2.postMessage(null), 1);
    });
    port1.start();
    port2.postMessage(null);
  });
const emptyMoments = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as { emptyMoments: number }).emptyMoments);

async function writeEntry(glossary: Page): Promise<void> {
  await glossary.getByRole('button', { name: 'New entry' }).click();
  await fill(glossary, 'Headword', 'Kuksa committee');
  await fill(glossary, 'Gloss', 'Strike committee of the Kuksa works.');
  await glossary.getByRole('button', { name: 'Save' }).click();
  await expect(glossary.locator('.sheet h2')).toHaveText('Kuksa committee');
}

test('an entry written on the glossary page is marked at once, and on every page opened later', async ({ open, context, extensionId }) => {
  const page = await open(MEETING);
  expect(await markedWords(page)).not.toContain('Kuksa committee');
  const glossary = await openGlossary(context, extensionId, '#/');
  // A headless browser promises nothing.
  await glossary.evaluate(() => {
    Object.assign(globalThis, { asked: 0 });
    Object.assign(navigator.storage, { persist: async () => { (globalThis as unknown as { asked: number }).asked++; return true; } });
  });
  await writeEntry(glossary);
  await expect(glossary.locator('[role=option][aria-selected=true]')).toContainText('Kuksa committee');
  expect(await glossary.evaluate(() => (globalThis as unknown as { asked: number }).asked)).toBe(1);
  await page.bringToFront();
  await expect.poll(async () => (await markedWords(page)).filter((text) => text === 'Kuksa committee').length).toBe(2);
  await (await restOn(page, 'Kuksa committee', '#first')).shows('Strike committee of the Kuksa works.');
  const later = await open(MEETING, { url: 'http://later.test/' });
  await expect.poll(() => markedWords(later)).toContain('Kuksa committee');
});

test('words selected on a page become an entry by the menu, and are marked there at once', async ({ open, worker, context }) => {
  const page = await open(MEETING);
  const [form] = await Promise.all([
    context.waitForEvent('page'),
    // A headless browser shows no menus; what choosing from one calls is called.
    worker.evaluate(async (address) => {
      const tab = (await chrome.tabs.query({})).at(-1)!;
      const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch: (info: object, tab: object) => void } };
      onClicked.dispatch({ menuItemId: 'add-selection', selectionText: 'Kuksa committee', pageUrl: address, editable: false }, { ...tab, url: address, title: 'Workers’ meetings, 1921' });
    }, page.url()),
  ]);
  await expect(form.getByLabel('Headword')).toHaveValue('Kuksa committee');
  await expect(form.locator('.preview .sources a')).toHaveText('Workers’ meetings, 1921');
  await fill(form, 'Gloss', 'Strike committee of the Kuksa works.');
  await Promise.all([form.waitForEvent('close'), form.getByRole('button', { name: 'Save' }).click()]);
  await expect.poll(async () => (await markedWords(page)).filter((text) => text === 'Kuksa committee').length).toBe(2);
});

test('is edited, deleted, and taken back', async ({ open, context, extensionId }) => {
  const page = await open(MEETING);
  const glossary = await openGlossary(context, extensionId, '#/');
  await writeEntry(glossary);
  await glossary.getByRole('button', { name: 'Edit' }).click();
  await fill(glossary, 'Gloss', 'Chosen at the works in 1921.');
  await glossary.keyboard.press('Control+Enter');
  await expect(glossary.locator('.reading .gloss')).toHaveText('Chosen at the works in 1921.');
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).toContain('Kuksa committee');
  const card = await restOn(page, 'Kuksa committee', '#first');
  await card.shows('Chosen at the works in 1921.');
  await page.keyboard.press('Escape');

  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Delete' }).click();
  await expect(glossary.locator('.notice')).toContainText('“Kuksa committee” is deleted.');
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).not.toContain('Kuksa committee');
  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Undo' }).click();
  await expect(glossary.locator('.sheet h2')).toHaveText('Kuksa committee');
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).toContain('Kuksa committee');
});

test('a note and a gloss of one’s own stand in the card, spellings go unmarked, and all of it can be taken back', async ({ open, context, extensionId }) => {
  const page = await open(MEETING);
  const glossary = await openGlossary(context, extensionId, '#/entry/mgsps/edit');
  await fill(glossary, 'Note', 'See the minutes of March.');
  await fill(glossary, 'Gloss in your words', 'The unions of Moscow.');
  await glossary.getByRole('button', { name: 'Save' }).click();
  await expect(glossary.locator('.reading .own')).toContainText('See the minutes of March.');
  await page.bringToFront();
  const card = await restOn(page, 'MGSPS');
  await card.shows('The unions of Moscow. in your words');
  await card.shows('Your note See the minutes of March.');

  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Edit my note' }).click();
  await glossary.getByRole('checkbox', { name: 'MGSPS', exact: true }).uncheck();
  await countEmptyMoments(page);
  await glossary.getByRole('button', { name: 'Save' }).click();
  await expect(glossary.locator('.afterword')).toContainText('Not marked: MGSPS');
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).not.toContain('MGSPS');
  expect(await markedWords(page)).toContain('VSNKh');
  expect(await emptyMoments(page)).toBe(0);

  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Remove what I wrote' }).click();
  await expect(glossary.locator('.reading .own')).not.toBeAttached();
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).toContain('MGSPS');
});

test('the card leads to its entry in the glossary, and to a note on it', async ({ open, context }) => {
  const page = await open(MEETING);
  const [glossary] = await Promise.all([context.waitForEvent('page'), (await restOn(page, 'VSNKh')).click('Open')]);
  await expect(glossary.locator('.sheet h2')).toHaveText('VSNKh');
  expect(new URL(glossary.url()).hash).toBe('#/entry/vsnkh');
  await expect(glossary.locator('[role=option][aria-selected=true] b')).toHaveText('VSNKh');
  // The way back: what sends its reader to an entry.
  await glossary.locator('.pointing').getByRole('button', { name: 'MSNKh', exact: true }).click();
  await expect(glossary.locator('.sheet h2')).toHaveText('MSNKh');

  const tabs = context.pages().length;
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await expect(page.locator('spravka-card')).not.toBeAttached();
  await (await restOn(page, 'MGSPS')).click('Open');
  await expect(glossary.locator('.sheet h2')).toHaveText('MGSPS');
  expect(context.pages()).toHaveLength(tabs);
  await glossary.close();

  // The card of the word before is open still.
  const closeCard = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.locator('spravka-card')).not.toBeAttached();
  };
  await page.bringToFront();
  await closeCard();
  const [form] = await Promise.all([context.waitForEvent('page'), (await restOn(page, 'VSNKh')).click('Note')]);
  expect(new URL(form.url()).hash).toBe('#/entry/vsnkh/edit');
  await fill(form, 'Note', 'Compare the newspapers.');
  await Promise.all([form.waitForEvent('close'), form.getByRole('button', { name: 'Save' }).click()]);
  await page.bringToFront();
  await closeCard();
  await (await restOn(page, 'VSNKh')).shows('Your note Compare the newspapers.');
});

test('a glossary that is open already is found, though the browser tells no address of any tab and leads none', async ({ open, worker, context, extensionId }) => {
  const page = await open(MEETING);
  const glossary = await openGlossary(context, extensionId, '#/entry/vsnkh');
  await expect(glossary.locator('.sheet h2')).toHaveText('VSNKh');
  await worker.evaluate(() => {
    const tabs = chrome.tabs as unknown as { query: (about: object) => Promise<object[]>; update: (id: number, change: object) => Promise<object> };
    const { query, update } = { query: tabs.query.bind(tabs), update: tabs.update.bind(tabs) };
    Object.assign(tabs, {
      query: async (about: object) => (await query(about)).map((tab) => ({ ...tab, url: undefined })),
      update: (id: number, change: object) => update(id, { ...change, url: undefined }),
    });
  });
  const tabs = context.pages().length;
  await page.bringToFront();
  await (await restOn(page, 'MGSPS')).click('Open');
  await expect(glossary.locator('.sheet h2')).toHaveText('MGSPS');
  await expect.poll(() => glossary.evaluate(() => document.visibilityState)).toBe('visible');
  expect(context.pages()).toHaveLength(tabs);
});

test('a form says what it would mark on the page it was opened from, and names that page as its source', async ({ open, worker, context }) => {
  await open(MEETING);
  const [form] = await Promise.all([
    context.waitForEvent('page'),
    worker.evaluate(async () => {
      const tabs = await chrome.tabs.query({ active: true });
      const tab = tabs.at(-1)!;
      await chrome.windows.create({ url: chrome.runtime.getURL(`/options.html?alone#/new?text=Kuksa+committee&title=Meetings&address=http%3A%2F%2Ffixture.test%2F&tab=${tab.id}`), type: 'popup' });
    }),
  ]);
  await expect(form.getByLabel('Headword')).toHaveValue('Kuksa committee');
  await expect(form.locator('.trial')).toContainText('On the page behind it would mark 2 places:');
  await expect(form.locator('.trial li').first()).toContainText('In Moscow the Kuksa committee protested');
  await expect(form.locator('.preview .sources a')).toHaveText('Meetings');
});

test('what is half written is there again after a reload and after the window was closed', async ({ context, extensionId }) => {
  let glossary = await openGlossary(context, extensionId, '#/new');
  await fill(glossary, 'Headword', 'Kuksa committee');
  await fill(glossary, 'Gloss', 'Strike comm');
  await glossary.reload();
  await expect(glossary.getByLabel('Gloss', { exact: true })).toHaveValue('Strike comm');
  await glossary.close();
  glossary = await openGlossary(context, extensionId, '#/new');
  await expect(glossary.getByLabel('Headword')).toHaveValue('Kuksa committee');
  await expect(glossary.getByText('What you wrote earlier is still here.')).toBeVisible();
});

test('two windows that edit one entry never write over each other unasked', async ({ context, extensionId }) => {
  const one = await openGlossary(context, extensionId, '#/');
  await writeEntry(one);
  const hash = `${new URL(one.url()).hash}/edit`;
  const other = await openGlossary(context, extensionId, hash);
  await one.goto(`chrome-extension://${extensionId}/options.html${hash}`);
  await fill(one, 'Gloss', 'As one has it.');
  await fill(other, 'Gloss', 'As the other has it.');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(one.locator('.reading .gloss')).toHaveText('As one has it.');
  await other.bringToFront();
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.locator('.conflict')).toContainText('As one has it.');
  await expect(other.locator('.conflict')).toContainText('As the other has it.');
  await other.getByRole('button', { name: 'Keep mine' }).click();
  await expect(other.locator('.reading .gloss')).toHaveText('As the other has it.');
  await one.bringToFront();
  await expect(one.locator('.reading .gloss')).toHaveText('As the other has it.');
});

test('a common word and a word that is taken are warned of', async ({ context, extensionId }) => {
  const glossary = await openGlossary(context, extensionId, '#/new');
  await fill(glossary, 'Headword', 'the');
  await expect(glossary.locator('.warnings')).toContainText('“the” is a word of every day');
  for (const regional of ['labour', 'labor']) {
    await fill(glossary, 'Headword', regional);
    await expect(glossary.locator('.warnings')).toContainText(`“${regional}” is a word of every day`);
  }
  await fill(glossary, 'Headword', 'VSNKh');
  await expect(glossary.locator('.warnings')).toContainText('There is an entry “VSNKh” already.');
  await glossary.getByRole('link', { name: 'Write on “VSNKh” instead' }).click();
  await expect(glossary.getByRole('form')).toContainText('VSNKh');
  await expect(glossary).toHaveURL(/#\/entry\/vsnkh\/edit$/);
  await glossary.goBack();
  await expect(glossary.getByRole('textbox', { name: 'Headword' })).toHaveValue('VSNKh');
});

test('search finds by another romanisation, and the filters narrow the list', async ({ context, extensionId }) => {
  const glossary = await openGlossary(context, extensionId, '#/');
  await glossary.keyboard.type('vesenha');
  await expect(glossary.getByRole('searchbox')).toHaveValue('vesenha');
  await expect(glossary.locator('.sheet h2')).toHaveText('VSNKh');
  await glossary.getByRole('searchbox').fill('');
  await glossary.getByRole('radio', { name: /^Archives/ }).check({ force: true });
  await expect(glossary.locator('.entry-row').first()).toHaveAttribute('data-kind', 'archive');
  const count = Number((await glossary.locator('.list-head output').textContent())?.replaceAll(/\D/g, ''));
  expect(count).toBeGreaterThan(5);
  expect(count).toBeLessThan(60);
});
