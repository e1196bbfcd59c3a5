import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Block } from '../../src/documents/block.ts';
import { pdfPageText } from '../../src/documents/pdf.ts';
import type { PageText } from '../../src/documents/page-text.ts';

type Span = readonly [text: string, place?: { readonly top?: number; readonly left?: number; readonly size?: number }];
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
  layer.style.width = 'calc(var(--total-scale-factor) * 500px)';
  for (const [row, line] of lines.entries()) {
    for (const [text, { top = 10 + 2 * row, left = 10, size = 10 } = {}] of line) {
      const span = document.createElement('span');
      span.style.top = `${top}%`;
      span.style.left = `${left}%`;
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

  it('joins a word that a line’s end divides, and finds the way back to both its lines', () => {
    addPage([[['the Mias'], ['- ']], [[' '], [' nikov group']]]);
    const page = pdfPageText(pages, stop.signal);
    const [block] = readAll(page);
    expect(page.textOf(block!)).toBe('the Mias\u00adnikov group');
    expect(onPage(page, block!, 'Mias\u00adnikov')).toBe('Mias-   nikov');
    const second = block!.pieces.at(-1)!.node!;
    expect(page.locate(second, 1)?.offset).toBe('the Mias\u00ad'.length);
  });

  it('keeps the hyphen of a compound, and leaves a doubtful one before a line break to the matcher', () => {
    expect(read([[['Lass-']], [['Kozlova']]])).toEqual(['Lass-Kozlova']);
    pages.replaceChildren();
    expect(read([[['a non-']], [['party man']]])).toEqual(['a non-\nparty man']);
  });

  it('takes a line set in after a sentence’s end for a new paragraph, but not where most are set in', () => {
    expect(read([[['One']], [['ends.']], [['Two', { left: 13 }]], [['goes on.']], [['and on']]])).toEqual(['One\nends.', 'Two\ngoes on.\nand on']);
    pages.replaceChildren();
    expect(read([[['Anon.']], [['Trams.', { left: 13 }]], [['1921.', { left: 13 }]]])).toEqual(['Anon.\nTrams.\n1921.']);
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
    expect(read([[['Trotsky'], ['12', { size: 8.5 }], [' spoke in L'], ['ENINGRAD', { size: 7 }]]])).toEqual(['Trotsky\uFFFC12\uFFFC spoke in LENINGRAD']);
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
    expect(read(lines)).toEqual(['Heading', 'one\ntwo\nthree', 'apart\nKron\u00adstadt']);
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
