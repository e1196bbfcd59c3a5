/**
 * The popup over a page: looking up, also before its scripts have run and from
 * a stopped worker; and what is on the page.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { FLASH } from '../../../src/content/mark-style.ts';
import { readHighlight } from '../current-mark.ts';
import { drawnAtOnce } from '../drawn-at-once.ts';
import { expect, restOn, test } from './fixtures.ts';
import { ANTONOV, MEETING, markedWords } from './meeting-page.ts';
import { violations, WCAG } from './violations.ts';

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

test('the popup takes the selection for its first query and speaks the language that was chosen', async ({ open, worker, context, extensionId }) => {
  const page = await open(MEETING);
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

test('the popup lists the entry that a name means on this page, the one its card tells of', async ({ open, context, extensionId }) => {
  const page = await open(ANTONOV);
  await (await restOn(page, 'Antonov')).shows('Antonov-Ovseenko, Vladimir');
  const popup = await openPopupOver(page, context, extensionId);
  await popup.getByRole('tab', { name: /On this page/ }).click();
  await expect(popup.getByRole('listitem').filter({ hasText: 'Antonov' })).toHaveCount(1);
  await popup.getByRole('button', { name: /^Show the next place on the page: Antonov-Ovseenko/ }).waitFor();
});

test('the popup hides a term for good, takes that back, and sets how much is marked', async ({ open, context, extensionId }) => {
  const page = await open(MEETING);
  const popup = await openPopupOver(page, context, extensionId);
  await popup.getByRole('tab', { name: /On this page/ }).click();
  await popup.getByRole('button', { name: 'Never this term: MGSPS' }).click();
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).not.toContain('MGSPS');
  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Undo' }).click();
  await page.bringToFront();
  await expect.poll(() => markedWords(page)).toContain('MGSPS');
  await popup.bringToFront();
  await popup.getByRole('radio', { name: 'Everything' }).check({ force: true });
  await expect.poll(() => popup.evaluate(async () => ((await chrome.storage.local.get('choices'))['choices'] as { level: string }).level)).toBe('everything');
});

test('the popup lists anew what is marked, where the reader wants more or less of it', async ({ open, context, extensionId, marked }) => {
  const page = await open(MEETING.replace('</body>', '<p>At the plenum the centre, the cell and the trust spoke of norms, rations and the plan.</p></body>'));
  const popup = await openPopupOver(page, context, extensionId);
  await popup.getByRole('tab', { name: /On this page/ }).click();
  const listed = async (): Promise<string[]> => (await popup.locator('.page .row b').allTextContents()).sort();
  const onPage = async (): Promise<number> => (await marked(page)).length;
  const normally = await onPage();
  await expect.poll(async () => (await listed()).length).toBe(normally);
  await popup.getByRole('radio', { name: 'Everything' }).check({ force: true });
  await expect.poll(onPage).toBeGreaterThan(normally);
  await expect.poll(async () => (await listed()).length).toBe(await onPage());
  await popup.getByRole('radio', { name: 'Normal' }).check({ force: true });
  await expect.poll(async () => (await listed()).length).toBe(normally);
});

/** The words that flash, once some do, and whether they can be seen: looked for from now on, since they flash for a moment. */
const nextFlash = async (page: Page): Promise<{ text: string; isInView: boolean }> => {
  const found = (await (await page.waitForFunction(readHighlight, FLASH, { polling: 50 })).jsonValue())!;
  return { text: found.text, isInView: found.top >= 0 && found.bottom <= found.height };
};

