import { expect, marksOn, placeOf, restOn, test } from './fixtures.ts';

const PAGE = `<!doctype html><html lang="en"><title>1921</title><body style="font: 18px/1.6 serif; margin: 40px; max-width: 700px">
<h1>Moscow, 1921</h1>
<p id="first">In Moscow the metalworkers protested to the <b>VSN</b>Kh that the spetsy were paid first, and the MGSPS was asked to mediate.
The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets.</p>
<p id="ru">О Мясникове и о ВСНХ говорили в Москве.</p>
<textarea>VSNKh</textarea><pre><code>const VSNKh = 1;</code></pre><div contenteditable>VSNKh</div>
</body></html>`;

test('marks terms, opens their card, follows a link and comes back', async ({ open }) => {
  const page = await open(PAGE);
  const texts = async (): Promise<string[]> => (await marksOn(page)).map(({ text }) => text);
  await expect.poll(texts).toEqual(expect.arrayContaining(['VSNKh', 'spetsy', 'MGSPS', 'Workers Opposition', 'Мясникове', 'ВСНХ']));
  expect((await texts()).filter((text) => text === 'VSNKh')).toHaveLength(1);

  const card = await restOn(page, 'MGSPS');
  await card.shows('МГСПС');
  await card.shows('Pirani 2008');
  await card.click('VTsSPS');
  await card.shows('ВЦСПС');
  await card.click('Back');
  await card.shows('МГСПС');
  await page.keyboard.press('Escape');
  await expect(page.locator('spravka-card')).not.toBeAttached();
});

test('a term split between elements is one mark, and a Russian case finds its entry', async ({ open }) => {
  const page = await open(PAGE);
  await (await restOn(page, 'VSN', '#first')).shows('Supreme Council of the National Economy');
  await page.keyboard.press('Escape');
  await (await restOn(page, 'Мясникове', '#ru')).shows('Miasnikov');
});

test('the page stays as it was but for the card', async ({ open, context, worker }) => {
  await context.route('http://plain.test/**', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
  const page = await open(PAGE);
  const parsed = await page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML, PAGE);
  const outer = (): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);
  expect(await outer()).toBe(parsed);
  await restOn(page, 'MGSPS');
  expect((await outer()).replace(/<spravka-card[^>]*><\/spravka-card>/, '')).toBe(parsed);
  await page.keyboard.press('Escape');
  await expect.poll(outer).toBe(parsed);
  expect(worker.url()).toContain('background.js');
});

test.describe('before the page’s own scripts', () => {
  // What is added to every page can’t be taken away again.
  test.use({ ownBrowser: true });

  test('tells the page nothing of itself, and has nothing that a page could ask for', async ({ context, extensionId, open }) => {
    await context.addInitScript((id) => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      window.addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)));
      document.addEventListener(`${id}:content:wxt:content-script-started`, ({ type }) => heard.push(type));
    }, extensionId);
    const page = await open(PAGE);
    await (await restOn(page, 'MGSPS')).shows('МГСПС');
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
    expect(await page.evaluate(() => performance.getEntries().filter(({ name }) => name.includes('extension')))).toEqual([]);
    const probed = await page.evaluate((id) => Promise.all(['card.js', 'content-scripts/content.js', 'content-scripts/early.js', 'manifest.json'].map((file) => import(`chrome-extension://${id}/${file}`).then(() => 'there', () => 'nothing'))), extensionId);
    expect(new Set(probed)).toEqual(new Set(['nothing']));
  });
});

test('opens the card when the worker was stopped', async ({ open, stopWorker }) => {
  const page = await open(PAGE);
  await stopWorker();
  await (await restOn(page, 'MGSPS')).shows('МГСПС');
});

test('marks a page opened while the worker is stopped', async ({ open, context, stopWorker }) => {
  await open(PAGE);
  await stopWorker();
  const page = await context.newPage();
  await page.route('http://second.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: PAGE }));
  await page.goto('http://second.test/');
  await expect.poll(async () => (await marksOn(page)).map(({ text }) => text)).toContain('MGSPS');
});

test('is switched off for a site from the card, and on again from the popup', async ({ open, context, extensionId }) => {
  const page = await open(PAGE);
  const card = await restOn(page, 'MGSPS');
  await card.click('Hide');
  await card.click('Not on this site');
  await expect.poll(() => marksOn(page)).toEqual([]);
  await page.reload();
  const other = await open(PAGE, { url: 'http://other.test/' });
  await expect.poll(() => marksOn(other)).not.toEqual([]);
  expect(await marksOn(page)).toEqual([]);

  await page.bringToFront();
  const popup = await context.newPage();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await popup.evaluate(() => chrome.runtime.sendMessage({ request: 'site.set', params: { host: 'fixture.test', on: true } }));
  await expect.poll(async () => (await marksOn(page)).length).toBeGreaterThan(3);
});

test('never marks a term again that the reader has hidden', async ({ open }) => {
  const page = await open(PAGE);
  const card = await restOn(page, 'MGSPS');
  await card.click('Hide');
  await card.click('Never this term');
  await expect.poll(async () => (await marksOn(page)).map(({ text }) => text)).not.toContain('MGSPS');
  expect((await marksOn(page)).map(({ text }) => text)).toContain('VSNKh');
});

test('counts the entries of all frames on the toolbar button, each once', async ({ open, context, worker, marked }) => {
  const inner = (word: string): string => `<p>The Bolsheviks of Moscow and the ${word}</p>`;
  await context.route('http://elsewhere.test/**', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: inner('Sovnarkom') }));
  const page = await open(`${PAGE}<iframe srcdoc="${inner('Narkomprod')}"></iframe><iframe src="http://elsewhere.test/"></iframe>`);
  const above = (await marked(page)).map(({ id }) => id);
  expect(above.filter((id) => id === 'narkomprod' || id === 'sovnarkom')).toEqual([]);
  const entries = new Set([...above, 'bolsheviks', 'narkomprod', 'sovnarkom']);
  const badge = (): Promise<string> => worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const texts = await Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id! })));
    return texts.join('');
  });
  await expect.poll(badge).toBe(String(entries.size));
});

