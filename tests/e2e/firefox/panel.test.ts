import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Firefox, untilMarked } from './firefox.ts';

const PAGE = `<!doctype html><html lang="en"><title>Moscow, 1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<p id="first">In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate.</p>
${'<p>Nothing of note.</p>'.repeat(60)}<p>At last the MGSPS answered, and Sovnarkom with it.</p></body></html>`;

let firefox: Firefox;
beforeAll(async () => {
  firefox = await Firefox.launch();
});
afterAll(() => firefox.close());

/** The panel's page beside the tab that shows `address`. */
async function openPanel(address: string): Promise<string> {
  const panel = await firefox.openExtensionPage('/sidepanel.html?tab=0');
  const tab = await firefox.evaluateIn(panel, `(async () => {
    for (const { id } of await browser.tabs.query({})) {
      const reply = await browser.tabs.sendMessage(id, { pageRequest: 'marks.list', params: {} }, { frameId: 0 }).catch(() => null);
      if (reply?.address === ${JSON.stringify(address)}) return id;
    }
  })()`);
  return firefox.openExtensionPage(`/sidepanel.html?tab=${String(tab)}`);
}

const inPanel = async <Value>(panel: string, expression: string): Promise<Value> => JSON.parse((await firefox.evaluateIn(panel, `JSON.stringify(${expression} ?? null)`)) as string) as Value;
const heads = (panel: string): Promise<string[]> => inPanel(panel, `[...document.querySelectorAll('.page .row b')].map((head) => head.textContent)`);

describe('the sidebar in Firefox', () => {
  it('lists the page, goes to a mark, follows the scroll and the page', async () => {
    const page = await firefox.open('/panel', PAGE);
    await untilMarked(page);
    const panel = await openPanel(page.url());
    await expect.poll(() => heads(panel), { timeout: 15_000 }).toEqual(expect.arrayContaining(['VSNKh', 'MGSPS', 'Sovnarkom']));
    expect(await firefox.violations(panel)).toEqual([]);
    await firefox.evaluateIn(panel, `document.querySelector('[data-entry=sovnarkom] .row').click()`);
    await page.waitForFunction(() => [...(CSS.highlights.get('spravka-current') ?? [])].some((range) => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset) === 'Sovnarkom') && scrollY > 500);
    await expect.poll(() => inPanel(panel, `document.querySelector('[data-entry=sovnarkom]').matches('[data-in-view][aria-current=true]')`), { timeout: 10_000 }).toBe(true);
    await firefox.evaluateIn(panel, `document.querySelector('[data-entry=mgsps] .read').click()`);
    await expect.poll(() => inPanel(panel, `document.querySelectorAll('.places li').length`), { timeout: 10_000 }).toBe(2);
    expect(await firefox.violations(panel)).toEqual([]);
    await page.goto(firefox.address('/gone'));
    await expect.poll(() => inPanel(panel, `document.querySelector('.note')?.textContent`), { timeout: 10_000 }).toContain('No term of the glossary');
    await page.close();
  });

  it('lists what is marked in frames of this site and of another, and brings them into view', async () => {
    firefox.serve('/minutes', `<!doctype html><html lang="en"><title>Minutes</title><body>${'<p>Nothing of note.</p>'.repeat(60)}<p>Moscow, 1921. The Narkomprod met.</p></body></html>`);
    const filler = '<p>Nothing of note.</p>'.repeat(60);
    const other = firefox.address('/minutes').replace('127.0.0.1', 'localhost');
    const page = await firefox.open('/frames', PAGE.replace('</body>', `${filler}<iframe src="/minutes" width="600" height="300"></iframe>${filler}<iframe src="${other}" width="600" height="300"></iframe></body>`));
    await untilMarked(page);
    const panel = await openPanel(page.url());
    await expect.poll(() => inPanel(panel, `[...document.querySelectorAll('.frame-name')].map((name) => name.textContent)`), { timeout: 15_000 }).toEqual(['In a frame: Minutes 1', 'In a frame: Minutes 1']);
    for (const [which, host] of [[1, '127.0.0.1'], [2, 'localhost']] as const) {
      await firefox.evaluateIn(panel, `[...document.querySelectorAll('[data-frame]')][${which}].querySelector('.row').click()`);
      const frame = page.frames().find((each) => each.url().includes(host) && each.url().endsWith('/minutes'))!;
      await expect.poll(() => frame.evaluate(() => [...(CSS.highlights.get('spravka-current') ?? [])].length === 1 && scrollY > 500), { timeout: 10_000 }).toBe(true);
      // Its frame is in the window.
      await expect.poll(() => page.evaluate((at) => { const { top, bottom } = document.querySelectorAll('iframe')[at]!.getBoundingClientRect(); return top < innerHeight && bottom > 0; }, which - 1), { timeout: 10_000 }).toBe(true);
    }
    await page.close();
  });
});
