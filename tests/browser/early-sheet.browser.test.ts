/** The sheet of the marks on a page that is still coming. */
import { forgetPublished } from './page-browser.ts';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeEarlySheet, watchLongPage } from '../../src/content/early-sheet.ts';
import { MarkSheet } from '../../src/content/mark-sheet.ts';
import { markRules, type MarkStyle } from '../../src/content/mark-style.ts';
import { DEFAULT_CHOICES } from '../../src/protocol/choices.ts';
import { publish } from '../../src/protocol/published.ts';

const OURS = '<p>In Moscow the Bolsheviks met.</p>';
const OTHER = '<p>Knead the dough for ten minutes.</p>';
const MANY = 2000;

/** A page of which this much has come. */
function comingPage(html: string): Document {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const page = frame.contentDocument!;
  page.open();
  page.write(`<!doctype html>${html}`);
  expect(page.readyState).toBe('loading');
  return page;
}

/** The script looks as often as it would in a second. */
async function watched(page: Document): Promise<Document> {
  watchLongPage(page);
  await vi.advanceTimersByTimeAsync(1000);
  return page;
}

const textOf = ({ cssRules }: CSSStyleSheet): string => [...cssRules].map(({ cssText }) => cssText).join('\n');
const isIn = (page: Document, style: MarkStyle): boolean => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markRules(style));
  return page.adoptedStyleSheets.map(textOf).join() === textOf(sheet);
};

beforeEach(() => {
  forgetPublished();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  takeEarlySheet();
});

describe('a long page that names our world', () => {
  it.each([
    ['in English', OURS],
    ['in Russian', '<p>Большевики собрались.</p>'],
  ])('%s has it before it is all there, in the look that was chosen', async (_, paragraph) => {
    await publish({ choices: { ...DEFAULT_CHOICES, markStyle: 'solid' } });
    const page = await watched(comingPage(paragraph.repeat(MANY)));
    expect(isIn(page, 'solid')).toBe(true);
    expect(isIn(page, 'dotted')).toBe(false);
  });

  it('has it as soon as it has grown long', async () => {
    const page = await watched(comingPage(OURS.repeat(MANY / 2)));
    expect(page.adoptedStyleSheets).toHaveLength(0);
    page.write(OURS.repeat(MANY / 2));
    await vi.advanceTimersByTimeAsync(100);
    expect(page.adoptedStyleSheets).toHaveLength(1);
  });

  it('is marked by that very sheet, which goes with the marks', async () => {
    const page = await watched(comingPage(OURS.repeat(MANY)));
    const [early] = page.adoptedStyleSheets;
    const rewritten = vi.spyOn(early!, 'replaceSync');
    const sheet = new MarkSheet(page, 'dotted');
    sheet.adopt(page);
    expect(page.adoptedStyleSheets).toHaveLength(1);
    expect(page.adoptedStyleSheets[0]).toBe(early);
    expect(rewritten).not.toHaveBeenCalled();
    sheet.remove();
    expect(page.adoptedStyleSheets).toHaveLength(0);
  });

  it('is marked in another look, if that has been chosen meanwhile', async () => {
    const page = await watched(comingPage(OURS.repeat(MANY)));
    new MarkSheet(page, 'tint').adopt(page);
    expect(isIn(page, 'tint')).toBe(true);
  });
});

describe('nothing could tell who reads', () => {
  it('a page about something else', async () => {
    expect((await watched(comingPage(OTHER.repeat(MANY)))).adoptedStyleSheets).toHaveLength(0);
  });

  it('a short page', async () => {
    expect((await watched(comingPage(OURS.repeat(20)))).adoptedStyleSheets).toHaveLength(0);
  });

  it('a page that was there before it was looked at', async () => {
    const page = comingPage(OURS.repeat(MANY));
    page.close();
    expect((await watched(page)).adoptedStyleSheets).toHaveLength(0);
  });

  it('a site that is switched off', async () => {
    await publish({ choices: { ...DEFAULT_CHOICES, sitesOff: [location.hostname] } });
    expect((await watched(comingPage(OURS.repeat(MANY)))).adoptedStyleSheets).toHaveLength(0);
  });
});