test('keeps up with a page that changes', async ({ open }) => {
  const page = await open(PAGE);
  const texts = async (): Promise<string[]> => (await marksOn(page)).map(({ text }) => text);
  await page.evaluate(() => {
    document.querySelector('#first')!.textContent = 'The Bolsheviks sent the Narkomprod to Moscow.';
    history.pushState({}, '', '/next');
    document.body.insertAdjacentHTML('beforeend', '<p>And Sovnarkom met.</p>');
  });
  await expect.poll(texts).toEqual(expect.arrayContaining(['Narkomprod', 'Sovnarkom']));
  expect(await texts()).not.toContain('MGSPS');
  await page.evaluate(() => document.querySelector('#first')!.remove());
  await expect.poll(texts).not.toContain('Narkomprod');
});

test('works under a strict content security policy, in text/plain and in shadow roots', async ({ open }) => {
  const strict = await open(PAGE, { url: 'http://strict.test/', headers: { 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'; sandbox allow-scripts" } });
  await (await restOn(strict, 'MGSPS')).shows('МГСПС');
  const card = await restOn(strict, 'MGSPS');
  expect((await card.box()).width).toBeGreaterThan(300);

  const plain = await open('The VSNKh and the MGSPS, Moscow 1921.\n\nThe Bolsheviks met.', { url: 'http://plain.test/a.txt', contentType: 'text/plain; charset=utf-8' });
  await expect.poll(async () => (await marksOn(plain)).map(({ text }) => text)).toContain('MGSPS');

  const shadow = await open('<!doctype html><div id="host"></div><script>document.querySelector("#host").attachShadow({ mode: "open" }).innerHTML = "<p>The VSNKh, the MGSPS and the Bolsheviks in Moscow</p>"</script>', { url: 'http://shadow.test/' });
  await expect.poll(async () => (await marksOn(shadow)).map(({ text }) => text)).toContain('MGSPS');
});

test('draws the card of a word inside frames in the top frame, at the word', async ({ context, worker }) => {
  const inner = '<!doctype html><body style="margin:20px;font:16px serif">The MGSPS and the VSNKh in Moscow; the Bolsheviks.</body>';
  const middle = '<!doctype html><body style="margin:0"><iframe src="http://deep.test/" style="margin:30px;border:5px solid;width:500px;height:100px"></iframe></body>';
  const outer = '<!doctype html><body style="margin:0"><h1>Frames</h1><iframe src="http://middle.test/" style="width:700px;height:250px;border:0"></iframe><p style="height:600px"></p></body>';
  for (const [host, body] of [['top.test', outer], ['middle.test', middle], ['deep.test', inner]]) await context.route(`http://${host}/**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: body! }));
  expect(worker.url()).toContain('background.js');
  const page = await context.newPage();
  await page.goto('http://top.test/');
  const deep = page.frames().find((frame) => frame.url() === 'http://deep.test/')!;
  await expect.poll(() => deep.evaluate(() => [...CSS.highlights.keys()].length)).toBeGreaterThan(0);
  const box = await deep.locator('body').boundingBox();
  const word = { x: box!.x + 45, y: box!.y + 8 };
  await page.mouse.move(word.x, word.y - 1);
  await page.mouse.move(word.x, word.y);
  await page.locator('spravka-card').waitFor({ state: 'attached' });
  const { ClosedCard } = await import('../closed-card.ts');
  const card = await ClosedCard.of(page);
  await card.shows('МГСПС');
  const place = await card.box();
  expect(Math.abs(place.y - word.y)).toBeLessThan(60);
  expect(await deep.locator('spravka-card').count()).toBe(0);
});

test('leaves inputs, editors and code alone', async ({ open }) => {
  const page = await open(PAGE);
  await placeOf(page, 'VSNKh', 'pre');
  const inCode = await page.evaluate(() => [...CSS.highlights].some(([, highlight]) => [...highlight].some((range) => range.startContainer.parentElement?.closest('code, textarea, [contenteditable]'))));
  expect(inCode).toBe(false);
});
