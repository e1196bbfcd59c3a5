/**
 * The one element Spravka adds to a page: an empty box in the top layer with a
 * closed shadow root, in which the cards are drawn. It is in the page only while
 * a card is open.
 *
 * A manual popover, because the top layer lies above every z-index. Outside a
 * modal dialog or an element in full screen everything is inert, the top layer
 * too, so for words inside one the host moves in there with them. The page's
 * rules can't reach it: important declarations in a shadow tree win over the
 * page's own.
 */
import { adoptSheets } from '../../ui/theme/adopt-sheets.ts';

const HTML = 'http://www.w3.org/1999/xhtml';

const hostCss = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  width: 0 !important;
  height: 0 !important;
  overflow: visible !important;
  direction: ltr !important;
  unicode-bidi: isolate !important;
  z-index: 2147483647 !important;
}
@media print { :host { display: none !important } }
`;

/** What happens inside a card is no business of the page's shortcuts, menus and drag handlers. */
const KEPT_FROM_PAGE = [
  'click', 'auxclick', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend',
  'keydown', 'keyup', 'keypress', 'wheel', 'copy', 'selectstart', 'dragstart', 'focusin', 'focusout',
] as const;

export type HostElement = {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Puts the host into the page, above all else, where words near this element can be explained. */
  readonly attach: (near: Element | undefined) => void;
  readonly detach: () => void;
};

export function createHostElement(document: Document, sheets: readonly string[], signal: AbortSignal): HostElement {
  // An XML page would otherwise make an element without style or popover.
  const element = document.createElementNS(HTML, 'spravka-card');
  element.popover = 'manual';
  const root = element.attachShadow({ mode: 'closed' });
  adoptSheets(root, hostCss, ...sheets);
  for (const type of KEPT_FROM_PAGE) element.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });

  let near: Element | undefined;
  const attach = (): void => keepingFocus(root, () => {
    const home = enclosingStage(near) ?? document.documentElement;
    if (element.parentNode !== home) home.append(element);
    // Whatever came into the top layer last lies above the rest.
    if (element.matches(':popover-open')) element.hidePopover();
    element.showPopover();
  });
  document.addEventListener('fullscreenchange', () => element.isConnected && attach(), { signal });
  signal.addEventListener('abort', () => element.remove(), { once: true });

  return {
    element,
    root,
    attach: (words) => {
      near = words;
      attach();
    },
    detach: () => element.remove(),
  };
}

/** The innermost modal dialog or element in full screen around an element, through shadow roots. */
function enclosingStage(from: Element | undefined): Element | undefined {
  for (let at = from; at; ) {
    const stage: Element | null = at.closest('dialog:modal, :fullscreen');
    if (stage) return stage;
    const root = at.getRootNode();
    at = 'host' in root ? (root as ShadowRoot).host : undefined;
  }
  return undefined;
}

/** Moving or hiding a popover sends the focus away; this brings it back. */
function keepingFocus(root: ShadowRoot, change: () => void): void {
  const focused = root.activeElement;
  change();
  if (focused && root.activeElement !== focused) (focused as HTMLElement).focus({ preventScroll: true });
}
