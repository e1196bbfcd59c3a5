/**
 * Elements of a page's own that have no shadow root yet and may get one: nothing
 * on a page tells of that, so they are looked at again now and then.
 */
const MOST_EXPECTED = 2000;

export class LateRoots {
  readonly #expected = new Set<Element>();

  expect(element: Element): void {
    if (element.localName.includes('-') && !element.shadowRoot && this.#expected.size < MOST_EXPECTED) this.#expected.add(element);
  }

  /** The roots that have come since the last look. */
  take(): ShadowRoot[] {
    const found: ShadowRoot[] = [];
    for (const element of this.#expected) {
      const { shadowRoot, isConnected } = element;
      if (shadowRoot || !isConnected) this.#expected.delete(element);
      if (shadowRoot && isConnected) found.push(shadowRoot);
    }
    return found;
  }
}
