/**
 * Watches whether the pointer is still with a card or its words, and tells when
 * it has been elsewhere for a while. A card must stay while the pointer travels
 * to it (WCAG 1.4.13), and a hand takes no straight line.
 */
import type { Point } from './order.ts';
import { whereabouts, type Box } from './travel.ts';

/** Milliseconds the pointer may be elsewhere, or stand still on its way. */
export const GRACE = 300;

type Watched = {
  readonly view: Window;
  readonly words: () => readonly Box[];
  readonly card: () => Box;
  /** Called once the grace is over; what it does about it is its own affair. */
  readonly left: () => void;
  readonly signal: AbortSignal;
};

export type PointerWatch = {
  /** The pointer has left, as a frame that sees it says. */
  readonly leave: () => void;
  /** The pointer is back on the words. */
  readonly stay: () => void;
};

export function watchPointer({ view, words, card, left, signal }: Watched): PointerWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onWords: Point | undefined;

  const stay = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const leave = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      left();
    }, GRACE);
  };
  const moved = ({ clientX: x, clientY: y, pointerType, buttons }: PointerEvent): void => {
    // A pressed button is a text selection that may well lead out of the card.
    if (pointerType === 'touch' || buttons !== 0) return;
    const point = { x, y };
    const where = whereabouts(point, words(), card(), onWords ?? middle(words()));
    if (where === 'words') onWords = point;
    if (where !== 'elsewhere') stay();
    if (where === 'travelling' || where === 'elsewhere') leave();
  };

  const listening = { capture: true, passive: true, signal };
  view.addEventListener('pointermove', moved, listening);
  // Entering a frame is the last that is heard of a pointer.
  view.addEventListener('pointerover', moved, listening);
  view.document.documentElement.addEventListener('pointerleave', leave, { signal });
  signal.addEventListener('abort', stay, { once: true });
  return { leave, stay };
}

function middle([first]: readonly Box[]): Point {
  return first ? { x: (first.left + first.right) / 2, y: (first.top + first.bottom) / 2 } : { x: 0, y: 0 };
}
