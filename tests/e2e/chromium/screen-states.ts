/**
 * Every screen of the extension, and the states in which it can be: each with
 * the way there.
 */
import type { BrowserContext, Page, Worker } from '@playwright/test';
import { expect } from './fixtures.ts';
import { openPanel, tabOf } from './panel-stage.ts';
import { openReader, pdfOf, pick, shownMarks } from './reader-stage.ts';

const PAGE = `<!doctype html><html lang="en"><title>Workers’ meetings, 1921</title><body><p>In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.</p></body></html>`;

type Stage = { readonly context: BrowserContext; readonly worker: Worker; readonly extensionId: string; readonly open: (body: string) => Promise<Page> };
type Reach = (stage: Stage) => Promise<Page>;

const at = (address: string): Reach => async ({ context, extensionId }) => {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${address}`);
  await page.locator('#root :is(button, [role=tab], .list)').first().waitFor();
  return page;
};

async function logWithALook(stage: Stage): Promise<Page> {
  const page = await at('options.html#/log')(stage);
  await page.getByRole('switch').check();
  await expect.poll(() => page.evaluate(async () => {
    await chrome.runtime.sendMessage({ request: 'log.add', params: { entry: 'vsnkh', text: 'VSNKh', sentence: 'To the VSNKh they went.', title: 'Workers’ meetings, 1921', address: 'https://a.example/' } });
    return (await chrome.runtime.sendMessage<object, { value: { looks: object[] } }>({ request: 'log.list', params: {} })).value.looks.length;
  })).toBe(1);
  await page.reload();
  await page.locator('.log-list').waitFor();
  return page;
}

async function panelBeside({ context, worker, extensionId, open }: Stage): Promise<Page> {
  const panel = await openPanel(context, extensionId, { tab: (await tabOf(worker, await open(PAGE))).id });
  await expect(panel.locator('.page .row b').filter({ hasText: 'MGSPS' })).toBeVisible();
  return panel;
}

async function readerWith({ context, extensionId }: Stage, name: string, file: Buffer): Promise<Page> {
  const reader = await openReader(context, extensionId);
  await pick(reader, name, file);
  await expect.poll(() => shownMarks(reader)).toContain('VSNKh');
  return reader;
}

export const askFor = (page: Page, request: string, params: object): Promise<unknown> => page.evaluate(([name, given]) => chrome.runtime.sendMessage<object, unknown>({ request: name, params: given }), [request, params] as const);
const LONG = 'Vserossiiskii tsentralnyi ispolnitelnyi komitet sovetov rabochikh, krestianskikh, krasnoarmeiskikh deputatov';

async function typed(stage: Stage, query: string, until: string): Promise<Page> {
  const popup = await at('popup.html')(stage);
  await popup.getByRole('combobox').fill(query);
  await popup.locator(until).first().waitFor();
  return popup;
}

/** Told that the tab beside it is a page with marks. */
async function popupOver(stage: Stage): Promise<Page> {
  const { id } = await tabOf(stage.worker, await stage.open(PAGE));
  const popup = await stage.context.newPage();
  await popup.addInitScript((over) => Object.assign(chrome.tabs, { query: async () => [await chrome.tabs.get(over)] }), id);
  await popup.goto(`chrome-extension://${stage.extensionId}/popup.html`);
  await popup.getByRole('tab').nth(1).click();
  await popup.getByRole('button', { name: /MGSPS/ }).first().waitFor();
  return popup;
}

const BAD_AND_GOOD = [
  { id: 'depot', kind: 'workplace', head: LONG, gloss: 'A depot of which the gloss goes on for longer than its line, as glosses from files of others often do.' },
  { id: 'vsnkh', kind: 'body', head: 'VSNKh', gloss: 'Another gloss.' },
  { id: 'bad', kind: 'term', head: 'k', gloss: '', forms: ['k', '*'] },
];

