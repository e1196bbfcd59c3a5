/**
 * A reading by keyboard alone. The browser's own shortcuts can't be pressed from
 * a test, so commands are set off where the browser would report them; all other
 * keys are pressed.
 */
import type { Page, Worker } from '@playwright/test';
import { ClosedCard } from '../closed-card.ts';
import { expect, test } from './fixtures.ts';
import { tabOf } from './panel-stage.ts';
import { currentMark } from '../current-mark.ts';

const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p><a href="#one" id="before">before</a> In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first.</p>
${'<p>Nothing of note.</p>'.repeat(60)}<p>The MGSPS answered. <a href="#two" id="after">after</a></p></body></html>`;

async function command(worker: Worker, page: Page, name: string): Promise<void> {
  const tab = await tabOf(worker, page);
  await worker.evaluate(([given, about]) => {
    const { commands } = (globalThis as unknown as { chrome: { commands: { onCommand: { dispatch(name: unknown, tab: unknown): void } } } }).chrome;
    commands.onCommand.dispatch(given, about);
  }, [name, tab] as const);
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id || document.activeElement?.localName || '');

type AxNode = { readonly role?: { value: string }; readonly name?: { value: string }; readonly description?: { value: string }; readonly ignored: boolean; readonly properties?: readonly { name: string; value: { value: unknown } }[] };
const heard = async (page: Page): Promise<readonly AxNode[]> => {
  const cdp = await page.context().newCDPSession(page);
  return ((await cdp.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] }).nodes.filter(({ ignored }) => !ignored);
};

test('goes from mark to mark, says where, and round', async ({ open, worker }) => {
  const page = await open(PAGE);
  const host = page.locator('spravka-card');
  await command(worker, page, 'next-mark');
  await expect.poll(() => currentMark(page)).toBe('VSNKh');
  await expect(host).toBeAttached();
  const said = await ClosedCard.of(page);
  await said.shows('VSNKh. Mark 1 of 3. Enter opens its card.');
  const status = (await heard(page)).find(({ role }) => role?.value === 'status');
  expect(status?.properties).toContainEqual({ name: 'live', value: { type: 'token', value: 'polite' } });
  await command(worker, page, 'next-mark');
  await command(worker, page, 'next-mark');
  await expect.poll(() => currentMark(page)).toBe('MGSPS');
  await said.shows('MGSPS. Mark 3 of 3.');
  await command(worker, page, 'next-mark');
  await expect.poll(() => currentMark(page)).toBe('VSNKh');
  await said.shows('From the first mark again. VSNKh. Mark 1 of 3.');
  await command(worker, page, 'previous-mark');
  await said.shows('From the last mark again. MGSPS. Mark 3 of 3.');
  // What was said does not stay on the page.
  await expect(host).not.toBeAttached({ timeout: 10_000 });
  await page.keyboard.press('Escape');
  await expect.poll(() => currentMark(page)).toBeUndefined();
});

test('a whole reading: next mark, its card, a link, back, close, and as before', async ({ open, worker }) => {
  const page = await open(PAGE);
  await command(worker, page, 'previous-mark');
  await expect.poll(() => currentMark(page)).toBe('MGSPS');
  await page.keyboard.press('Enter');
  const card = await ClosedCard.of(page);
  await card.shows('МГСПС');
  expect(await focused(page)).toBe('spravka-card');

  const dialog = (await heard(page)).find(({ role }) => role?.value === 'dialog');
  expect(dialog?.name?.value).toBe('MGSPS');
  expect(dialog?.description?.value).toContain('trade union federation');
  expect(dialog?.properties).toContainEqual({ name: 'focused', value: { type: 'booleanOrUndefined', value: true } });

  const link = async (): Promise<string | undefined> => (await heard(page)).find(({ role, properties }) => role?.value !== 'RootWebArea' && properties?.some(({ name, value }) => name === 'focused' && value.value === true))?.name?.value;
  await expect(async () => {
    await page.keyboard.press('Tab');
    expect(await link()).toBe('VTsSPS');
  }).toPass({ intervals: [50] });
  await page.keyboard.press('Enter');
  await card.shows('ВЦСПС');
  await expect.poll(link).toBe('VTsSPS');
  await page.keyboard.press('Alt+ArrowLeft');
  await card.shows('МГСПС');
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await card.text()) ?? '').not.toContain('МГСПС');
  expect(await focused(page)).toBe('body');
  // The next Tab goes where it would have gone before, not on from where the card stood.
  await page.keyboard.press('Tab');
  await expect.poll(() => focused(page)).toBe('before');
});

test('the focus goes back to where it was, and Enter stays the page’s own', async ({ open, worker }) => {
  const page = await open(PAGE);
  await page.locator('#before').focus();
  await command(worker, page, 'next-mark');
  await expect.poll(() => currentMark(page)).toBe('VSNKh');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#one$/);
  await command(worker, page, 'open-mark');
  const card = await ClosedCard.of(page);
  await card.shows('ВСНХ');
  await command(worker, page, 'pin-card');
  await expect.poll(async () => (await heard(page)).find(({ role, name }) => role?.value === 'button' && name?.value === 'Pin')?.properties?.find(({ name }) => name === 'pressed')?.value.value).toBe('true');
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toBe('before');
});

test('opens the card of what is selected', async ({ open, worker }) => {
  const page = await open(PAGE);
  await page.evaluate(() => {
    const text = document.querySelector('p')!.lastChild as Text;
    document.getSelection()!.setBaseAndExtent(text, text.data.indexOf('spetsy'), text, text.data.indexOf('spetsy') + 6);
  });
  await command(worker, page, 'open-mark');
  await (await ClosedCard.of(page)).shows('Спецы');
});

test('reaches the marks of a page that is only a frame', async ({ context, worker }) => {
  await context.route('http://top.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><body><iframe src="http://inner.test/" width="700" height="400"></iframe></body>' }));
  await context.route('http://inner.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE }));
  const page = await context.newPage();
  await page.goto('http://top.test/');
  const inner = page.frames()[1]!;
  await expect.poll(() => inner.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  await expect(async () => {
    await command(worker, page, 'next-mark');
    expect(await inner.evaluate(() => CSS.highlights.get('spravka-current')?.size ?? 0)).toBe(1);
  }).toPass();
  await command(worker, page, 'open-mark');
  await (await ClosedCard.of(page)).shows('Pirani 2008');
});

test('goes on from the page’s marks to those in its frames, and round', async ({ context, worker }) => {
  const other = '<!doctype html><html lang="en"><body><p>Moscow, 1921. The Rabkrin met. The Narkomprod met.</p></body></html>';
  await context.route('http://top.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE.replace('</body>', '<iframe src="http://inner.test/" width="700" height="200"></iframe></body>') }));
  await context.route('http://inner.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: other }));
  const page = await context.newPage();
  await page.goto('http://top.test/');
  const inner = page.frames()[1]!;
  await expect.poll(() => inner.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);
  // The top frame clears what frames before it have told, and they tell again; a frame may tell of nothing before it tells of its marks.
  await expect.poll(() => worker.evaluate(async () => Object.values(await (globalThis as unknown as { chrome: { storage: { session: { get(keys: null): Promise<Record<string, Record<string, { entries?: unknown[] }>>> } } } }).chrome.storage.session.get(null)).some((frames) => Object.values(frames).filter((frame) => frame.entries?.length).length === 2))).toBe(true);
  const shown = async (): Promise<string> => ((await currentMark(page)) ?? (await inner.evaluate(() => [...(CSS.highlights.get('spravka-current') ?? [])].map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset)).join())));
  const visited: string[] = [];
  for (const step of ['next-mark', 'next-mark', 'next-mark', 'next-mark', 'next-mark', 'next-mark', 'previous-mark', 'previous-mark']) {
    const before = await shown();
    await command(worker, page, step);
    await expect.poll(shown).not.toBe(before);
    visited.push(await shown());
  }
  expect(visited).toEqual(['VSNKh', 'spetsy', 'MGSPS', 'Rabkrin', 'Narkomprod', 'VSNKh', 'Narkomprod', 'Rabkrin']);
  // Said in the top frame, whoever has gone where.
  await expect.poll(async () => (await heard(page)).some(({ name }) => String(name?.value).includes('Rabkrin. Mark 1 of 2.'))).toBe(true);
  await command(worker, page, 'open-mark');
  await (await ClosedCard.of(page)).shows('Рабкрин');
});

test('adds the selection as an entry, by a key that the reader has to set', async ({ open, worker, context }) => {
  const page = await open(PAGE);
  await page.evaluate(() => {
    const text = document.querySelector('p')!.lastChild as Text;
    document.getSelection()!.setBaseAndExtent(text, text.data.indexOf('metalworkers'), text, text.data.indexOf('metalworkers') + 12);
  });
  const [form] = await Promise.all([context.waitForEvent('page'), command(worker, page, 'add-selection')]);
  await expect(form.getByLabel('Headword')).toHaveValue('metalworkers');
  await expect(form.locator('.preview .sources a')).toHaveText('Moscow, 1921');
});
