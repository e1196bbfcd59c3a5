/**
 * The sheet that styles marks, in the document and in shadow roots. Constructed
 * and adopted, because a page's content security policy forbids `style`
 * elements, and never this.
 *
 * Adopting it makes the browser calculate the style of the whole page once more
 * (some 20 ms for 16,000 elements); before the page is parsed it would cost
 * nothing. It is adopted late all the same, with the first mark: a page could
 * ask for its sheets or its rules, and tell from them who reads it. A long page
 * that will be marked has it from early-sheet.ts. For the same price it is
 * neither replaced nor rewritten where the look stays as it is.
 */
import { takeEarlySheet } from './early-sheet.ts';
import { markRules, type MarkStyle } from './mark-style.ts';

export class MarkSheet {
  readonly #document: Document;
  #style: MarkStyle;
  /** Most pages have no marks. */
  #sheet: CSSStyleSheet | undefined;
  readonly #roots: WeakRef<Document | ShadowRoot>[] = [];
  readonly #known = new WeakSet<Document | ShadowRoot>();

  constructor(document: Document, style: MarkStyle) {
    this.#document = document;
    this.#style = style;
  }

  restyle(style: MarkStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    this.#sheet?.replaceSync(markRules(style));
  }

  /** A page may replace its sheets, so ours is looked for each time. */
  adopt(root: Node): void {
    // What has just left the page is in no root that could be styled.
    if (!('adoptedStyleSheets' in root)) return;
    const styled = root as Document | ShadowRoot;
    const sheet = (this.#sheet ??= this.#made());
    if (!sheet) return;
    if (!styled.adoptedStyleSheets.includes(sheet)) styled.adoptedStyleSheets = [...styled.adoptedStyleSheets, sheet];
    if (this.#known.has(styled)) return;
    this.#known.add(styled);
    this.#roots.push(new WeakRef(styled));
  }

  /** Takes it away everywhere. */
  remove(): void {
    for (const reference of this.#roots) {
      const root = reference.deref();
      if (root) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    }
    this.#roots.length = 0;
  }

  /** Nothing where the document has lost its window. */
  #made(): CSSStyleSheet | undefined {
    const view = this.#document.defaultView;
    const early = takeEarlySheet();
    const sheet = early?.sheet ?? (view ? new view.CSSStyleSheet() : undefined);
    if (early?.style !== this.#style) sheet?.replaceSync(markRules(this.#style));
    return sheet;
  }
}
