import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, untilMarked } from './firefox.ts';
import { restOn } from './place-of.ts';

const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first">Nothing of note. In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first.</p></body></html>`;

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.launch();
});
afterAll(() => firefox.close());

type Logged = { readonly text: string; readonly sentence: string; readonly title: string; readonly site: string };

describe('the reading log in Firefox', () => {
  it('is kept once switched on, and deleted', async () => {
    const log = await firefox.openExtensionPage('/options.html#/log');
    const looks = async (): Promise<readonly Logged[]> => (JSON.parse((await firefox.evaluateIn(log, `browser.runtime.sendMessage({ request: 'log.list', params: {} }).then((reply) => JSON.stringify(reply.value.looks))`)) as string)) as Logged[];
    await expect.poll(() => firefox.evaluateIn(log, `typeof document.querySelector('.desk [role=switch]')?.checked`), { timeout: 10_000 }).toBe('boolean');
    // A second try finds it switched on, and something in it.
    await firefox.evaluateIn(log, `browser.runtime.sendMessage({ request: 'log.remove', params: {} }).then(() => undefined)`);
    await firefox.evaluateIn(log, `{ const toggle = document.querySelector('.desk [role=switch]'); if (!toggle.checked) toggle.click(); }`);
    await expect.poll(() => firefox.evaluateIn(log, `browser.storage.local.get('choices').then(({ choices }) => choices?.readingLog)`), { timeout: 10_000 }).toBe(true);

    const page = await firefox.open(`/log${Math.random()}`, PAGE);
    await untilMarked(page);
    for (let tries = 0; tries < 6 && (await looks()).length === 0; tries++) {
      await restOn(page, 'VSNKh');
      await page.waitForSelector('spravka-card', { timeout: 5000 }).catch(() => undefined);
      for (let waited = 0; waited < 10 && (await looks()).length === 0; waited++) await new Promise((done) => setTimeout(done, 300));
    }
    expect(await looks()).toMatchObject([{ text: 'VSNKh', title: 'Moscow, 1921', site: '127.0.0.1', sentence: 'In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first.' }]);
    await page.close();

    const later = await firefox.openExtensionPage('/options.html#/log');
    await expect.poll(() => firefox.evaluateIn(later, `document.querySelectorAll('.log-list .take').length`), { timeout: 10_000 }).toBe(1);
    expect(await firefox.violations(later)).toEqual([]);
    await firefox.evaluateIn(later, `document.querySelector('.log-list .take').click()`);
    await expect.poll(async () => (await looks()).length, { timeout: 10_000 }).toBe(0);
  });
});
