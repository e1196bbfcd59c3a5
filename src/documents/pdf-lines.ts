/**
 * The lines of one PDF page, as its text layer has them: a row of spans, one for
 * each stretch of glyphs that was drawn in one go, with a `br` where a line ends.
 * Positions and sizes are read from the spans' own style, so that no layout has
 * to be made for pages that are only near the view.
 */

export interface Glyphs {
  readonly node: Text;
  /** In per cent of the page's height and width; undefined where the span doesn't say. */
  readonly top: number | undefined;
  readonly left: number | undefined;
  /** In CSS pixels at a scale of one. */
  readonly size: number | undefined;
}

export type Line = readonly Glyphs[];

const LETTERS = /\S/;

/** Lines that hold more than blanks, in the order in which the page draws them. */
export function linesOf(layer: Element): Line[] {
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
    if (size > 0) return { node, top: asNumber(style.top), left: asNumber(style.left), size };
  }
  return { node, top: undefined, left: undefined, size: undefined };
}

function asNumber(length: string): number | undefined {
  const number = Number.parseFloat(length);
  return Number.isFinite(number) ? number : undefined;
}

/** In CSS pixels at a scale of one. */
export function pageWidth(layer: Element): number | undefined {
  const width = /([\d.]+)px/.exec((layer as HTMLElement).style.width)?.[1];
  return width === undefined ? undefined : Number(width);
}

export const textOf = (line: Line): string => line.map(({ node }) => node.data).join('');
export const firstOf = (line: Line): Glyphs | undefined => line.find(({ node }) => LETTERS.test(node.data));
/** The size in which most of a line's letters are set. */
export const sizeOf = (line: Line): number | undefined => line.reduce<Glyphs | undefined>((most, each) => (most && most.node.length >= each.node.length ? most : each), undefined)?.size;

/** How much lower the other begins, in per cent of the page's height. */
export function stepBetween(one: Line, other: Line): number | undefined {
  const [from, to] = [firstOf(one)?.top, firstOf(other)?.top];
  return from === undefined || to === undefined ? undefined : to - from;
}
