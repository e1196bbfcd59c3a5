/**
 * One card on the page, from its order to its end: draws what the reading shows
 * into a frame, minds the focus, pins. Which cards there are, and what dismisses
 * them, is the host's business.
 */
import { render } from 'preact';
import type { CardAction } from '../../ui/card/ActionList.tsx';
import { Card, type CardView } from '../../ui/card/Card.tsx';
import type { CardData } from '../../ui/card/card-data.ts';
import { createReading } from '../../ui/card/reading.ts';
import { createFrame, type Frame } from './frame.ts';
import { listenForKeys } from './frame-keys.ts';
import type { CardHostOptions, CardOrder, Point } from './order.ts';
import { watchPointer } from './pointer-watch.ts';

export type Panel = {
  readonly isPinned: () => boolean;
  readonly order: CardOrder;
  readonly contains: (point: Point) => boolean;
  readonly hasFocus: () => boolean;
  /** The pointer has left the words, or is back on them. */
  readonly leave: () => void;
  readonly stay: () => void;
  /** Pins it, or lets it go. */
  readonly pin: () => void;
  /** Folds an open menu; whether there was one. */
  readonly foldMenu: () => boolean;
  /** Asks once more for the entry on display. */
  readonly refresh: () => void;
  readonly close: () => void;
};

type PanelParts = {
  readonly order: CardOrder;
  readonly options: CardHostOptions;
  readonly data: CardData;
  readonly root: ShadowRoot;
  /** Called after each pinning and unpinning. */
  readonly onPin: (panel: Panel) => void;
  readonly onClose: (panel: Panel) => void;
};

export function createPanel({ order, options, data, root, onPin, onClose }: PanelParts): Panel {
  const ending = new AbortController();
  const { signal } = ending;
  const { labels, settings, findTerms } = options;
  const frame = createFrame({ root, order, theme: settings.theme, size: settings.size, lost: () => close(), signal });
  const focus = createFocus(frame, order.by === 'key');
  let view: CardView = { status: 'loading' };
  let pinned = false;

  const reading = createReading({ candidates: order.candidates, data, show: (next) => void show(next), stepping: focus.stepping, broken: () => close(), signal });
  const pointer = order.by === 'pointer' ? watchFor(frame, order, () => !pinned && !frame.hasFocus() && close(), signal) : undefined;
  listenForKeys(frame.element, () => reading.back(1), signal);

  async function show(next: CardView): Promise<void> {
    view = next;
    const focused = frame.hasFocus();
    paint();
    await frame.stand();
    focus.settle(focused, view.status === 'entry');
  }

  function paint(): void {
    const sheet = frame.isSheet();
    const pin: CardAction = { label: labels.pin, pressed: pinned, run: () => setPinned(!pinned) };
    frame.element.setAttribute('aria-label', view.status === 'entry' ? view.entry.head : 'Spravka');
    render(
      <Card
        view={view}
        labels={labels}
        heads={data.heads}
        works={data.works()}
        actions={sheet ? options.actions : [pin, ...options.actions]}
        path={reading.path()}
        findTerms={findTerms}
        follow={reading.follow}
        choose={reading.choose}
        back={reading.back}
        close={pinned || sheet || order.by === 'key' ? close : undefined}
      />,
      frame.element,
    );
    describe(frame.element);
  }

  function setPinned(pin: boolean): void {
    pinned = pin;
    frame.fix(pin);
    paint();
    onPin(panel);
  }

  function close(): void {
    if (signal.aborted) return;
    onClose(panel);
    ending.abort();
    render(null, frame.element);
    frame.element.remove();
  }

  const panel: Panel = {
    order,
    isPinned: () => pinned,
    contains: frame.contains,
    hasFocus: frame.hasFocus,
    leave: () => pointer?.leave(),
    stay: () => pointer?.stay(),
    pin: () => setPinned(!pinned),
    foldMenu: () => foldMenu(frame.element),
    refresh: reading.enquire,
    close,
  };
  reading.enquire();
  return panel;
}

/** Who is led into the card hears the gloss after its name. */
function describe(element: HTMLElement): void {
  const gloss = element.querySelector('.gloss');
  if (!gloss) return element.removeAttribute('aria-describedby');
  gloss.id ||= `gloss-${++described}`;
  element.setAttribute('aria-describedby', gloss.id);
}
let described = 0;

const watchFor = (frame: Frame, { anchor }: CardOrder, left: () => void, signal: AbortSignal) =>
  watchPointer({
    view: frame.element.ownerDocument.defaultView ?? window,
    words: () => Array.from(anchor.getClientRects()),
    card: () => frame.element.getBoundingClientRect(),
    left,
    signal,
  });

function foldMenu(element: HTMLElement): boolean {
  const menu = element.querySelector('details[open]');
  menu?.removeAttribute('open');
  return menu !== null;
}

/**
 * Where the focus goes once new content stands. A card opened by key takes it;
 * a step to another entry takes it to that entry's head, if it was in the card;
 * and it is never left on something that has gone.
 */
function createFocus({ element, hasFocus }: Frame, take: boolean) {
  let next: 'frame' | 'head' | undefined = take ? 'frame' : undefined;
  return {
    stepping: (): void => {
      if (hasFocus()) next = 'head';
    },
    settle: (focusedBefore: boolean, hasEntry: boolean): void => {
      if (next === 'frame' || (focusedBefore && !hasFocus())) element.focus({ preventScroll: true });
      if (next === 'head' && hasEntry) element.querySelector('h2')?.focus({ preventScroll: true });
      if (next === 'frame' || hasEntry) next = undefined;
    },
  };
}
