/**
 * The cards of one page: opens the card a session orders, keeps at most one
 * that comes and goes with the pointer beside those the reader has pinned, and
 * dismisses them on Esc and on a press elsewhere. Decides neither what is
 * marked nor when the pointer has rested: see the session.
 *
 * The shadow root is closed to the page; it is handed to the caller alone, who
 * needs it for tests.
 */
import type { EntryId } from '../../domain/entry.ts';
import cardCss from '../../ui/card/card.css?inline';
import { createCardData } from '../../ui/card/card-data.ts';
import { tokensCss } from '../../ui/theme/tokens.ts';
import { deepActiveElement, returnFocus } from './focus.ts';
import frameCss from './frame.css?inline';
import { createHostElement } from './host-element.ts';
import type { CardHostOptions, CardOrder } from './order.ts';
import { createPanel, type Panel } from './panel.tsx';
import { createVoice } from './voice.ts';

export type CardHost = {
  readonly root: ShadowRoot;
  /** Whether a card is open that isn't pinned. */
  readonly isOpen: boolean;
  /** Opens a card in place of the one that is open. A pinned one stays. */
  readonly open: (order: CardOrder) => void;
  /** Closes the card that isn't pinned. */
  readonly close: () => void;
  /** Closes pinned cards too. */
  readonly closeAll: () => void;
  /** The pointer has left the words, in a frame where the host can't see it; the card closes unless it comes back. */
  readonly leave: () => void;
  /** Whether a card is open that was opened for this entry, or for words that may mean it. */
  readonly shows: (id: EntryId) => boolean;
  /** Pins the card that has the focus, or else the one opened last; a pinned one is let go. @returns whether there is one */
  readonly pin: () => boolean;
  /** Says a line to screen readers. */
  readonly announce: (text: string) => void;
  /** Asks again for what the cards show, for when the glossary has changed. */
  readonly refresh: () => void;
  /** Whether a point of the viewport lies on a card. */
  readonly containsPoint: (x: number, y: number) => boolean;
};

export function createCardHost(options: CardHostOptions): CardHost {
  const { document, signal } = options;
  const host = createHostElement(document, [tokensCss, cardCss, frameCss], signal);
  const data = createCardData(options);
  const pinned = new Set<Panel>();
  const voice = createVoice(host, () => detachUnlessUsed(), signal);
  let live: Panel | undefined;
  let focusedBefore: Element | null = null;
  const panels = (): Panel[] => [...pinned, ...(live ? [live] : [])];

  function onPin(panel: Panel): void {
    if (panel.isPinned()) {
      pinned.add(panel);
      live = undefined;
      return;
    }
    pinned.delete(panel);
    live?.close();
    live = panel;
  }

  function onClose(panel: Panel): void {
    if (panel.hasFocus()) returnFocus(focusedBefore);
    pinned.delete(panel);
    if (live === panel) live = undefined;
    // The panel takes its frame away only after this.
    detachUnlessUsed();
  }

  function detachUnlessUsed(): void {
    if (panels().length === 0 && !voice.isSpeaking()) host.detach();
  }

  function open(order: CardOrder): void {
    if (signal.aborted) return;
    const shown = panels().find((panel) => sameWords(panel.order, order));
    if (shown) {
      shown.stay();
      return;
    }
    live?.close();
    if (panels().every((panel) => !panel.hasFocus())) focusedBefore = deepActiveElement(document);
    host.attach(order.anchor.contextElement);
    live = createPanel({ order, options, data, root: host.root, onPin, onClose });
  }

  const foremost = (): Panel | undefined => panels().find((each) => each.hasFocus()) ?? panels().at(-1);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    const panel = foremost();
    if (!panel) return;
    // One Esc is one step: what the page would do with it waits for the next.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!panel.foldMenu()) panel.close();
  }

  const onPointerDown = (event: PointerEvent): void => {
    if (!event.composedPath().includes(host.element)) live?.close();
  };
  const closeAll = (): void => panels().forEach((panel) => panel.close());

  const view = document.defaultView ?? window;
  view.addEventListener('keydown', onKeyDown, { capture: true, signal });
  view.addEventListener('pointerdown', onPointerDown, { capture: true, passive: true, signal });
  signal.addEventListener('abort', closeAll, { once: true });

  return {
    root: host.root,
    get isOpen() {
      return live !== undefined;
    },
    open,
    close: () => live?.close(),
    closeAll,
    leave: () => live?.leave(),
    shows: (id) => panels().some(({ order }) => order.candidates.some((candidate) => candidate.id === id)),
    pin: () => {
      const panel = foremost();
      panel?.pin();
      return panel !== undefined;
    },
    announce: voice.say,
    refresh: () => panels().forEach((panel) => panel.refresh()),
    containsPoint: (x, y) => panels().some((panel) => panel.contains({ x, y })),
  };
}

/** Whether two orders come from the same place on the page: the session may make a new range each time. */
function sameWords(one: CardOrder, other: CardOrder): boolean {
  if (one.candidates[0]?.id !== other.candidates[0]?.id) return false;
  const [a, b] = [one.anchor.getBoundingClientRect(), other.anchor.getBoundingClientRect()];
  return a.x === b.x && a.y === b.y && a.width === b.width;
}
