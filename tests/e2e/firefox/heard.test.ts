/**
 * What Firefox gives a screen reader of the panel, in the browser's own sidebar,
 * and of the card: read from its accessibility tree, and pressed through it.
 */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Firefox } from './firefox.ts';

const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p><a href="#one" id="before">before</a> In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first.</p>
${'<p>Nothing of note.</p>'.repeat(60)}<p>The MGSPS answered the VSNKh.</p></body></html>`;
const PATIENCE = { timeout: 20_000 };

let firefox: Firefox;
let page: Page;
beforeAll(async () => {
  firefox = await Firefox.launch();
  // On installation pages are marked once more when the matcher is published.
  const screen = await firefox.openExtensionPage('/popup.html');
  await vi.waitFor(async () => expect(await firefox.evaluateIn(screen, `browser.storage.local.get(['matcher', 'partsStamp']).then((held) => Object.keys(held).length)`)).toBe(2), PATIENCE);
  page = await firefox.open('/heard', PAGE);
  await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('spravka-')), PATIENCE);
  await page.bringToFront();
});
afterAll(() => firefox.close());

const named = async (where: 'tab' | 'sidebar', role: string): Promise<string[]> => (await firefox.heard(where)).filter((each) => each.role === role).map(({ name }) => name);

describe('heard in Firefox', () => {
  it('the sidebar opens by its key, tells the page in headings, counts and places, and leads to a mark', async () => {
    // A second try finds it open.
    if ((await firefox.evaluateInBrowser('SidebarController.isOpen')) === true) await firefox.command('panel');
    await firefox.command('panel');
    await expect.poll(() => named('sidebar', 'heading'), PATIENCE).toEqual(['Moscow, 1921', 'In order of appearance 3']);
    const buttons = await named('sidebar', 'pushbutton');
    expect(buttons).toContain('Read: VSNKh');
    expect(buttons.find((name) => name.startsWith('VSNKh'))).toMatch(/2 marks, the first in the paragraph beginning “before In Moscow the metalworkers/);
    expect(await named('sidebar', 'landmark')).not.toEqual([]);
    await firefox.press('sidebar', 'pushbutton', 'MGSPS');
    await page.waitForFunction(() => [...(CSS.highlights.get('spravka-current') ?? [])].some((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset) === 'MGSPS') && scrollY > 500, PATIENCE);
    await expect.poll(async () => (await firefox.heard('sidebar')).some(({ name }) => name.includes('MGSPS: mark 1 of 1.')), PATIENCE).toBe(true);
    await firefox.press('sidebar', 'pushbutton', 'Read: MGSPS');
    await expect.poll(() => named('sidebar', 'heading'), PATIENCE).toEqual(expect.arrayContaining(['MGSPS', expect.stringMatching(/^on this page 1$/i), expect.stringMatching(/^entries that point here/i)]));
    await firefox.command('panel');
    await expect.poll(() => firefox.evaluateInBrowser('SidebarController.isOpen'), PATIENCE).toBe(false);
  });

  it('the card opened by key is a dialog with a name, and has the focus', async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await page.focus('#before');
    await firefox.command('next-mark');
    await expect.poll(async () => (await firefox.heard('tab')).some(({ name }) => /Mark \d of 4/.test(name)), PATIENCE).toBe(true);
    await firefox.command('open-mark');
    await expect.poll(() => named('tab', 'dialog'), PATIENCE).toEqual([expect.stringMatching(/\S/)]);
    const heard = await firefox.heard('tab');
    const dialog = heard.findIndex(({ role }) => role === 'dialog');
    expect(heard.slice(dialog).some(({ focused }) => focused)).toBe(true);
    // Its parts can be told by name.
    expect(heard.slice(dialog).some(({ role }) => role === 'heading')).toBe(true);
    expect(heard.slice(dialog).filter(({ role, name }) => role === 'pushbutton' && name === '')).toEqual([]);
    expect(heard.slice(dialog).some(({ role, name }) => /button/.test(role) && name === 'Pin')).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => named('tab', 'dialog'), PATIENCE).toEqual([]);
  });
});
