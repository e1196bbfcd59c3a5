/**
 * Joins the text of one container into runs: stretches of inline content
 * between block-level neighbours, as a reader sees them.
 *
 * Inline elements don't break words, since a word may be half in italics; what
 * stands in the line without being text does. Text is taken as the document has
 * it: capitals made by CSS are not in it, and neither is generated content.
 * Hidden text is read too, for reading it costs less than asking; who paints or
 * counts asks for visibility of the few places that matter.
 */
import { LINE_BREAK, OBJECT, type Piece } from './block.ts';
import { isLeftAlone, roleOf } from './html-roles.ts';

export interface Runs {
  readonly runs: readonly (readonly Piece[])[];
  /** Containers nested in this one, in document order, left unread; `after` tells how many runs end before it. */
  readonly nested: readonly Nested[];
  readonly visited: number;
}
export interface Nested {
  readonly node: Element | ShadowRoot;
  readonly after: number;
}

/** How an element is laid out, or undefined where nobody can tell (a document without styles). */
export type StyleOf = (element: Element) => { readonly display: string; readonly float: string } | undefined;

/** From this length on a run ends at the next good place, so that a book in one `pre` is read in pieces. */
export const LONG_RUN = 4096;

/** @param container also an inline element, for the containers nested in it alone */
export function collectRuns(container: Element | ShadowRoot, styleOf: StyleOf): Runs {
  const walk = walkRuns(container, styleOf);
  walk.proceed(Infinity);
  return walk;
}

/** The way through one container, which can be interrupted; a change of the page puts an end to it. */
export interface RunWalk extends Runs {
  readonly container: Element | ShadowRoot;
  /** @returns whether the end is reached, after at most so many nodes */
  proceed(most: number): boolean;
}

export const walkRuns = (container: Element | ShadowRoot, styleOf: StyleOf): RunWalk => loneText(container) ?? new NodeWalk(container, styleOf);

/** Most containers hold one text and nothing else, and there are tens of thousands. */
function loneText(container: Element | ShadowRoot): RunWalk | undefined {
  const node = container.firstChild;
  if (!node || node.nodeType !== 3 || node.nextSibling || ('shadowRoot' in container && container.shadowRoot)) return undefined;
  const { data } = node as Text;
  const { length } = data;
  if (length > LONG_RUN) return undefined;
  return { container, runs: isBlank(data) ? [] : [[{ node: node as Text, from: 0, at: 0, length, gap: '' }]], nested: [], visited: 1, proceed: () => true };
}

class NodeWalk implements RunWalk {
  readonly container: Element | ShadowRoot;
  readonly nested: Nested[] = [];
  visited = 0;
  readonly #joining: Joining;
  #next: Node | null;

  constructor(container: Element | ShadowRoot, styleOf: StyleOf) {
    this.container = container;
    this.#joining = new Joining(styleOf);
    this.#next = container.firstChild;
    if ('shadowRoot' in container && container.shadowRoot) this.nested.push({ node: container.shadowRoot, after: 0 });
  }

  get runs(): readonly (readonly Piece[])[] {
    return this.#joining.runs;
  }

  proceed(most: number): boolean {
    let node = this.#next;
    for (let left = most; node && left > 0; left--) {
      this.visited++;
      const type = node.nodeType;
      if (type === 3 || type === 4) this.#joining.text(node as Text);
      else if (type === 1 && enter(node as Element, this.#joining, this.nested)) {
        node = node.firstChild;
        continue;
      }
      node = this.#after(node);
    }
    this.#next = node;
    if (!node) this.#joining.endRun();
    return !node;
  }

  #after(from: Node): Node | null {
    let node = from;
    for (;;) {
      const next = node.nextSibling;
      if (next) return next;
      const parent = node.parentNode;
      if (!parent || parent === this.container) return null;
      leave(parent as Element, this.#joining);
      node = parent;
    }
  }
}

/** @returns whether the element has children that are part of this container's text */
function enter(element: Element, joining: Joining, nested: Nested[]): boolean {
  const role = roleOf(element);
  if (role === 'block') {
    joining.endRun();
    if (!isLeftAlone(element)) nested.push({ node: element, after: joining.runs.length });
  } else if (role === 'break') joining.lineBreak();
  else if (role === 'object') joining.separate();
  else if (role !== 'absent') {
    if (isLeftAlone(element)) {
      joining.separate();
      return false;
    }
    if (element.shadowRoot) nested.push({ node: element.shadowRoot, after: joining.runs.length });
    if (role === 'raised') joining.separate();
    else joining.cross(element);
    return element.firstChild !== null;
  }
  return false;
}

/** After the last child of an inline element. */
const leave = (element: Element, joining: Joining): void => (roleOf(element) === 'raised' ? joining.separate() : joining.cross(element));

/** The run being joined. */
class Joining {
  readonly runs: Piece[][] = [];
  readonly #styleOf: StyleOf;
  #pieces: Piece[] = [];
  #length = 0;
  /** The last character, as a code unit; a space where there is none. */
  #last = 32;
  #lastNode: Text | undefined;
  #hasText = false;
  /** Nothing but blanks since the last `br`. */
  #broken = false;
  /** Inline elements whose edges lie between the last text and the next. */
  #crossed: Element[] = [];

