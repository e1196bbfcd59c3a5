import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../src/documents/block.ts';
import { pdfPageText } from '../../src/documents/pdf.ts';
import type { PageText } from '../../src/documents/page-text.ts';

type Span = readonly [text: string, place?: { readonly top?: number; readonly size?: number }];
/** Spans of a line; a line ends with a `br`, as pdf.js makes it. */
type Line = readonly Span[];

let stop: AbortController;
let pages: HTMLElement;

beforeEach(() => {
  stop = new AbortController();
  pages = document.createElement('div');
  document.body.append(pages);
});
afterEach(() => {
  stop.abort();
  pages.remove();
});

function addPage(lines: readonly Line[]): HTMLElement {
  const page = document.createElement('div');
  page.className = 'page';
  const layer = document.createElement('div');
  layer.className = 'textLayer';
  for (const [row, line] of lines.entries()) {
    for (const [text, { top = 10 + 2 * row, size = 10 } = {}] of line) {
      const span = document.createElement('span');
      span.style.top = `${top}%`;
      span.style.setProperty('--font-height', `${size}px`);
      span.textContent = text;
      layer.append(span);
    }
    layer.append(document.createElement('br'));
  }
  page.append(layer);
  pages.append(page);
  return page;
}

function readAll(page: PageText): Block[] {
  for (let reading = page.readNext(); reading; reading = page.readNext());
  return page.inOrder(page.blocks());
}

const read = (lines: readonly Line[]): string[] => {
  addPage(lines);
  const page = pdfPageText(pages, stop.signal);
  return readAll(page).map((block) => page.textOf(block));
};

/** What a range of a found text covers on the page. */
function onPage(page: PageText, block: Block, sought: string): string {
  const start = page.textOf(block).indexOf(sought);
  const range = page.rangeFor(block, { start, end: start + sought.length })!;
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
}

/** Mutation observers are heard in a microtask. */
const heard = (): Promise<void> => new Promise((done) => setTimeout(done));

describe('a page of a PDF', () => {
  it('joins spans that touch and parts those between which the page has a blank', () => {
    expect(read([[['VSN'], ['Kh'], [' '], ['and MGSPS']]])).toEqual(['VSNKh and MGSPS']);
  });

  it('keeps the hyphen at a line’s end before a line break, for the matcher to look past', () => {
    expect(read([[['the Mias-']], [['nikov group']]])).toEqual(['the Mias-\nnikov group']);
  });

  it('spells ligatures out, and finds the way back to them', () => {
    addPage([[['the oﬃce of ﬁnance']]]);
    const page = pdfPageText(pages, stop.signal);
    const [block] = readAll(page);
    expect(page.textOf(block!)).toBe('the office of finance');
    expect(block!.length).toBe('the office of finance'.length);
    expect(onPage(page, block!, 'office')).toBe('oﬃce');
    expect(onPage(page, block!, 'finance')).toBe('ﬁnance');
    const node = block!.pieces[0]!.node!;
    expect(page.locate(node, 5)?.offset).toBe(5);
    expect(page.locate(node, 6)?.offset).toBe(8);
    expect(page.locate(node, node.length)?.offset).toBe('the office of finance'.length);
  });

  it('parts a small note number from the word it hangs on, but no small capitals', () => {
    expect(read([[['Trotsky'], ['12', { size: 6 }], [' spoke in L'], ['ENINGRAD', { size: 7 }]]])).toEqual(['Trotsky\uFFFC12\uFFFC spoke in LENINGRAD']);
  });

  it('parts paragraphs at wide gaps and at another size, and runs on into the next column', () => {
    const lines: Line[] = [
      [['Heading', { top: 5, size: 16 }]],
      [['one', { top: 10 }]],
      [['two', { top: 12 }]],
      [['three', { top: 14 }]],
      [['apart', { top: 20 }]],
      [['Kron-', { top: 22 }]],
      [['stadt', { top: 10 }]],
    ];
    expect(read(lines)).toEqual(['Heading', 'one\ntwo\nthree', 'apart\nKron-\nstadt']);
  });

  it('has no blocks where there is no text', () => expect(read([[[' ']], []])).toEqual([]));
});

describe('a PDF that is paged through', () => {
  it('reads pages as they are drawn and lets go of those that are gone', async () => {
    const first = addPage([[['first']]]);
    const page = pdfPageText(pages, stop.signal);
    const told: number[] = [];
    page.onChange((stale) => told.push(stale.length));
    readAll(page);
    addPage([[['second']]]);
    await heard();
    expect(told).toEqual([0]);
    expect(readAll(page).map((block) => page.textOf(block))).toEqual(['first', 'second']);
    const [block] = page.inOrder(page.blocks());
    first.querySelector('.textLayer')!.remove();
    await heard();
    expect(page.rangeFor(block!, { start: 0, end: 5 })).toBeUndefined();
    const reading = page.readNext();
    expect(reading?.removed).toEqual([block]);
    expect(readAll(page).map((each) => page.textOf(each))).toEqual(['second']);
  });

  it('reads a page anew when a find divides its spans, and not for the selection’s catcher', async () => {
    const page = addPage([[['the VSNKh in Moscow']]]);
    const text = pdfPageText(pages, stop.signal);
    const stale: string[] = [];
    text.onChange((sections) => stale.push(...sections.map(() => 'stale')));
    const [before] = readAll(text);
    const catcher = document.createElement('div');
    page.querySelector('.textLayer')!.append(catcher);
    await heard();
    expect(stale).toEqual([]);
    const span = page.querySelector('span')!;
    const found = document.createElement('span');
    found.textContent = 'NKh';
    span.replaceChildren('the VS', found, ' in Moscow');
    await heard();
    expect(stale).toEqual(['stale']);
    const reading = text.reread(before!.section);
    expect(reading?.added.map((block) => text.textOf(block))).toEqual(['the VSNKh in Moscow']);
    expect(onPage(text, reading!.added[0]!, 'VSNKh')).toBe('VSNKh');
  });
});
