/**
 * Enter pressed in the popup's box before the screen has taken it over: the
 * letters stay in the box by themselves, a key is gone unless somebody hears it.
 */
import type { Where } from '../search/use-acceptance.ts';

/** @returns to be called once when the screen listens itself: what Enter was pressed for, if nothing was typed since */
export function hearEarlyEnter(document: Document): () => Where | undefined {
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
