/**
 * Joins the text of one PDF page into runs, as a reader sees it.
 *
 * A page's text layer is a row of spans, one for each stretch of glyphs that was
 * drawn in one go, with a `br` where a line ends. Spans touch or stand apart as
 * the page's drawing does: blanks between words are in the layer, so nothing is
 * put between two spans of a line. What is judged here is where lines belong
 * together: positions and sizes are read from the spans' own style, so that no
 * layout has to be made for pages that are only near the view.
 */
import { LINE_BREAK, OBJECT, type Piece } from './block.ts';

/**
 * A piece whose one letter in the node is spelt with several: ﬁ is read as fi.
 * `length` counts the letters spelt; in the node it is one unit.
 */
export interface PdfPiece extends Piece {
  readonly spelt?: string | undefined;
}

/** Latin ligatures that fonts put in place of letters; a text may be drawn with them throughout. */
const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };
const LIGATURE = /[\uFB00-\uFB06]/g;

/** A note's number or sign set small beside a word. */
const NOTE_SIGN = /^[\s\d*†‡§¹²³⁰-⁹,[\]()]+$/u;
const SMALL = 0.8;
/** Another size of letters, as between a heading and the text below. */
const OTHER_SIZE = 1.2;
/** In lines: more room than this between two of them parts paragraphs. */
const WIDE = 1.7;
const LETTERS = /\S/;

interface Glyphs {
  readonly node: Text;
  /** In per cent of the page's height; undefined where the span doesn't say. */
  readonly top: number | undefined;
  /** In CSS pixels at a scale of one. */
  readonly size: number | undefined;
}

type Line = readonly Glyphs[];

/** @param layer the element that holds the page's spans */
export function collectLines(layer: Element): readonly (readonly PdfPiece[])[] {
  const lines = linesOf(layer);
  const pitch = usualPitch(lines);
  const runs: PdfPiece[][] = [];
  let run: Joining | undefined;
  let before: Line | undefined;
  for (const line of lines) {
    if (!run || !before || partsParagraphs(before, line, pitch)) runs.push((run = new Joining()).pieces);
    else run.gap(LINE_BREAK);
    run.line(line);
    before = line;
  }
  return runs;
}

function linesOf(layer: Element): Line[] {
  const lines: Glyphs[][] = [];
  let line: Glyphs[] = [];
  const end = (): void => {
    if (line.some(({ node }) => LETTERS.test(node.data))) lines.push(line);
    line = [];
  };
  const walker = layer.ownerDocument.createTreeWalker(layer, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let at = walker.nextNode(); at; at = walker.nextNode()) {
    if (at.nodeType === 3) line.push(glyphsOf(at as Text, layer));
    else if ((at as Element).localName === 'br') end();
  }
  end();
  return lines;
}

/** A find may have divided a span, so its style is looked for further up. */
function glyphsOf(node: Text, layer: Element): Glyphs {
  for (let at = node.parentElement; at && at !== layer; at = at.parentElement) {
    const { style } = at;
    const size = Number.parseFloat(style.getPropertyValue('--font-height'));
    if (size > 0) return { node, top: asNumber(style.top), size };
  }
  return { node, top: undefined, size: undefined };
}

function asNumber(length: string): number | undefined {
  const number = Number.parseFloat(length);
  return Number.isFinite(number) ? number : undefined;
}

const firstOf = (line: Line): Glyphs | undefined => line.find(({ node }) => LETTERS.test(node.data));
/** The size in which most of a line's letters are set. */
const sizeOf = (line: Line): number | undefined => line.reduce<Glyphs | undefined>((most, each) => (most && most.node.length >= each.node.length ? most : each), undefined)?.size;

/** The distance between the tops of two lines that most follow: the median. */
function usualPitch(lines: readonly Line[]): number | undefined {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const step = stepBetween(lines[i - 1]!, lines[i]!);
    if (step !== undefined && step > 0) steps.push(step);
  }
  return steps.sort((a, b) => a - b)[steps.length >> 1];
}

function stepBetween(one: Line, other: Line): number | undefined {
  const [from, to] = [firstOf(one)?.top, firstOf(other)?.top];
  return from === undefined || to === undefined ? undefined : to - from;
}

/** A line higher up is the next column's first: the sentence runs on there. */
function partsParagraphs(before: Line, line: Line, pitch: number | undefined): boolean {
  const [size, next] = [sizeOf(before), sizeOf(line)];
  if (size !== undefined && next !== undefined && Math.max(size, next) / Math.min(size, next) > OTHER_SIZE) return true;
  const step = stepBetween(before, line);
  return step !== undefined && pitch !== undefined && step > pitch * WIDE;
}

class Joining {
  readonly pieces: PdfPiece[] = [];
  #length = 0;

  gap(gap: string): void {
    this.pieces.push({ node: undefined, from: 0, at: this.#length, length: gap.length, gap });
    this.#length += gap.length;
  }

  line(line: Line): void {
    const size = sizeOf(line) ?? 0;
    let raised = false;
    for (const each of line) {
      const note = (each.size ?? size) < size * SMALL && NOTE_SIGN.test(each.node.data);
      if (note !== raised && this.#length > 0) this.gap(OBJECT);
      raised = note;
      this.#text(each.node);
    }
  }

  #text(node: Text): void {
    let from = 0;
    for (const { 0: letter, index } of node.data.matchAll(LIGATURE)) {
      this.#add(node, from, index - from);
      this.#add(node, index, 1, LIGATURES[letter]);
      from = index + 1;
    }
    this.#add(node, from, node.length - from);
  }

  #add(node: Text, from: number, units: number, spelt?: string): void {
    const length = spelt?.length ?? units;
    if (length === 0) return;
    this.pieces.push({ node, from, at: this.#length, length, gap: '', spelt });
    this.#length += length;
  }
}
