/**
 * A reader's first contact in Firefox: the tab that greets, its paragraph, and
 * the question where pages may not be read.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GREETING } from '../new-profile.ts';
import { EXTENSION_ID, Firefox } from './firefox.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };
const MARKED = `JSON.stringify([...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight].map((range) => range.startContainer.data.slice(range.startOffset, range.endOffset))))`;

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.launchAsInstalled();
});
afterAll(() => firefox.close());

it('greets in front, and its paragraph is marked', async () => {
  const welcome = await firefox.contextWith(GREETING);
  await expect.poll(() => firefox.evaluateIn(welcome, `document.querySelector('h1')?.textContent`), PATIENCE).toBe('Welcome to Spravka');
  await expect.poll(async () => JSON.parse((await firefox.evaluateIn(welcome, MARKED)) as string) as string[], PATIENCE).toEqual(expect.arrayContaining(['Narkomprod', 'MGSPS', 'VSNKh', 'glavki', 'spetsy', 'Miasnikov']));
  expect(await firefox.evaluateInBrowser('gBrowser.selectedBrowser.currentURI.spec')).toContain(GREETING);
  expect(await firefox.violations(welcome)).toEqual([]);
});

it('asks to read pages where the reader has taken that back, and what is allowed then is marked', async () => {
  const welcome = await firefox.contextWith(GREETING);
  const has = (selector: string): Promise<unknown> => firefox.evaluateIn(welcome, `document.querySelector(${JSON.stringify(selector)}) !== null`);
  expect(await has('.aside-box button')).toBe(false);
  // As on the browser's own page of extensions.
  await firefox.evaluateInBrowser(`(async () => {
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(EXTENSION_ID)});
    await ExtensionPermissions.remove(extension.id, { permissions: [], origins: ['<all_urls>'] }, extension);
  })()`);
  await expect.poll(() => has('.aside-box button'), PATIENCE).toBe(true);
  expect(await firefox.violations(welcome)).toEqual([]);
  // The browser's question is answered by a preference: it is its own window, not a page.
  await firefox.evaluateInBrowser(`Services.prefs.setBoolPref('extensions.webextOptionalPermissionPrompts', false)`);
  // By key: Firefox lets nobody ask but for an act of the reader's own.
  await firefox.evaluateIn(welcome, `document.querySelector('.aside-box button').focus()`);
  await firefox.send('input.performActions', { context: welcome, actions: [{ type: 'key', id: 'keyboard', actions: [{ type: 'keyDown', value: '\uE007' }, { type: 'keyUp', value: '\uE007' }] }] });
  await expect.poll(() => firefox.evaluateIn(welcome, `document.querySelector('.aside-box')?.textContent`), PATIENCE).toContain('underlined from now on');
  const page = await firefox.open('/allowed', '<!doctype html><html lang="en"><title>1921</title><p>In Moscow the metalworkers protested to the VSNKh, and the MGSPS was asked to mediate.</p></html>');
  await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('spravka-')), { timeout: 15_000 });
});