test('a number in the popup leads to the mark on the page, and from there to the next', async ({ open, context, extensionId }) => {
  const filler = '<p>Nothing of note.</p>'.repeat(80);
  const page = await open(MEETING.replace('</body>', `${filler}<p>At last the Sovnarkom answered.</p>${filler}<p id="end">And the Sovnarkom of the republic with it.</p></body>`));
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
  await open(MEETING);
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
  await open(MEETING);
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

test('the popup says that the search is being prepared while its answer is long in coming, and then lists by itself', async ({ open, context, extensionId }) => {
  await open(MEETING);
  const popup = await context.newPage();
  // What is asked waits as it does while an index of very many entries is made.
  await popup.addInitScript(() => {
    type Port = { readonly postMessage: (message: unknown) => void };
    const { runtime } = chrome as unknown as { readonly runtime: { readonly connect: (info: object) => Port } };
    const connect = runtime.connect.bind(runtime);
    const made = new Promise<void>((resolve) => Object.assign(globalThis, { letBeAnswered: resolve }));
    // So does the copy: of what was indexed before, it would be there sooner.
    const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (message: object) => Promise<unknown>;
    const sendInTurn = async (message: { request?: string }): Promise<unknown> => {
      if (message.request === 'search.copy') await made;
      return send(message);
    };
    Object.assign(runtime, { sendMessage: sendInTurn });
    const held = (info: object): Port => {
      const port = connect(info);
      const post = port.postMessage.bind(port);
      return Object.assign(port, { postMessage: (message: unknown) => void made.then(() => post(message)) });
    };
    Object.assign(runtime, { connect: held });
  });
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await popup.keyboard.type('vesen');
  await expect(popup.getByRole('status')).toHaveText('Preparing the search…');
  await expect(popup.getByRole('tabpanel')).toContainText('what you have typed stays');
  expect(await violations(popup, WCAG)).toEqual([]);
  await popup.keyboard.type('ha');
  await popup.evaluate(() => (globalThis as unknown as { letBeAnswered: () => void }).letBeAnswered());
  await expect(popup.getByRole('option').first()).toContainText('VSNKh');
  await expect(popup.getByRole('status')).toHaveText(/found/);
  await expect(popup.getByRole('combobox')).toHaveValue('vesenha');
});

test('the search’s index is made and kept before anybody asks, and anew after a change', async ({ open, context, extensionId }) => {
  await open(MEETING);
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const keptStates = (): Promise<string[]> => page.evaluate(async () => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: () => reject(request.error) }));
    const database = await answer(indexedDB.open('spravka'));
    const rows = await answer(database.transaction('indexSets').objectStore('indexSets').getAll() as IDBRequest<{ holds: string }[]>);
    database.close();
    return [...new Set(rows.map(({ holds }) => holds))];
  });
  await expect.poll(async () => (await keptStates()).length, { timeout: 20_000 }).toBe(1);
  const before = await keptStates();
  const saved = await page.evaluate(() => chrome.runtime.sendMessage<object, { ok: boolean }>({ request: 'personal.save', params: { draft: { kind: 'term', head: 'Kuksa committee', gloss: 'A committee.' } } }));
  expect(saved).toMatchObject({ ok: true });
  await expect.poll(async () => (await keptStates())[0], { timeout: 20_000 }).not.toBe(before[0]);
});

test('the popup that is open goes on answering when the worker was stopped', async ({ open, context, extensionId, stopWorker }) => {
  await open(MEETING);
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  for (const [query, head] of [['vesenha', 'VSNKh'], ['mgsps', 'MGSPS'], ['sovnarkom', 'Sovnarkom']] as const) {
    await popup.getByRole('combobox').fill(query);
    await expect(popup.getByRole('option').first()).toContainText(head);
    await stopWorker();
  }
});

test('the popup lists what it finds in the turn of the key, over a copy of the search, and what has changed as the background says', async ({ open, context, extensionId }) => {
  const page = await open(MEETING);
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await expect.poll(() => popup.evaluate(drawnAtOnce, 'vesenha').then((heads) => heads[0])).toBe('VSNKh');
  expect(await popup.evaluate(drawnAtOnce, 'kuksa committee')).not.toContain('Kuksa committee');

  const other = await context.newPage();
  await other.goto(`chrome-extension://${extensionId}/options.html`);
  expect(await other.evaluate(() => chrome.runtime.sendMessage<object, { ok: boolean }>({ request: 'personal.save', params: { draft: { kind: 'term', head: 'Kuksa committee', gloss: 'A committee.' } } }))).toMatchObject({ ok: true });
  await popup.bringToFront();
  await popup.getByRole('combobox').fill('kuksa committe');
  await expect(popup.getByRole('option').first()).toContainText('Kuksa committee');
  await expect.poll(() => popup.evaluate(drawnAtOnce, 'kuksa committee').then((heads) => heads[0])).toBe('Kuksa committee');
  await page.bringToFront();
});

test('Enter that is pressed before the popup’s scripts have run opens the entry all the same', async ({ open, context, extensionId }) => {
  await open(MEETING);
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
  const page = await open(MEETING);
  let popup = await openPopupOver(page, context, extensionId);
  await popup.keyboard.type('vesenha');
  await expect(popup.getByRole('option').first()).toContainText('VSNKh');
  const [glossary] = await Promise.all([context.waitForEvent('page'), popup.keyboard.press('Control+Enter').catch(goneWithThePopup)]);
  await expect(glossary.locator('.sheet h2')).toHaveText('VSNKh');

  // What isn't found goes along, into the glossary that is open already.
  popup = await openPopupOver(page, context, extensionId);
  await popup.keyboard.type('zqwxqz');
  await expect(popup.getByRole('tabpanel')).toContainText('No entry for “zqwxqz”.');
  await popup.keyboard.press('Control+Enter').catch(goneWithThePopup);
  await expect(glossary.getByRole('searchbox')).toHaveValue('zqwxqz');
  await expect(glossary.getByRole('button', { name: 'Add an entry for “zqwxqz”' })).toBeVisible();

  popup = await openPopupOver(page, context, extensionId);
  await popup.keyboard.type('Kuksa committee');
  const [form] = await Promise.all([context.waitForEvent('page'), popup.getByRole('button', { name: 'Add entry' }).click()]);
  await expect(form.getByLabel('Headword')).toHaveValue('Kuksa committee');
  await expect(form.locator('.preview .sources a')).toHaveText('Workers’ meetings, 1921');
  await expect(form.locator('.trial')).toContainText('2 places');
});
