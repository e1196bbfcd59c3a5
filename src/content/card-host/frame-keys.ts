/**
 * The keyboard inside a card: Tab goes round, Alt+Left and Backspace go back.
 * Esc is heard by the host, wherever the focus is.
 */
const FOCUSABLE = 'button, summary, a[href], [tabindex="0"]';

/** @param goBack whether there was anywhere to go back to */
export function listenForKeys(frame: HTMLElement, goBack: () => boolean, signal: AbortSignal): void {
  frame.addEventListener('keydown', (event) => {
    const handled = event.key === 'Tab' ? goRound(frame, event.shiftKey) : isBack(event) && goBack();
    if (handled) event.preventDefault();
  }, { signal });
}

function isBack({ key, altKey, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || shiftKey) return false;
  if (key === 'ArrowLeft') return altKey;
  return key === 'Backspace' && !altKey && !(target as Element).closest('input, textarea, [contenteditable]');
}

/** From the last stop to the first and the other way; between them the browser moves the focus. */
function goRound(frame: HTMLElement, backwards: boolean): boolean {
  const stops = [...frame.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.checkVisibility());
  const focused = (frame.getRootNode() as ShadowRoot).activeElement;
  const [from, to] = backwards ? [stops.at(0), stops.at(-1)] : [stops.at(-1), stops.at(0)];
  const leaving = focused === from || focused === null || (backwards && focused === frame);
  if (!leaving || !to) return false;
  to.focus();
  return true;
}
