/**
 * Where the page's focus is, and giving it back.
 */

/** The element that has the focus, inside open shadow roots too. */
export function deepActiveElement(document: Document): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** Where there was none, or its element has gone, the focus is simply let go. */
export function returnFocus(to: Element | null): void {
  if (to?.isConnected && 'focus' in to) (to as HTMLElement).focus({ preventScroll: true });
}
