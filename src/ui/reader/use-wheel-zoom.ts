/**
 * Zooming with the wheel while Control is held, and by pinching a touchpad,
 * which browsers report as the same. What lies under the pointer stays there.
 */
import { useEffect } from 'preact/hooks';
import type { ReadingView } from './reading-view.ts';

/** A wheel turns by notches of this many pixels at least; a pinch comes in smaller steps, many a second. */
const NOTCH = 40;
const NOTCH_FACTOR = 1.15;
/** Pixels of a pinch that make the page e times as large. */
const PINCH = 100;
/** By lines instead of pixels: some wheels in Firefox. */
const LINE = 20;

/** @returns how many times larger a turn of the wheel makes the page */
export function factorOf({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const pixels = deltaMode === 0 ? deltaY : deltaY * LINE;
  return Math.abs(pixels) >= NOTCH ? NOTCH_FACTOR ** -Math.sign(pixels) : Math.exp(-pixels / PINCH);
}

export function useWheelZoom(stage: { readonly current: HTMLElement | null }, view: ReadingView | undefined): void {
  useEffect(() => {
    const element = stage.current;
    if (!element || !view) return undefined;
    const stop = new AbortController();
    let factor = 1;
    let frame = 0;
    element.addEventListener('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      // Else the browser would zoom its own window.
      event.preventDefault();
      factor *= factorOf(event);
      const { clientX: x, clientY: y } = event;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        // What is too little to see adds up.
        if (view.zoomAt(factor, { x, y })) factor = 1;
      });
    }, { passive: false, signal: stop.signal });
    return () => {
      stop.abort();
      cancelAnimationFrame(frame);
    };
  }, [stage, view]);
}
