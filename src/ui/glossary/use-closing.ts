/**
 * A window that has done its work closes itself, but not under the hand of a
 * reader who makes for its Undo.
 */
import { useEffect } from 'preact/hooks';

/** In ms since the reader last moved the pointer in the window, pressed a key or went to something: enough to read that it was saved. */
export const UNTOUCHED = 1500;

/** @param isDone from here on; Escape closes at once */
export function useClosing(isDone: boolean): void {
  useEffect(() => {
    if (!isDone) return undefined;
    const stop = new AbortController();
    const close = (): void => window.close();
    let timer = setTimeout(close, UNTOUCHED);
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(close, UNTOUCHED);
    };
    for (const touch of ['pointermove', 'pointerdown', 'keydown', 'focusin']) addEventListener(touch, wait, { signal: stop.signal });
    addEventListener('keydown', ({ key }) => key === 'Escape' && close(), { signal: stop.signal });
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [isDone]);
}
