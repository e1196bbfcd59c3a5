/**
 * Gives a document or shadow root its style sheets. Constructed sheets, because
 * a page's content security policy forbids `style` elements, never these.
 */
type Root = Document | ShadowRoot;

/** Adopts the sheets after those the root has already, in the order given. */
export function adoptSheets(root: Root, ...sheets: readonly string[]): void {
  // A sheet can only be adopted in the document whose window made it.
  const Sheet = (root.ownerDocument ?? (root)).defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const constructed = sheets.map((css) => {
    const sheet = new Sheet();
    sheet.replaceSync(css);
    return sheet;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...constructed];
}
