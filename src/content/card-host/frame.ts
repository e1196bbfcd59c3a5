/**
 * The box a card is drawn in: a dialog that doesn't claim the page, beside its
 * words, as a sheet on a small screen, or pinned where it stands.
 */
import { interfaceLanguage } from '../../platform/i18n.ts';
import type { CardOrder, Point } from './order.ts';
import { placeBeside, pushInside, wantsSheet, type Placement } from './placement.ts';
import { within } from './travel.ts';

export type Frame = {
  readonly element: HTMLElement;
  readonly isSheet: () => boolean;
  /** Places the frame for its present content and shows it. */
  readonly stand: () => Promise<void>;
  /** Holds it where it is on the screen, or lets it go back to its words. */
  readonly fix: (fixed: boolean) => void;
  readonly contains: (point: Point) => boolean;
  readonly hasFocus: () => boolean;
};

type FrameParts = {
  readonly root: ShadowRoot;
  readonly order: Pick<CardOrder, 'anchor' | 'by' | 'point'>;
  readonly theme: string;
  readonly size?: string | undefined;
  /** Called when the words are gone or out of view. */
  readonly lost: () => void;
  readonly signal: AbortSignal;
};

export function createFrame({ root, order, theme, size = 'medium', lost, signal }: FrameParts): Frame {
  const view = root.ownerDocument.defaultView ?? window;
  const element = makeElement(root, theme);
  element.dataset['size'] = size;
  let placement: Placement | undefined;
  let fixed = false;

  const letGo = (): void => {
    placement?.stop();
    placement = undefined;
  };
  const standAsSheet = (): void => {
    letGo();
    element.removeAttribute('style');
  };
  const standBeside = (): Promise<void> => {
    placement ??= placeBeside(element, order.anchor, order.point, lost, signal);
    return placement.update();
  };
  const isSheet = (): boolean => !fixed && wantsSheet(view, order.by);
  const stand = async (): Promise<void> => {
    element.classList.toggle('sheet', isSheet());
    if (fixed) pushInside(element);
    else if (isSheet()) standAsSheet();
    else await standBeside();
    element.classList.add('shown');
    makeScrollable(element);
  };
  view.addEventListener('resize', () => void stand(), { signal });

  return {
    element,
    isSheet,
    stand,
    fix: (fix) => {
      fixed = fix;
      if (fix) letGo();
      void stand();
    },
    contains: (point) => element.classList.contains('shown') && within(point, element.getBoundingClientRect()),
    hasFocus: () => element.contains(root.activeElement),
  };
}

function makeElement(root: ShadowRoot, theme: string): HTMLElement {
  const element = root.ownerDocument.createElementNS('http://www.w3.org/1999/xhtml', 'div');
  element.className = 'spravka frame';
  element.dataset['theme'] = theme;
  element.setAttribute('role', 'dialog');
  element.lang = interfaceLanguage();
  element.tabIndex = -1;
  root.append(element);
  return element;
}

/** A text too long for its box must be within reach of the keyboard; one that fits is no stop. */
function makeScrollable(element: HTMLElement): void {
  const box = element.querySelector<HTMLElement>('.scroll');
  if (!box) return;
  if (box.scrollHeight > box.clientHeight) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}