  constructor(styleOf: StyleOf) {
    this.#styleOf = styleOf;
  }

  cross(element: Element): void {
    if (!isSpace(this.#last)) this.#crossed.push(element);
  }

  lineBreak(): void {
    // Two in a row are how old pages make paragraphs.
    const again = this.#broken;
    this.#gap(LINE_BREAK);
    if (again || this.#length >= LONG_RUN) this.endRun();
    else this.#broken = true;
  }

  separate(): void {
    if (this.#last !== OBJECT.charCodeAt(0)) this.#gap(OBJECT);
  }

  text(node: Text): void {
    const { data } = node;
    if (data === '' || (this.#pieces.length === 0 && isBlank(data))) return;
    if (!isSpace(this.#last) && this.#crossed.length > 0 && !isSpace(data.charCodeAt(0))) {
      const edge = this.#edgeBefore(node);
      if (edge === 'hidden') return;
      if (edge === 'apart') this.separate();
    }
    this.#crossed = [];
    let from = 0;
    for (let cut; from < data.length; from = cut) {
      const excess = this.#length + data.length - from - LONG_RUN;
      cut = excess > 0 ? cutAfter(data, data.length - Math.min(excess, data.length - from), excess < LONG_RUN / 4) : undefined;
      this.#add(node, from, (cut ?? data.length) - from, data);
      if (cut === undefined) return;
      this.endRun();
    }
  }

  endRun(): void {
    if (this.#hasText) this.runs.push(this.#pieces);
    this.#pieces = [];
    this.#length = 0;
    this.#last = 32;
    this.#hasText = false;
    this.#broken = false;
    this.#crossed = [];
  }

  #add(node: Text, from: number, length: number, data: string): void {
    this.#pieces.push({ node, from, at: this.#length, length, gap: '' });
    this.#length += length;
    this.#last = data.charCodeAt(from + length - 1);
    this.#lastNode = node;
    if (isBlank(data)) return;
    this.#hasText = true;
    this.#broken = false;
  }

  #gap(gap: string): void {
    this.#crossed = [];
    if (this.#pieces.length === 0) return;
    this.#pieces.push({ node: undefined, from: 0, at: this.#length, length: gap.length, gap });
    this.#length += gap.length;
    this.#last = gap.charCodeAt(0);
  }

  /** Two stretches of text touch, with nothing but inline elements' edges between: are they one word? Asks for computed style, so only then. */
  #edgeBefore(node: Text): 'joined' | 'apart' | 'hidden' {
    for (const element of this.#crossed) {
      const style = this.#styleOf(element);
      if (!style) continue;
      if (style.display !== 'none') {
        if (!runsOn(element, style)) return 'apart';
      } else if (element.contains(node)) return 'hidden';
      // Read because a blank stood before it, or left out, or empty.
      else if (this.#lastNode && element.contains(this.#lastNode)) return 'apart';
    }
    return 'joined';
  }
}

/** Dropped capitals and letters animated one by one are boxes too, and yet parts of a word. */
function runsOn(element: Element, { display, float }: { readonly display: string; readonly float: string }): boolean {
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return true;
  return (float !== 'none' || display.startsWith('inline')) && (element.textContent?.trim().length ?? 0) <= 2;
}

const isBlank = (data: string): boolean => !/\S/.test(data);

/** Spaces and separators: nothing that a word could go on from. */
const isSpace = (unit: number): boolean => unit <= 32 || unit === 0xa0 || unit === 0xfffc;

/**
 * Where a run that has grown long may end: at an empty line, else a line's end,
 * else a space, each sought in the 4,096 units from `from` on; else after these.
 * @param sparing don't cut for the sake of a short rest
 * @returns the offset at which the next run begins, undefined for no cut
 */
function cutAfter(data: string, from: number, sparing: boolean): number | undefined {
  if (sparing) return undefined;
  const ahead = data.substring(from, from + LONG_RUN);
  for (const place of [/\n[ \t\r]*\n/, /\n/, /\s/]) {
    const found = place.exec(ahead);
    if (found) return from + found.index + found[0].length;
  }
  return ahead.length === LONG_RUN ? from + LONG_RUN : undefined;
}
