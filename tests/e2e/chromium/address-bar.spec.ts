/**
 * `spravka …` in the address bar. No test can type into Chromium's own bar, so
 * its events are set off in the real worker, over the real glossary; what is
 * said goes through the browser's own reading of it.
 */
import type { Page, Worker } from '@playwright/test';
import { expect, test } from './fixtures.ts';

type Line = { readonly content: string; readonly description: string };
type Answer = { /** In the first line, one after the other. */ readonly said: readonly string[]; readonly lines: readonly Line[]; /** What the browser refused to read. */ readonly refused: readonly string[] };
type Omnibox = {
  setDefaultSuggestion: (line: { description: string }) => Promise<void>;
  readonly onInputChanged: { dispatch: (text: string, suggest: (lines: Line[]) => void) => void };
  readonly onInputEntered: { dispatch: (text: string, where: string) => void };
};

/** Asks until nothing had to be waited for: the worker may be at its setting up. */
async function answerTo(worker: Worker, text: string): Promise<Answer> {
  let answer: Answer = { said: [], lines: [], refused: [] };
  await expect(async () => {
    answer = await askOnce(worker, text);
    expect(answer.said.join()).not.toContain('Preparing');
  }).toPass();
  return answer;
}

const askOnce = (worker: Worker, text: string): Promise<Answer> =>
  worker.evaluate(async (typed) => {
    const { omnibox } = (globalThis as unknown as { chrome: { omnibox: Omnibox } }).chrome;
    const read = omnibox.setDefaultSuggestion.bind(omnibox);
    const said: string[] = [];
    const refused: string[] = [];
    const tryToRead = (description: string): Promise<void> => read({ description }).catch((error: unknown) => void refused.push(`${description}: ${String(error)}`));
    omnibox.setDefaultSuggestion = ({ description }) => {
      said.push(description);
      return tryToRead(description);
    };
    try {
      const lines = await new Promise<Line[]>((resolve) => omnibox.onInputChanged.dispatch(typed, resolve));
      for (const { description } of lines) await tryToRead(description);
      return { said, lines, refused };
    } finally {
      omnibox.setDefaultSuggestion = read;
    }
  }, text);

const enter = (worker: Worker, text: string, where = 'currentTab'): Promise<void> =>
  worker.evaluate(([typed, disposition]) => (globalThis as unknown as { chrome: { omnibox: Omnibox } }).chrome.omnibox.onInputEntered.dispatch(typed, disposition), [text, where] as const);

const isInFront = (page: Page, worker: Worker): Promise<boolean> =>
  worker.evaluate(async (url) => (await chrome.tabs.query({ active: true })).some((tab) => tab.url === url), page.url());

async function readPage(page: Page): Promise<void> {
  await page.goto('data:text/html,<title>Read</title><p>Nothing of note.');
  await page.bringToFront();
}

test('names first what Enter opens, then the others and the way to the glossary', async ({ worker }) => {
  const { said, lines } = await answerTo(worker, 'kronsht');
  expect(said.at(-1)).toMatch(/^<match>Kronshtadt · Кронштадт<\/match> <dim>\p{Lu}.+\.<\/dim>$/u);
  expect(lines[0]?.content).toBe('#kronshtadt-rising');
  expect(lines.map(({ content }) => content).join()).toMatch(/^(?:#[a-z0-9-]+,){5}kronsht #$/);
  expect((await answerTo(worker, 'vesenha')).lines.map(({ content }) => content)).toEqual(['vesenha #']);
  expect(await answerTo(worker, 'zqwxqz')).toEqual({ said: ['No entry for “zqwxqz”.'], lines: [{ content: 'zqwxqz #', description: 'Go on in the glossary with “zqwxqz”' }], refused: [] });
});

test('says nothing that the browser can’t read', async ({ worker }) => {
  for (const text of ['zqwxqz & <b>', '"', '\'', '</dim>', 'zqwxqz &amp;', 'Mel\'nichanskii', 'a', 'о', '«', '']) expect(await answerTo(worker, text), text).toMatchObject({ refused: [] });
  // It does refuse.
  await expect(worker.evaluate(() => (globalThis as unknown as { chrome: { omnibox: Omnibox } }).chrome.omnibox.setDefaultSuggestion({ description: 'trade & <b>' }))).rejects.toThrow();
});

test('opens where an address would open', async ({ context, worker }) => {
  const page = await context.newPage();
  await readPage(page);
  await enter(worker, 'dcy[');
  await expect(page.locator('.sheet h2')).toHaveText('VSNKh');
  // In the glossary that is in front, once more.
  await enter(worker, '#izvestiia');
  await expect(page.locator('.sheet h2')).toHaveText('Izvestiia');

  const [beside] = await Promise.all([context.waitForEvent('page'), enter(worker, 'mgsps', 'newForegroundTab')]);
  await expect(beside.locator('.sheet h2')).toHaveText('MGSPS');
  await expect.poll(() => isInFront(beside, worker)).toBe(true);
  const [behind] = await Promise.all([context.waitForEvent('page'), enter(worker, 'vesenha', 'newBackgroundTab')]);
  await expect(behind.locator('.sheet h2')).toHaveText('VSNKh');
  expect(await isInFront(behind, worker)).toBe(false);
  expect(page.url()).toContain('#/entry/izvestiia');
});

test('leads to the glossary with what is not found, and with all that is', async ({ context, worker }) => {
  const page = await context.newPage();
  await readPage(page);
  await enter(worker, 'zqwxqz & <b>');
  await expect(page.getByRole('searchbox')).toHaveValue('zqwxqz & <b>');
  await expect(page.getByRole('button', { name: 'Add an entry for “zqwxqz & <b>”' })).toBeVisible();
  // Going back asks nothing again.
  await page.goBack();
  await page.getByText('Nothing of note.').waitFor();
  await enter(worker, 'vesenha #');
  await expect(page.getByRole('searchbox')).toHaveValue('vesenha');
  await expect(page.getByRole('option').first()).toContainText('VSNKh');
});
