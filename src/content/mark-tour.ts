/**
 * Goes from mark to mark, for the keyboard, the panel and the popup: finds the
 * next, scrolls to it, shows which it is.
 */
import { liveRange } from './hit-test.ts';
import type { Mark } from './mark.ts';
import type { MarkedPage } from './marked-page.ts';
import type { Marks } from './marks.ts';
import type { Going } from './mark.ts';

export interface MarkTour {
  readonly current: Mark | undefined;
  /** @param step 1 for the next mark, -1 for the one before; beyond the last comes the first, unless told otherwise */
  go(step: 1 | -1, going?: Going): Mark | undefined;
  /** @returns false when the mark is no longer on the page */
  show(mark: Mark): boolean;
  leave(): void;
}

export interface TourOptions {
  readonly document: Document;
  readonly marked: MarkedPage;
  readonly marks: Marks;
  /** All shown marks in document order. */
  readonly all: () => readonly Mark[];
}

export function createTour({ document, marked, marks, all }: TourOptions): MarkTour {
  let current: Mark | undefined;
  const leave = (): void => {
    current = undefined;
    marks.setCurrent(undefined);
  };
  const show = (mark: Mark): boolean => {
    const fixed = marked.has(mark) ? marked.rangeOf(mark) : undefined;
    if (!fixed) return false;
    const root = mark.block.section.node.getRootNode() as Document | ShadowRoot;
    scrollTo(document, marked, mark);
    current = mark;
    marks.setCurrent(fixed, root);
    marks.flash(fixed, root);
    return true;
  };
  return {
    get current() {
      if (current && !marked.has(current)) leave();
      return current;
    },
    go(step, going = 'round') {
      const marksInOrder = all();
      const from = this.current;
      const edge = step === 1 ? 0 : -1;
      const at = going === 'from-the-edge' ? edge : from ? marksInOrder.indexOf(from) + step : firstInView(document, marked, marksInOrder, step);
      const mark = going === 'to-the-end' ? marksInOrder[at] : marksInOrder.at(at % Math.max(1, marksInOrder.length));
      return mark && show(mark) ? mark : undefined;
    },
    show,
    leave,
  };
}

/** Where a tour begins: at the first mark not above the view, or, going back, the last not below its upper edge. */
function firstInView(document: Document, marked: MarkedPage, marks: readonly Mark[], step: 1 | -1): number {
  // Marks follow each other down most pages; where they don't, any beginning near will do.
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const top = liveRange(document, marked, marks[middle]!)?.getBoundingClientRect().top ?? 0;
    if (top < 0) low = middle + 1;
    else high = middle;
  }
  return step === 1 ? low : low - 1;
}

function scrollTo(document: Document, marked: MarkedPage, mark: Mark): void {
  const view = document.defaultView;
  const range = liveRange(document, marked, mark);
  if (!view || !range) return;
  const inView = (): boolean => {
    const { top, bottom } = range.getBoundingClientRect();
    return top >= 0 && bottom <= view.innerHeight;
  };
  // The element brings every scroller around it along; in a long one the words may still be far off.
  marked.elementOf(mark)?.scrollIntoView({ block: inView() ? 'nearest' : 'center', inline: 'nearest', behavior: 'instant' });
  if (!inView()) view.scrollBy({ top: range.getBoundingClientRect().top - view.innerHeight / 2, behavior: 'instant' });
}
