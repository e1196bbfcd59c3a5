/**
 * Looking up and writing through the screens, as a reader does it: glossary
 * page, entry form, card, popup.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, marksOn, restOn, test } from './fixtures.ts';
import { FLASH } from '../../../src/content/mark-style.ts';
import { readHighlight } from '../current-mark.ts';

const PAGE = `<!doctype html><html lang="en"><title>Workers’ meetings, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first">In Moscow the Kuksa committee protested to the VSNKh that the spetsy were paid first, and the MGSPS and the Bolsheviks were asked to mediate.</p>
<p id="second">Of the Kuksa committee no more is known.</p>
</body></html>`;

async function openGlossary(context: BrowserContext, extensionId: string, hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html${hash}`);
  await page.locator('.list').waitFor();
  return page;
}

/** A headless browser shows no popups; in a tab of its own the popup is told which page it is over. */
async function openPopupOver(page: Page, context: BrowserContext, extensionId: string): Promise<Page> {
  const popup = await context.newPage();
  await popup.addInitScript((address) => {
    const query = chrome.tabs.query.bind(chrome.tabs) as (about: object) => Promise<{ id?: number }[]>;
    const overPage = async (): Promise<object[]> => {
      const tabs = await query({});
      const answers = await Promise.all(tabs.map(async (tab) => ((await chrome.tabs.sendMessage(tab.id!, { pageRequest: 'marks.list', params: {} }, { frameId: 0 }).catch(() => undefined)) as { address: string } | undefined)?.address === address));
      return tabs.filter((_, index) => answers[index]);
    };
    Object.assign(chrome.tabs, { query: overPage });
  }, page.url());
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  return popup;
}

/** The popup may close before the key is let go of. */
const goneWithThePopup = (error: Error): void => expect(error.message).toContain('closed');
const texts = async (page: Page): Promise<string[]> => (await marksOn(page)).map(({ text }) => text);
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
  const page = await open(PAGE);
  expect(await texts(page)).not.toContain('Kuksa committee');
  const glossary = await openGlossary(context, extensionId, '#/');
  await writeEntry(glossary);
  await expect(glossary.locator('[role=option][aria-selected=true]')).toContainText('Kuksa committee');
  await page.bringToFront();
  await expect.poll(async () => (await texts(page)).filter((text) => text === 'Kuksa committee').length).toBe(2);
  await (await restOn(page, 'Kuksa committee', '#first')).shows('Strike committee of the Kuksa works.');
  const later = await open(PAGE, { url: 'http://later.test/' });
  await expect.poll(() => texts(later)).toContain('Kuksa committee');
});

test('words selected on a page become an entry by the menu, and are marked there at once', async ({ open, worker, context }) => {
  const page = await open(PAGE);
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
  await expect.poll(async () => (await texts(page)).filter((text) => text === 'Kuksa committee').length).toBe(2);
});

test('is edited, deleted, and taken back', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const glossary = await openGlossary(context, extensionId, '#/');
  await writeEntry(glossary);
  await glossary.getByRole('button', { name: 'Edit' }).click();
  await fill(glossary, 'Gloss', 'Chosen at the works in 1921.');
  await glossary.keyboard.press('Control+Enter');
  await expect(glossary.locator('.reading .gloss')).toHaveText('Chosen at the works in 1921.');
  await page.bringToFront();
  await expect.poll(() => texts(page)).toContain('Kuksa committee');
  const card = await restOn(page, 'Kuksa committee', '#first');
  await card.shows('Chosen at the works in 1921.');
  await page.keyboard.press('Escape');

  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Delete' }).click();
  await expect(glossary.locator('.notice')).toContainText('“Kuksa committee” is deleted.');
  await page.bringToFront();
  await expect.poll(() => texts(page)).not.toContain('Kuksa committee');
  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Undo' }).click();
  await expect(glossary.locator('.sheet h2')).toHaveText('Kuksa committee');
  await page.bringToFront();
  await expect.poll(() => texts(page)).toContain('Kuksa committee');
});

test('a note and a gloss of one’s own stand in the card, spellings go unmarked, and all of it can be taken back', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
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
  await expect.poll(() => texts(page)).not.toContain('MGSPS');
  expect(await texts(page)).toContain('VSNKh');
  expect(await emptyMoments(page)).toBe(0);

  await glossary.bringToFront();
  await glossary.getByRole('button', { name: 'Take it all back' }).click();
  await expect(glossary.locator('.reading .own')).not.toBeAttached();
  await page.bringToFront();
  await expect.poll(() => texts(page)).toContain('MGSPS');
});

