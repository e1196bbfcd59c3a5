import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from 'puppeteer-core';
import { comingPage, LONG_BEGINNING } from '../coming-page.ts';
import { Firefox, untilMarked } from './firefox.ts';
import { placeOf } from './place-of.ts';

const PAGE = `<!doctype html><html lang="en"><title>1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<h1>Moscow, 1921</h1>
<p id="first">In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.
The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets.</p></body></html>`;

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.launch();
});
afterAll(() => firefox.close());

const marksOn = (page: Page): Promise<string[]> => page.evaluate(() => [...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight].map((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset))));

/** Rests the pointer on a word and waits for the card; moves it again, as a reader would, where the page was just being marked anew. */
async function restOn(page: Page, word: string): Promise<void> {
  await vi.waitFor(async () => {
    const { x, y } = await placeOf(page, word);
    await page.mouse.move(x - 1, y);
    await page.mouse.move(x, y);
    await page.waitForSelector('spravka-card', { timeout: 3000 });
  }, { timeout: 30_000, interval: 100 });
}

const shows = async (page: Page, text: string): Promise<void> => {
  await expect.poll(() => firefox.cardText(page), { timeout: 10_000 }).toContain(text);
};

describe('in Firefox', () => {
  it('marks terms, opens their card, follows a link and comes back', async () => {
    const page = await firefox.open('/first', PAGE);
    await untilMarked(page);
    expect(await marksOn(page)).toEqual(expect.arrayContaining(['VSNKh', 'spetsy', 'MGSPS', 'Workers Opposition']));
    await restOn(page, 'MGSPS');
    await shows(page, 'МГСПС');
    await firefox.clickInCard(page, 'VTsSPS');
    await shows(page, 'ВЦСПС');
    await firefox.clickInCard(page, 'Back');
    await shows(page, 'МГСПС');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('spravka-card') === null);
    await page.close();
  });

  it('gives a long page the sheet of the marks before it is all there, and marks it by that one', async () => {
    const { address, finish, close } = await comingPage(LONG_BEGINNING, '<p>The end.</body></html>');
    const page = await firefox.browser.newPage();
    const going = page.goto(address);
    await page.waitForFunction(() => document.readyState === 'loading' && document.adoptedStyleSheets.length > 0);
    expect(await marksOn(page)).toEqual([]);
    finish();
    await going;
    await untilMarked(page);
    expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
    await page.close();
    close();
  });

  it('leads from the card to the glossary, and from the next card to the tab that has it open', async () => {
    const page = await firefox.open('/glossary', PAGE);
    await untilMarked(page);
    const openGlossaries = async (): Promise<string[]> => {
      const { contexts } = (await firefox.send('browsingContext.getTree', {})) as { contexts: { url: string }[] };
      return contexts.map(({ url }) => url).filter((url) => url.includes('/options.html')).map((url) => new URL(url).hash);
    };
    for (const [word, shown, hash] of [['VSNKh', 'ВСНХ', '#/entry/vsnkh'], ['MGSPS', 'МГСПС', '#/entry/mgsps']] as const) {
      await page.bringToFront();
      await restOn(page, word);
      await shows(page, shown);
      await firefox.clickInCard(page, 'Open');
      await expect.poll(openGlossaries, { timeout: 15_000 }).toEqual([hash]);
      await page.bringToFront();
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('spravka-card') === null);
    }
    const glossary = await firefox.contextWith('/options.html');
    await expect.poll(() => firefox.evaluateIn(glossary, `document.querySelector('.sheet h2')?.textContent`), { timeout: 15_000 }).toBe('MGSPS');
    await firefox.send('browsingContext.close', { context: glossary });
    await page.close();
  });

  it('opens the card under a strict content security policy', async () => {
    const page = await firefox.open('/strict', PAGE, { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; sandbox allow-scripts" });
    await untilMarked(page);
    await restOn(page, 'MGSPS');
    await shows(page, 'МГСПС');
    await page.close();
  });

  it('reads frames, shadow trees and plain text, and draws the card of a word inside a frame in the top frame', async () => {
    const words = 'The MGSPS and the VSNKh in Moscow; the Bolsheviks.';
    const plain = await firefox.open('/minutes.txt', words, { 'content-type': 'text/plain; charset=utf-8' });
    await untilMarked(plain);
    expect(await marksOn(plain)).toEqual(expect.arrayContaining(['MGSPS', 'VSNKh']));
    await plain.close();

    const shadow = await firefox.open('/shadow', `<!doctype html><div id="host"></div><script>document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<p>${words}</p>'</script>`);
    await untilMarked(shadow);
    expect(await marksOn(shadow)).toEqual(expect.arrayContaining(['MGSPS', 'VSNKh']));
    await shadow.close();

    const inner = await firefox.open('/inner', `<!doctype html><body style="margin: 20px; font: 16px serif"><p id="first">${words}</p>`);
    // By its other name the server is another site.
    const page = await firefox.open('/outer', `<!doctype html><body style="margin: 0"><h1>Frames</h1><iframe src="${inner.url().replace('127.0.0.1', 'localhost')}" style="width: 700px; height: 250px"></iframe>`);
    await inner.close();
    const frame = page.frames()[1]!;
    await frame.waitForFunction(() => CSS.highlights.size > 0);
    const box = (await (await frame.$('#first'))!.boundingBox())!;
    await vi.waitFor(async () => {
      await page.mouse.move(box.x + 44, box.y + 9);
      await page.mouse.move(box.x + 45, box.y + 9);
      await page.waitForSelector('spravka-card', { timeout: 3000 });
    }, { timeout: 30_000, interval: 100 });
    await shows(page, 'МГСПС');
    expect(await frame.$('spravka-card')).toBeNull();
    await page.close();
  });

  it('opens the card after the background was ended', async () => {
    const page = await firefox.open('/second', PAGE);
    await untilMarked(page);
    await firefox.stopBackground();
    await restOn(page, 'VSNKh');
    await shows(page, 'Supreme Council of the National Economy');
    await page.close();
  });

  it('is switched off for a site from the card, and on again', async () => {
    const page = await firefox.open('/third', PAGE);
    await untilMarked(page);
    await restOn(page, 'MGSPS');
    await shows(page, 'МГСПС');
    await firefox.clickInCard(page, 'Hide');
    await firefox.clickInCard(page, 'Not on this site');
    await page.waitForFunction(() => CSS.highlights.size === 0);
    const popup = await firefox.openExtensionPage('/popup.html');
    await firefox.evaluateIn(popup, `browser.runtime.sendMessage({ request: 'site.set', params: { host: '127.0.0.1', on: true } })`);
    await untilMarked(page);
    await page.close();
  });

  it('takes what is typed the moment the popup has loaded, its first letter too', async () => {
    const popup = await firefox.openExtensionPage('/popup.html');
    const actions = [...'vesenha'].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await firefox.send('input.performActions', { context: popup, actions: [{ type: 'key', id: 'keyboard', actions }] });
    await expect.poll(() => firefox.evaluateIn(popup, `document.querySelector('[role=option] b')?.textContent`), { timeout: 20_000 }).toBe('VSNKh');
    expect(await firefox.evaluateIn(popup, `document.querySelector('[role=combobox]').value`)).toBe('vesenha');
  });

  it('looks a term up in the popup', async () => {
    const popup = await firefox.openExtensionPage('/popup.html');
    const found = await firefox.evaluateIn(popup, `browser.runtime.sendMessage({ request: 'entry.search', params: { query: 'vesenha', limit: 3 } }).then((reply) => JSON.stringify(reply))`);
    expect(JSON.parse(found as string).value[0]).toMatchObject({ id: 'vsnkh', head: 'VSNKh' });
  });
});