async function fileChosen(stage: Stage, name: string, text: string, until: string): Promise<Page> {
  const page = await at('options.html#/import')(stage);
  await page.locator('.file-place input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
  await page.locator(until).first().waitFor();
  return page;
}
const packChosen = (stage: Stage): Promise<Page> => fileChosen(stage, 'trams.json', JSON.stringify({ format: 'spravka-pack', version: 1, id: 'trams', title: 'Trams of Moscow', author: 'A reader', edition: '1', entries: BAD_AND_GOOD }), '[data-class=new]');

async function packHeld(stage: Stage): Promise<Page> {
  const page = await packChosen(stage);
  await page.getByRole('radio', { name: /^As a pack|^Пакетом/ }).check();
  await page.locator('[data-class=new]').waitFor();
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.locator('output.lead').waitFor();
  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByRole('switch').or(page.getByRole('checkbox')).first().waitFor();
  return page;
}

async function backupHeld(stage: Stage): Promise<Page> {
  const page = await at('options.html#/settings')(stage);
  for (let number = 0; number < 50; number++) await askFor(page, 'personal.save', { draft: { kind: 'term', head: `Manyword ${number}`, gloss: 'One of many.' } });
  await askFor(page, 'backup.make', {});
  await page.goto(`chrome-extension://${stage.extensionId}/options.html#/backups`);
  await page.locator('.reminder').waitFor();
  await page.locator('.rows li button').first().click();
  await page.locator('.rows li [role=group], .rows li .confirm').first().waitFor();
  return page;
}

async function lossTold(stage: Stage): Promise<Page> {
  const page = await backupHeld(stage);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('spravka');
        opening.onsuccess = () => {
          const writing = opening.result.transaction('counters', 'readwrite');
          writing.objectStore('counters').put({ key: 'broughtBack', value: 52 });
          writing.objectStore('counters').put({ key: 'broughtBackAt', value: Date.UTC(2026, 10, 20, 9, 41) });
          writing.oncomplete = () => resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
  );
  await page.reload();
  await page.getByText('52 entries and notes').waitFor();
  return page;
}

async function offHeld(stage: Stage): Promise<Page> {
  const page = await at('options.html#/settings')(stage);
  await askFor(page, 'site.set', { host: 'a-site-with-a-long-name.archive.example', on: false });
  await askFor(page, 'term.hide', { id: 'vsnkh', hidden: true });
  await page.getByRole('button', { name: /VSNKh/ }).waitFor();
  return page;
}

async function written(stage: Stage): Promise<Page> {
  const page = await at('options.html#/settings')(stage);
  const source = { work: 'own', title: 'Workers’ meetings, 1921', at: 'https://archive.example/a/very/long/address/of/a/page/that/has/no/place/to/break' };
  await askFor(page, 'personal.save', { draft: { kind: 'body', head: LONG, gloss: 'Highest organ of the soviets between congresses.', article: 'First.\n\nSecond.', sources: [source] } });
  return page;
}
async function ownEntry(stage: Stage): Promise<Page> {
  const page = await written(stage);
  await page.goto(`chrome-extension://${stage.extensionId}/options.html#/`);
  // Listed, and so found, once the screen has heard of it.
  await page.getByRole('radio', { name: /^Mine/ }).check();
  await page.locator('.entry-row', { hasText: LONG }).click();
  await page.locator('.sheet h2', { hasText: LONG }).waitFor();
  return page;
}

async function conflict(stage: Stage): Promise<Page> {
  const page = await written(stage);
  const { id, updatedAt } = ((await askFor(page, 'personal.list', { limit: 1 })) as { value: { entries: { id: string; updatedAt: number }[] } }).value.entries[0]!;
  await page.goto(`chrome-extension://${stage.extensionId}/options.html#/entry/${id}/edit`);
  await page.getByRole('textbox', { name: /^Gloss/ }).fill('As one has it.');
  await askFor(page, 'personal.save', { draft: { id, kind: 'body', head: LONG, gloss: 'As the other has it.' }, basis: updatedAt });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.conflict').waitFor();
  return page;
}

async function problems(stage: Stage): Promise<Page> {
  const page = await at('options.html#/new')(stage);
  await page.getByLabel('Headword', { exact: true }).fill('the');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.problem').first().waitFor();
  await page.locator('.warnings').waitFor();
  return page;
}

/** As after the reader has kept the extension off pages, which no test can do for them. */
async function keptOff(stage: Stage): Promise<Page> {
  const page = await stage.context.newPage();
  await page.addInitScript(() => Object.assign(chrome.permissions, { contains: () => Promise.resolve(false) }));
  await page.goto(`chrome-extension://${stage.extensionId}/options.html#/welcome`);
  await page.locator('.welcome .aside-box').waitFor();
  return page;
}

export const SCREENS: Readonly<Record<string, Reach>> = {
  popup: at('popup.html'),
  'popup with a list': (stage) => typed(stage, 'komitet', '[role=option]'),
  'popup that finds nothing': (stage) => typed(stage, 'qqqqqqqqqqqqqqqq', '.note .offer'),
  'popup with an entry': async (stage) => {
    const popup = await typed(stage, 'vesenha', '[role=option]');
    await popup.keyboard.press('Enter');
    await popup.locator('.card h2').waitFor();
    return popup;
  },
  'popup over a page': popupOver,
  'entry of one’s own': ownEntry,
  'form with problems and warnings': problems,
  'form with a long headword': (stage) => at(`options.html#/new?text=${encodeURIComponent(LONG)}`)(stage),
  'two versions of an entry': conflict,
  'preview of a pack': packChosen,
  'preview of a table': (stage) => fileChosen(stage, 'trams.csv', `Word,Sense,Colour\n${LONG},A depot.,red\n`, '[data-class=new]'),
  'file that is refused': (stage) => fileChosen(stage, 'a-file-with-a-long-name-that-has-no-place-to-break.json', '{"a":', '[role=alert]'),
  'packs that are held': packHeld,
  'backups, with the reminder and a question': backupHeld,
  'backups, after something was lost': lossTold,
  'settings with what is off': offHeld,
  'glossary list': at('options.html#/'),
  'entry and its links': at('options.html#/entry/vsnkh'),
  'note on an entry': at('options.html#/entry/vsnkh/edit'),
  'form for a new entry': at('options.html#/new?text=MGSPS'),
  'form in a window of its own': at('options.html?alone#/new?text=MGSPS'),
  import: at('options.html#/import'),
  export: at('options.html#/export'),
  backups: at('options.html#/backups'),
  'reading log': logWithALook,
  settings: at('options.html#/settings'),
  welcome: at('options.html#/welcome'),
  'welcome where pages may not be read': keptOff,
  'side panel without a page': at('sidepanel.html?tab=0'),
  'side panel': panelBeside,
  'entry in the side panel': async (stage) => {
    const panel = await panelBeside(stage);
    await panel.getByRole('button', { name: 'Read: MGSPS' }).click();
    await panel.locator('.card h2').waitFor();
    return panel;
  },
  'reader without a document': at('reader.html'),
  'reader with a text': (stage) => readerWith(stage, 'meetings.html', Buffer.from(PAGE)),
  'reader with a PDF': async (stage) => readerWith(stage, 'meetings.pdf', await pdfOf(stage.context, PAGE)),
};
