/**
 * The sheet that styles marks, in the document and in shadow roots. Constructed
 * and adopted, because a page's content security policy forbids `style`
 * elements, and never this.
 *
 * Adopting it makes the browser calculate the style of the whole page once more
 * (some 20 ms for 16,000 elements); before the page is parsed it would cost
 * nothing. It is adopted late all the same, with the first mark: a page could
 * ask for its sheets or its rules, and tell from them who reads it.
 */
import { markRules, type MarkStyle } from './mark-style.ts';

export class MarkSheet {
  readonly #sheet: CSSStyleSheet;
  readonly #roots: WeakRef<Document | ShadowRoot>[] = [];
  readonly #known = new WeakSet<Document | ShadowRoot>();

  /** @param signal takes the sheet away everywhere */
  constructor(view: Window & typeof globalThis, style: MarkStyle, signal: AbortSignal) {
    this.#sheet = new view.CSSStyleSheet();
    this.restyle(style);
    signal.addEventListener('abort', () => this.#remove(), { once: true });
  }

  restyle(style: MarkStyle): void {
    this.#sheet.replaceSync(markRules(style));
  }

  /** A page may replace its sheets, so ours is looked for each time. */
  adopt(root: Node): void {
    // What has just left the page is in no root that could be styled.
    if (!('adoptedStyleSheets' in root)) return;
    const styled = root as Document | ShadowRoot;
    if (styled.adoptedStyleSheets.includes(this.#sheet)) return;
    styled.adoptedStyleSheets = [...styled.adoptedStyleSheets, this.#sheet];
    if (this.#known.has(styled)) return;
    this.#known.add(styled);
    this.#roots.push(new WeakRef(styled));
  }

  #remove(): void {
    for (const reference of this.#roots) {
      const root = reference.deref();
      if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    }
    this.#roots.length = 0;
  }
}