test('the card leads to its entry in the glossary, and to a note on it', async ({ open, context }) => {
  const page = await open(PAGE);
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
  const page = await open(PAGE);
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
  await open(PAGE);
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
  await fill(glossary, 'Headword', 'VSNKh');
  await expect(glossary.locator('.warnings')).toContainText('is also a spelling of VSNKh');
});

test('search finds by another romanisation, and the filters narrow the list', async ({ context, extensionId }) => {
  const glossary = await openGlossary(context, extensionId, '#/');
  await glossary.keyboard.type('vesenha');
  await expect(glossary.locator('.sheet h2')).toHaveText('VSNKh');
  await glossary.getByRole('searchbox').fill('');
  await glossary.getByRole('radio', { name: /^Archives/ }).check({ force: true });
  await expect(glossary.locator('.entry-row').first()).toHaveAttribute('data-kind', 'archive');
  const count = Number((await glossary.locator('.list-head output').textContent())?.replaceAll(/\D/g, ''));
  expect(count).toBeGreaterThan(5);
  expect(count).toBeLessThan(60);
});

test('the popup takes the selection for its first query and speaks the language that was chosen', async ({ open, worker, context, extensionId }) => {
  const page = await open(PAGE);
  await page.locator('#first').evaluate((paragraph) => {
    const at = paragraph.textContent.indexOf('MGSPS');
    getSelection()!.setBaseAndExtent(paragraph.firstChild!, at, paragraph.firstChild!, at + 5);
  });
  await worker.evaluate(() => chrome.storage.local.get('choices').then(({ choices }) => chrome.storage.local.set({ choices: { ...(choices as object), language: 'ru' } })));
  await expect.poll(() => worker.evaluate(async () => (await chrome.storage.local.get('interfaceMessages'))['interfaceMessages'] !== undefined)).toBe(true);
  const popup = await openPopupOver(page, context, extensionId);
  await expect(popup.getByRole('combobox')).toHaveValue('MGSPS');
  await expect(popup.getByRole('option').first()).toContainText('MGSPS');
  await popup.getByRole('tab', { name: /На странице/ }).click();
  await expect(popup.getByRole('radio', { name: 'Обычно' })).toBeChecked();
});

test('the popup hides a term for good, takes that back, and sets how much is marked', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const popup = await openPopupOver(page, context, extensionId);
  await popup.getByRole('tab', { name: /On this page/ }).click();
  await popup.getByRole('button', { name: 'Never this term: MGSPS' }).click();
  await page.bringToFront();
  await expect.poll(() => texts(page)).not.toContain('MGSPS');
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Undo' }).click();
  await page.bringToFront();
  await expect.poll(() => texts(page)).toContain('MGSPS');
  await popup.bringToFront();
  await popup.getByRole('radio', { name: 'Everything' }).check({ force: true });
  await expect.poll(() => popup.evaluate(async () => ((await chrome.storage.local.get('choices'))['choices'] as { level: string }).level)).toBe('everything');
});

/** The words that flash, once some do, and whether they can be seen: looked for from now on, since they flash for a moment. */
const nextFlash = async (page: Page): Promise<{ text: string; isInView: boolean }> => {
  const found = (await (await page.waitForFunction(readHighlight, FLASH, { polling: 50 })).jsonValue())!;
  return { text: found.text, isInView: found.top >= 0 && found.bottom <= found.height };
};

test('a number in the popup leads to the mark on the page, and from there to the next', async ({ open, context, extensionId }) => {
  const filler = '<p>Nothing of note.</p>'.repeat(80);
  const page = await open(PAGE.replace('</body>', `${filler}<p>At last the Sovnarkom answered.</p>${filler}<p id="end">And the Sovnarkom of the republic with it.</p></body>`));
  const popup = await openPopupOver(page, context, extensionId);
  await popup.getByRole('tab', { name: /On this page/ }).click();
  const number = popup.getByRole('button', { name: /Sovnarkom, 2$/ });
  await expect(number).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  const places: number[] = [];
  for (let time = 0; time < 2; time++) {
    const flashed = nextFlash(page);
    await number.click();
    expect(await flashed).toEqual({ text: 'Sovnarkom', isInView: true });
    places.push(await page.evaluate(() => scrollY));
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('spravka-flash')?.size ?? 0)).toBe(0);
  }
  expect(places[0]).toBeGreaterThan(0);
  expect(places[1]).toBeGreaterThan(places[0]!);
});

