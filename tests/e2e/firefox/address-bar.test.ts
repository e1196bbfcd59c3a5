/** `spravka …` typed into the real address bar, over the real glossary. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { AddressBar } from './address-bar.ts';
import { EXTENSION_HOST, Firefox } from './firefox.ts';

const GLOSSARY = `moz-extension://${EXTENSION_HOST}/options.html`;
const PAGE = '<!doctype html><title>Read</title><p>Nothing of note.';

let firefox: Firefox;
let bar: AddressBar;
beforeAll(async () => {
  firefox = await Firefox.launch();
  bar = new AddressBar(firefox);
});
afterAll(() => firefox.close());

let page: string;
beforeEach(async () => {
  page = `/read${Math.random()}`;
  await (await firefox.open(page, PAGE)).bringToFront();
});

/** Types until the list has it: a key that comes while a new profile is still being set up may be told to try again. */
async function seek(text: string, shows: string): Promise<void> {
  await expect.poll(async () => {
    const shown = async (): Promise<boolean> => (await bar.lines()).some((line) => line.text.includes(shows));
    if (await shown()) return true;
    await bar.type(`spravka ${text}`);
    for (let tries = 0; tries < 40 && !(await shown()); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    return shown();
  }, { timeout: 60_000 }).toBe(true);
}

/** What stands in front; `inPlace`: instead of the page that was read. */
async function shows(hash: string, { inPlace }: { readonly inPlace: boolean }): Promise<void> {
  await expect.poll(async () => {
    const { addresses, front } = await bar.tabs();
    return { front: addresses[front], isPageOpen: addresses.includes(firefox.address(page)) };
  }).toEqual({ front: `${GLOSSARY}${hash}`, isPageOpen: !inPlace });
}
const readInFront = async (expression: string): Promise<unknown> => firefox.evaluateIn(await frontContext(), expression);
async function frontContext(): Promise<string> {
  const { addresses, front } = await bar.tabs();
  const { contexts } = (await firefox.send('browsingContext.getTree', { maxDepth: 0 })) as { contexts: { context: string }[] };
  expect(contexts).toHaveLength(addresses.length);
  return contexts[front]?.context ?? '';
}

it('lists what is found; what is chosen by key opens in its place', async () => {
  await seek('kronsht', 'Kronshtadt');
  const [first, best, next, ...others] = await bar.lines();
  expect(first).toEqual({ text: 'Look up a Russian term, acronym or name; Enter opens the first that is found', isChosen: true });
  expect(best).toEqual({ text: expect.stringMatching(/^Kronshtadt · Кронштадт: \p{Lu}.+\.$/u) as string, isChosen: false });
  expect(next?.text).toMatch(/^Kronshtadt rising · /);
  expect(others.at(-1)?.text).toBe('Go on in the glossary with “kronsht”');
  expect(others).toHaveLength(5);
  await bar.press('ArrowDown');
  await bar.press('ArrowDown');
  await expect.poll(async () => (await bar.lines()).map(({ isChosen }) => isChosen).indexOf(true)).toBe(2);
  expect(await bar.value()).toBe('spravka #kronshtadt-rising');
  await bar.press('Enter');
  await shows('#/entry/kronshtadt-rising', { inPlace: true });
  await expect.poll(() => readInFront(`document.querySelector('.sheet h2')?.textContent`)).toBe('Kronshtadt rising');
});

it('opens the best where nothing is chosen, in another tab with Alt', async () => {
  await seek('dcy[', 'VSNKh');
  await bar.press('Enter', { alt: true });
  await shows('#/entry/vsnkh', { inPlace: false });
});

it('takes what is not found into the glossary, and all that is found', async () => {
  await seek('zqwxqz & <b>', 'No entry for “zqwxqz & <b>”.');
  expect((await bar.lines()).slice(2).map(({ text }) => text)).toEqual(['Go on in the glossary with “zqwxqz & <b>”']);
  await bar.press('Enter');
  await shows('#/', { inPlace: true });
  await expect.poll(() => readInFront(`document.querySelector('input[type=search]')?.value`)).toBe('zqwxqz & <b>');
  await expect.poll(() => readInFront(`document.querySelector('.nothing')?.textContent`)).toBe('No entry for “zqwxqz & <b>”.Add an entry for “zqwxqz & <b>”');
  // Into the glossary that is in front, once more.
  await seek('vesenha', 'Go on in the glossary');
  const below = (await bar.lines()).length - 1;
  for (let steps = 0; steps < below; steps++) await bar.press('ArrowDown');
  await expect.poll(() => bar.value()).toBe('spravka vesenha #');
  await bar.press('Enter');
  await expect.poll(() => readInFront(`document.querySelector('input[type=search]')?.value`)).toBe('vesenha');
  await expect.poll(() => readInFront(`document.querySelector('.entry-row b')?.textContent`)).toBe('VSNKh');
});

it('wakes the background', async () => {
  await seek('mgsps', 'MGSPS');
  await firefox.stopBackground();
  await bar.type('spravka vesenha');
  await bar.press('Enter');
  await shows('#/entry/vsnkh', { inPlace: true });
});
