/**
 * Keys pressed in the popup before its screen is drawn. Letters stay in the box
 * by themselves once it has the focus, which `autofocus` gives it only with a
 * frame: on a busy machine the page has loaded before, and what is typed then
 * goes nowhere. An Enter is gone unless somebody hears it.
 */
import type { Where } from '../search/use-acceptance.ts';

/**
 * To be called as soon as the box is there: it has the focus from now on.
 * @returns to be called once when the screen listens itself: what Enter was pressed for, if nothing was typed since
 */
export function keepEarlyKeys(document: Document): () => Where | undefined {
  document.querySelector('input')?.focus();
  let pressed: Where | undefined;
  const stop = new AbortController();
  const hear = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') pressed = event.ctrlKey || event.metaKey ? 'glossary' : 'here';
  };
  document.addEventListener('keydown', hear, { signal: stop.signal });
  document.addEventListener('input', () => (pressed = undefined), { signal: stop.signal });
  return () => {
    stop.abort();
    return pressed;
  };
}