/** The screen waits for the reader's choices until it is let; `asked` from when it does. */
async function holdScreen(popup: Page): Promise<void> {
  await popup.addInitScript(() => {
    const get = chrome.storage.local.get.bind(chrome.storage.local) as (keys: unknown) => Promise<object>;
    const typed = new Promise<void>((resolve) => Object.assign(globalThis, { letScreenStart: resolve }));
    const held = (keys: unknown): Promise<object> => {
      Object.assign(globalThis, { asked: true });
      return typed.then(() => get(keys));
    };
    Object.assign(chrome.storage.local, { get: held });
  });
}

test('the popup keeps what is typed before its scripts have run, and answers the whole of it from a worker that was stopped', async ({ open, context, extensionId, stopWorker }) => {
  await open(PAGE);
  await stopWorker();
  const popup = await context.newPage();
  await holdScreen(popup);
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  const box = popup.getByRole('combobox');
  await expect(box).toBeFocused();
  await box.evaluate((input) => Object.assign(globalThis, { boxBefore: input }));
  await popup.keyboard.type('vesen');
  await expect(popup.getByRole('tab')).toHaveCount(0);
  await popup.evaluate(() => (globalThis as unknown as { letScreenStart: () => void }).letScreenStart());
  await popup.keyboard.type('ha');
  await popup.keyboard.press('Enter');
  await expect(popup.locator('.card h2')).toHaveText('VSNKh');
  await expect(box).toHaveValue('vesenha');
  expect(await box.evaluate((input) => input === (globalThis as unknown as { boxBefore: Element }).boxBefore && input === document.activeElement)).toBe(true);
});

test('the popup’s box has the focus when the page has loaded, whether or not there was a frame: the first letter is not lost', async ({ open, context, extensionId, stopWorker }) => {
  await open(PAGE);
  await stopWorker();
  const popup = await context.newPage();
  await holdScreen(popup);
  // `autofocus` gives the focus with a frame, if nothing has it: here it never does, as on a busy machine, where the page has loaded before its first frame.
  await popup.addInitScript(() => {
    const found = new MutationObserver(() => {
      if (!document.body) return;
      found.disconnect();
      document.body.tabIndex = -1;
      document.body.focus();
    });
    found.observe(document, { childList: true, subtree: true });
  });
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await popup.keyboard.type('vesen');
  await expect(popup.getByRole('tab')).toHaveCount(0);
  await expect(popup.getByRole('combobox')).toHaveValue('vesen');
  await popup.evaluate(() => (globalThis as unknown as { letScreenStart: () => void }).letScreenStart());
  await popup.keyboard.type('ha');
  await expect(popup.getByRole('option').first()).toContainText('VSNKh');
  await expect(popup.getByRole('combobox')).toHaveValue('vesenha');
});

test('the popup that is open goes on answering when the worker was stopped', async ({ open, context, extensionId, stopWorker }) => {
  await open(PAGE);
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  for (const [query, head] of [['vesenha', 'VSNKh'], ['mgsps', 'MGSPS'], ['sovnarkom', 'Sovnarkom']] as const) {
    await popup.getByRole('combobox').fill(query);
    await expect(popup.getByRole('option').first()).toContainText(head);
    await stopWorker();
  }
});

test('Enter that is pressed before the popup’s scripts have run opens the entry all the same', async ({ open, context, extensionId }) => {
  await open(PAGE);
  const popup = await context.newPage();
  await holdScreen(popup);
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await expect(popup.getByRole('combobox')).toBeFocused();
  await popup.waitForFunction(() => 'letScreenStart' in globalThis && 'asked' in globalThis);
  await popup.keyboard.type('vesenha');
  await popup.keyboard.press('Enter');
  await popup.evaluate(() => (globalThis as unknown as { letScreenStart: () => void }).letScreenStart());
  await expect(popup.locator('.card h2')).toHaveText('VSNKh');
});

test('the popup opens the chosen entry in the glossary, and a form for what has none', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  let popup = await openPopupOver(page, context, extensionId);
  await popup.keyboard.type('vesenha');
  await expect(popup.getByRole('option').first()).toContainText('VSNKh');
  const [glossary] = await Promise.all([context.waitForEvent('page'), popup.keyboard.press('Control+Enter').catch(goneWithThePopup)]);
  await expect(glossary.locator('.sheet h2')).toHaveText('VSNKh');

  popup = await openPopupOver(page, context, extensionId);
  await popup.keyboard.type('Kuksa committee');
  const [form] = await Promise.all([context.waitForEvent('page'), popup.getByRole('button', { name: 'Add entry' }).click()]);
  await expect(form.getByLabel('Headword')).toHaveValue('Kuksa committee');
  await expect(form.locator('.preview .sources a')).toHaveText('Workers’ meetings, 1921');
  await expect(form.locator('.trial')).toContainText('2 places');
});
