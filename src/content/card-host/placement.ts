/**
 * Puts a card beside its words and keeps it there while the page scrolls and
 * changes: below or above, wholly inside the viewport, as high as there is room
 * for. On a narrow viewport, or after a tap, it is a sheet at the lower edge.
 *
 * Floating UI's core with a platform of our own: a box in the top layer has no
 * offset parents, clipping ancestors or scales, and the library's way of finding
 * them is half the size of the whole card.
 */
import { computePosition, flip, offset, shift, size, type Platform } from '@floating-ui/core';
import type { CardAnchor, Point } from './order.ts';
import { within } from './travel.ts';

/** CSS pixels. */
const GAP = 7;
const MARGIN = 8;
/** Moves the card left so that its text, not its edge, stands under the words. */
const INDENT = -17;
/** The height a card never exceeds, and the one below which it would rather cover its words: so much that the gloss is seen between head and foot. */
const TALLEST = 480;
const SHORTEST = 250;
/** A viewport smaller than this has no room beside the words. */
const NARROW = 480;
const LOW = 330;

type Size = { readonly width: number; readonly height: number };

export const wantsSheet = (view: Window, by: 'pointer' | 'tap' | 'key'): boolean => by === 'tap' || view.innerWidth < NARROW || view.innerHeight < LOW;

export type Placement = {
  /** Places anew, for content that has changed; settles when the card stands. */
  readonly update: () => Promise<void>;
  readonly stop: () => void;
};

/**
 * @param card the element to place, `position: fixed` in the top layer
 * @param lost called when the words have left the page or the viewport
 */
export function placeBeside(card: HTMLElement, anchor: CardAnchor, point: Point | undefined, lost: () => void, signal: AbortSignal): Placement {
  const line = lineAt(anchor, point);
  const words = (): DOMRect => anchor.getClientRects()[line] ?? anchor.getBoundingClientRect();
  const ending = new AbortController();

  const stand = async (): Promise<void> => {
    if (outOfView(words(), viewportOf(card))) {
      lost();
      return;
    }
    const { x, y } = await computePosition(words, card, { strategy: 'fixed', placement: 'bottom-start', platform, middleware });
    if (ending.signal.aborted) return;
    card.style.left = `${Math.round(x)}px`;
    card.style.top = `${Math.round(y)}px`;
  };
  const stop = (): void => ending.abort();
  signal.addEventListener('abort', stop, { once: true });
  follow(anchor.contextElement ?? card.ownerDocument.documentElement, () => void stand(), ending.signal);

  return {
    stop,
    update: () => {
      card.style.removeProperty('--most');
      return stand();
    },
  };
}

/** Calls back whenever something may have moved an element: a scroll anywhere around it, a change of its size or the page's. */
function follow(element: Element, moved: () => void, signal: AbortSignal): void {
  const listening = { capture: true, passive: true, signal };
  // A scroll inside a shadow tree isn't heard outside it.
  for (let root = element.getRootNode(); 'host' in root; root = (root as ShadowRoot).host.getRootNode()) root.addEventListener('scroll', moved, listening);
  element.ownerDocument.defaultView?.addEventListener('scroll', moved, listening);
  const sizes = new ResizeObserver(moved);
  for (const watched of new Set([element, element.ownerDocument.documentElement])) sizes.observe(watched);
  signal.addEventListener('abort', () => sizes.disconnect(), { once: true });
}

const platform: Platform = {
  getElementRects: ({ reference, floating }) => {
    const { x, y, width, height } = (reference as () => DOMRect)();
    return { reference: { x, y, width, height }, floating: { x: 0, y: 0, ...sizeOf(floating as HTMLElement) } };
  },
  getDimensions: (element) => sizeOf(element as HTMLElement),
  getClippingRect: ({ element }) => ({ x: 0, y: 0, ...viewportOf(element as HTMLElement) }),
};

const sizeOf = ({ offsetWidth, offsetHeight }: HTMLElement): Size => ({ width: offsetWidth, height: offsetHeight });

/** Without scroll bars; in quirks mode the root element doesn't tell. */
function viewportOf({ ownerDocument: { compatMode, documentElement, defaultView } }: HTMLElement): Size {
  const { innerWidth, innerHeight } = defaultView ?? window;
  return { width: compatMode === 'CSS1Compat' ? documentElement.clientWidth : innerWidth, height: innerHeight };
}

const middleware = [
  offset({ mainAxis: GAP, crossAxis: INDENT }),
  flip({ padding: MARGIN, crossAxis: false, fallbackStrategy: 'bestFit' }),
  size({
    padding: MARGIN,
    apply: ({ availableHeight, elements }) => {
      (elements.floating as HTMLElement).style.setProperty('--most', `${Math.floor(Math.min(TALLEST, Math.max(SHORTEST, availableHeight)))}px`);
    },
  }),
  shift({ padding: MARGIN, crossAxis: true }),
];

/** The line of a broken term that the pointer rested on; the first where there was no pointer. */
function lineAt(anchor: CardAnchor, point: Point | undefined): number {
  if (!point) return 0;
  return Math.max(0, Array.from(anchor.getClientRects()).findIndex((rect) => within(point, rect, 1)));
}

function outOfView({ width, height, left, right, top, bottom }: DOMRect, view: Size): boolean {
  return (width === 0 && height === 0) || bottom < 0 || right < 0 || top > view.height || left > view.width;
}

/** Moves a card that stands on its own back into a viewport that has shrunk. */
export function pushInside(card: HTMLElement): void {
  const { left, top, width, height } = card.getBoundingClientRect();
  const view = viewportOf(card);
  card.style.left = `${Math.max(MARGIN, Math.min(left, view.width - width - MARGIN))}px`;
  card.style.top = `${Math.max(MARGIN, Math.min(top, view.height - height - MARGIN))}px`;
}
