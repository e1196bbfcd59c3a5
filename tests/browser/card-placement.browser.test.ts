import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { demidov, glavki, longArticle, vsnkh } from '../fixtures/card-entries.ts';
import { anchorOf, headOf, setStage, standing } from './card-stage.ts';
import { until } from '../fixtures/until.ts';

const MARGIN = 8;

beforeEach(async () => {
  await page.viewport(1000, 700);
  document.body.replaceChildren();
  document.body.style.cssText = 'margin: 0; height: 3000px';
  window.scrollTo(0, 0);
});

function expectInside(frame: HTMLElement): void {
  const { left, top, right, bottom } = frame.getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(MARGIN - 1);
  expect(top).toBeGreaterThanOrEqual(MARGIN - 1);
  expect(right).toBeLessThanOrEqual(document.documentElement.clientWidth - MARGIN + 1);
  expect(bottom).toBeLessThanOrEqual(window.innerHeight - MARGIN + 1);
}

const overlaps = (a: DOMRect, b: DOMRect): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

describe('a card beside its words', () => {
  const places = ['left: 0; top: 0', 'right: 0; top: 0', 'left: 0; top: 680px', 'right: 0; top: 680px', 'left: 0; top: 340px', 'right: 0; top: 340px', 'left: 500px; top: 340px'];

  it.each(places)('stands inside the viewport and beside the words at %s', async (place) => {
    const { word, open } = setStage(place);
    for (const entry of [vsnkh, demidov, longArticle]) {
      const frame = await open('pointer', entry);
      await until(() => expect(headOf(frame)).toBe(entry.head));
      expectInside(frame);
      expect(overlaps(frame.getBoundingClientRect(), word.getBoundingClientRect())).toBe(false);
    }
  });

  it.each([[1000, 340], [520, 700], [481, 335]])('stands inside a viewport of %i × %i', async (width, height) => {
    await page.viewport(width, height);
    const { open } = setStage(`left: ${width / 2}px; top: ${height / 2}px`);
    expectInside(await open('pointer', longArticle));
  });

  it('shows the gloss in a small window, as one at 200 % is, though it must cover the words for it', async () => {
    await page.viewport(600, 400);
    const { open } = setStage('left: 200px; top: 190px');
    const frame = await open('pointer', demidov);
    await until(() => expect(headOf(frame)).toBe(demidov.head));
    const gloss = frame.querySelector('.gloss')?.getBoundingClientRect();
    expect(gloss?.bottom).toBeLessThanOrEqual(frame.querySelector('footer')?.getBoundingClientRect().top ?? 0);
    expectInside(frame);
  });

  it('scrolls what it has no room for, within reach of the keyboard', async () => {
    const { open } = setStage('left: 300px; top: 340px');
    const frame = await open('pointer', longArticle);
    const text = frame.querySelector<HTMLElement>('.scroll');
    expect(text?.scrollHeight).toBeGreaterThan(text?.clientHeight ?? Infinity);
    expect(text?.tabIndex).toBe(0);
    expect(frame.querySelector('footer')?.getBoundingClientRect().bottom).toBeLessThanOrEqual(frame.getBoundingClientRect().bottom + 1);
  });

  it('is no stop for the keyboard when all of it fits', async () => {
    const { open } = setStage();
    expect((await open()).querySelector('.scroll')?.hasAttribute('tabindex')).toBe(false);
  });

  it('follows the words when the page scrolls and when a box around them does', async () => {
    const { word, open } = setStage();
    const box = document.createElement('div');
    box.style.cssText = 'position: absolute; left: 0; top: 0; width: 900px; height: 600px; overflow: auto';
    const tall = document.createElement('div');
    tall.style.height = '2000px';
    box.append(word, tall);
    document.body.append(box);
    const frame = await open();
    const gap = (): number => frame.getBoundingClientRect().top - word.getBoundingClientRect().bottom;
    const before = gap();
    window.scrollTo(0, 60);
    await until(() => expect(frame.getBoundingClientRect().top).toBeLessThan(220 + before));
    expect(gap()).toBeCloseTo(before, 0);
    box.scrollTo(0, 50);
    await until(() => expect(gap()).toBeCloseTo(before, 0));
    expect(word.getBoundingClientRect().top).toBe(90);
  });

  it('follows the words inside a scrolling box in a shadow tree', async () => {
    const { word, open } = setStage('left: 200px; top: 200px');
    const outer = document.createElement('div');
    const box = document.createElement('div');
    box.style.cssText = 'position: absolute; left: 0; top: 0; width: 900px; height: 600px; overflow: auto';
    box.innerHTML = '<div style="height: 2000px"></div>';
    box.append(word);
    outer.attachShadow({ mode: 'open' }).append(box);
    document.body.append(outer);
    const frame = await open();
    const before = frame.getBoundingClientRect().top;
    box.scrollTo(0, 50);
    await until(() => expect(frame.getBoundingClientRect().top).toBe(before - 50));
  });

  it('follows the words when the page above them grows', async () => {
    const { word, open } = setStage();
    const above = document.createElement('div');
    above.style.height = '100px';
    word.style.position = 'static';
    document.body.prepend(above);
    const frame = await open();
    const before = frame.getBoundingClientRect().top;
    document.body.style.height = 'auto';
    above.style.height = '140px';
    await until(() => expect(frame.getBoundingClientRect().top).toBe(before + 40));
  });

  it('closes when its words are scrolled out of view or taken away', async () => {
    const { host, word, open } = setStage();
    await open();
    window.scrollTo(0, 1000);
    await until(() => expect(host.isOpen).toBe(false));
    window.scrollTo(0, 0);
    await open();
    word.remove();
    document.body.style.height = '2900px';
    await until(() => expect(host.isOpen).toBe(false));
  });

  it('stands under the line of a broken term that the pointer rested on', async () => {
    const { host, word, frames } = setStage('left: 300px; top: 200px; width: 60px; white-space: normal; font-size: 16px');
    word.style.whiteSpace = 'normal';
    word.textContent = 'bonuses in kind';
    const range = document.createRange();
    range.selectNodeContents(word);
    const lines = [...range.getClientRects()];
    expect(lines.length).toBeGreaterThan(1);
    const second = lines[1] as DOMRect;
    host.open({ candidates: [{ id: glavki.id }], anchor: range, by: 'pointer', point: { x: second.left + 3, y: second.top + 3 } });
    const frame = await until(() => standing(frames()[0]));
    expect(Math.abs(frame.getBoundingClientRect().top - second.bottom)).toBeLessThan(10);
  });

  it('is not moved by a transform or an overflow of the page', async () => {
    document.documentElement.style.cssText = 'transform: translateX(40px); overflow: hidden';
    try {
      const { word, open } = setStage();
      const frame = await open();
      expect(frame.getBoundingClientRect().top - word.getBoundingClientRect().bottom).toBeLessThan(12);
      expect(Math.abs(frame.getBoundingClientRect().left - word.getBoundingClientRect().left)).toBeLessThan(24);
    } finally {
      document.documentElement.style.cssText = '';
    }
  });
});

describe('a sheet', () => {
  it.each([[360, 700, 'pointer'], [1000, 300, 'pointer'], [1000, 700, 'tap']] as const)('lies at the lower edge of %i × %i, opened by %s', async (width, height, by) => {
    await page.viewport(width, height);
    const { open } = setStage('left: 40px; top: 100px');
    const frame = await open(by, longArticle);
    const { left, right, bottom, height: high } = frame.getBoundingClientRect();
    expect(bottom).toBe(height);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(high).toBeLessThanOrEqual(0.6 * height + 1);
    expect(frame.querySelector('.close')).not.toBeNull();
  });

  it('becomes a card beside the words when the window grows, and back', async () => {
    await page.viewport(360, 700);
    const { word, open } = setStage('left: 40px; top: 100px');
    const frame = await open();
    await page.viewport(1000, 700);
    await until(() => expect(frame.getBoundingClientRect().top - anchorOf(word).getBoundingClientRect().bottom).toBeCloseTo(7, 0));
    await page.viewport(360, 700);
    await until(() => expect(frame.getBoundingClientRect().bottom).toBe(700));
  });
});
