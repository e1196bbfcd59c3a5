/**
 * Long real pages: a book of the period and the whole of the glossary's own
 * source. They stand beside the repository; without them these tests skip.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, marksOn, test } from './fixtures.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared');
const RANSOME = resolve(SHARED, 'texts/ransome-crisis-1920.html');
const BOOK = resolve(SHARED, 'book/pirani-2008.txt');
const MUTATIONS = 1000;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Each paragraph of the book an element; blank lines between lines of one paragraph are print, not sense. */
const bookPage = (): string => `<!doctype html><html><head><title>Book</title></head><body>${readFileSync(BOOK, 'utf8').split(/\n(?= )/).map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('')}</body></html>`;

const SOURCES: [name: string, file: string, html: () => string][] = [
  ['Ransome, The Crisis in Russia', RANSOME, () => readFileSync(RANSOME, 'utf8')],
  ['the whole book as one page', BOOK, bookPage],
];

const FRAMES_TO_SETTLE = 10;

/** Text and place of every mark within the window. */
const marksInView = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('spravka-'))
      .flatMap(([name, highlight]) =>
        [...highlight].flatMap((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          const box = live.getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight && box.width > 0 ? [`${name} ${live.toString()} ${Math.round(box.x)},${Math.round(box.y)}`] : [];
        }),
      )
      .sort(),
  );

/** Changes paragraphs in and around the view: text, order, number, nesting. Reproducible. */
const mutate = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (mutations) => {
    let state = 20211103;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % below;
    };
    const words = ['VSNKh', 'MGSPS', 'the Cheka', 'Мясникова', 'nothing', 'Narkomprod and Sovnarkom', 'bread', 'Kronshtadt', 'Trotsky', 'a plain word'];
    const paragraphs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('p')].filter((each) => each.getBoundingClientRect().top > -2000 && each.getBoundingClientRect().top < 4000);
    for (let step = 0; step < mutations; step++) {
      const near = paragraphs();
      const target = near[random(near.length)];
      if (!target) return;
      const word = words[random(words.length)]!;
      const text = document.createTreeWalker(target, NodeFilter.SHOW_TEXT).nextNode() as Text | null;
      switch (random(7)) {
        case 0: target.append(` ${word} `); break;
        case 1: if (text) text.data = `${word} ${text.data}`; break;
        case 2: if (text) text.deleteData(0, Math.min(text.length, 9)); break;
        case 3: target.after(Object.assign(document.createElement('p'), { textContent: `Added: ${word}.` })); break;
        case 4: if (near.length > 8) target.remove(); break;
        case 5: near[random(near.length)]!.after(target); break;
        default: if (text && text.length > 4) text.splitText(random(text.length)); break;
      }
      if (step % 50 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, count);

for (const [name, file, html] of SOURCES) {
  test(`${name}: the page stays as it was, and marks keep right through ${MUTATIONS} changes`, async ({ open, marked, worker }) => {
    test.skip(!existsSync(file), `${file} is not here`);
    test.setTimeout(120_000);
    const source = html();
    const page = await open(source);
    const parsed = await page.evaluate((text) => new DOMParser().parseFromString(text, 'text/html').documentElement.outerHTML, source);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(parsed);

    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 3));
    await expect.poll(async () => (await marksInView(page)).length).toBeGreaterThan(0);
    await mutate(page, MUTATIONS);
    await marked(page);
    const set = (on: boolean): Promise<void> => worker.evaluate((value) => chrome.storage.local.get('choices').then(({ choices }) => chrome.storage.local.set({ choices: { ...(choices as object), sitesOff: value ? [] : ['fixture.test'] } })), on);
    const followed = await settledMarks(page);
    await set(false);
    await expect.poll(() => marksOn(page)).toEqual([]);
    await set(true);
    await expect.poll(async () => (await marksInView(page)).length).toBeGreaterThan(0);
    await marked(page);
    expect(followed).toEqual(await settledMarks(page));
    expect(followed.length).toBeGreaterThan(2);
  });
}

/** The marks in view once they are the same some frames later: what is near is heard of frame by frame, and frames are slow on a busy machine. */
async function settledMarks(page: Page): Promise<string[]> {
  let before: string[] | undefined;
  await expect
    .poll(async () => {
      await page.evaluate(async (frames) => {
        for (let frame = 0; frame < frames; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      }, FRAMES_TO_SETTLE);
      const now = await marksInView(page);
      const same = JSON.stringify(now) === JSON.stringify(before);
      before = now;
      return same;
    })
    .toBe(true);
  return before ?? [];
}
