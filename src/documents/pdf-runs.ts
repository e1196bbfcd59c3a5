/**
 * Joins the text of one PDF page into runs, as a reader sees it. Spans touch or
 * stand apart as the page's drawing does: blanks between words are in the layer,
 * so nothing is put between two spans of a line. A hyphen that only divides a
 * word at a line's end is read as a soft one, and the line runs on.
 */
import { LINE_BREAK, OBJECT, type Piece } from './block.ts';
import { lineEndOf, wordsOf, type LineEnd } from './line-end.ts';
import { linesOf, pageWidth, sizeOf, textOf, type Line } from './pdf-lines.ts';
import { paragraphStarts } from './pdf-paragraphs.ts';

/**
 * A piece whose one letter in the node is read as another or as several: ﬁ is
 * spelt fi. `length` counts the letters spelt; in the node it is one unit.
 */
export interface PdfPiece extends Piece {
  readonly spelt?: string | undefined;
}

/** Latin ligatures that fonts put in place of letters; a text may be drawn with them throughout. */
const LIGATURES: Readonly<Record<string, string>> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' };
const LIGATURE = /[\uFB00-\uFB06]/g;
const SOFT_HYPHEN = '\u00ad';

/** A note's number or sign set small beside a word. */
const NOTE_SIGN = /^[\s\d*†‡§¹²³⁰-⁹,[\]()]+$/u;
const SMALL = 0.9;

/** @param layer the element that holds the page's spans */
export function collectRuns(layer: Element): readonly (readonly PdfPiece[])[] {
  const lines = linesOf(layer);
  const starts = paragraphStarts(lines, pageWidth(layer));
  let known: ReadonlySet<string> | undefined;
  const words = (): ReadonlySet<string> => (known ??= wordsOf(lines.map(textOf)));
  const runs: PdfPiece[][] = [];
  let run: Joining | undefined;
  let before = '';
  for (const line of lines) {
    const text = textOf(line);
    if (!run || starts.has(line)) runs.push((run = new Joining()).pieces);
    else run.endLine(lineEndOf(before, text, words));
    run.line(line);
    before = text;
  }
  return runs;
}

class Joining {
  readonly pieces: PdfPiece[] = [];
  #length = 0;
  /** The next line goes on where the last one broke off, its first blanks left out. */
  #runsOn = false;

  /** Says how the line added last and the next one belong together. */
  endLine(end: LineEnd): void {
    if (end === 'open') return this.#gap(LINE_BREAK);
    this.#dropBlanks();
    if (end === 'divided') this.#soften();
    this.#runsOn = true;
  }

  line(line: Line): void {
    const size = sizeOf(line) ?? 0;
    let raised = false;
    for (const each of line) {
      const note = (each.size ?? size) < size * SMALL && NOTE_SIGN.test(each.node.data);
      if (note !== raised && this.#length > 0) this.#gap(OBJECT);
      raised = note;
      this.#text(each.node);
    }
  }

  #gap(gap: string): void {
    this.pieces.push({ node: undefined, from: 0, at: this.#length, length: gap.length, gap });
    this.#length += gap.length;
  }

  #text(node: Text): void {
    const blanks = this.#runsOn ? node.length - node.data.trimStart().length : 0;
    if (blanks < node.length) this.#runsOn = false;
    let from = blanks;
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

  /** Blanks behind the last letter. */
  #dropBlanks(): void {
    for (let last = this.pieces.pop(); last; last = this.pieces.pop()) {
      this.#length = last.at;
      if (!last.node) continue;
      const kept = last.spelt === undefined ? last.node.data.substring(last.from, last.from + last.length).trimEnd().length : 1;
      this.#add(last.node, last.from, kept, last.spelt);
      if (kept > 0) return;
    }
  }

  /** The last unit, a hyphen, is read as a soft one. */
  #soften(): void {
    const last = this.pieces.pop();
    if (!last?.node) return;
    this.#length = last.at;
    this.#add(last.node, last.from, last.length - 1);
    this.#add(last.node, last.from + last.length - 1, 1, SOFT_HYPHEN);
  }
}
