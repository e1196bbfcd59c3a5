/**
 * A page with a word on it and a card host, for the tests of the card in a real
 * browser. The host's shadow root is closed; the stage has it from the host, as
 * only its caller does.
 */
import { onTestFinished } from 'vitest';
import type { Entry, EntryId } from '../../src/domain/entry.ts';
import { ok } from '../../src/domain/result.ts';
import { createCardHost, type CardHost } from '../../src/content/card-host/card-host.ts';
import type { CardHostOptions, CardOrder } from '../../src/content/card-host/order.ts';
import type { Lookup } from '../../src/ui/card/card-data.ts';
import { ENGLISH_LABELS } from '../fixtures/messages.ts';
import { all, vsnkh, works } from '../fixtures/card-entries.ts';
import { until } from '../fixtures/until.ts';

export type Stage = {
  readonly host: CardHost;
  /** The element that holds the word. */
  readonly word: HTMLElement;
  readonly end: () => void;
  /** Orders a card for the word and waits until it stands. */
  readonly open: (by?: CardOrder['by'], ...entries: readonly Entry[]) => Promise<HTMLElement>;
  readonly frames: () => HTMLElement[];
};

export const lookup: Lookup = (ids) => Promise.resolve(ok(ids.flatMap((id: EntryId) => all.get(id) ?? [])));

/** @param place CSS for the word, which is `position: absolute` */
export function setStage(place = 'left: 300px; top: 200px', options: Partial<CardHostOptions> = {}): Stage {
  const { document = window.document } = options;
  const ending = new AbortController();
  const word = document.createElement('span');
  word.textContent = 'VSNKh';
  word.style.cssText = `position: absolute; white-space: nowrap; font: 16px/20px sans-serif; ${place}`;
  document.body.append(word);

  const host = createCardHost({
    document,
    lookup,
    works: () => Promise.resolve(ok(works as Awaited<ReturnType<NonNullable<CardHostOptions['works']>>> extends { value: infer Value } ? Value : never)),
    actions: [],
    labels: ENGLISH_LABELS,
    settings: { theme: 'light' },
    signal: ending.signal,
    ...options,
  });
  const frames = (): HTMLElement[] => [...host.root.querySelectorAll<HTMLElement>('.frame')];
  const end = (): void => {
    ending.abort();
    word.remove();
  };
  onTestFinished(end);

  return {
    host,
    word,
    end,
    frames,
    open: async (by = 'pointer', ...entries) => {
      const candidates = (entries.length === 0 ? [vsnkh] : entries).map(({ id }) => ({ id }));
      host.open({ candidates, anchor: anchorOf(word), by });
      return until(() => standing(frames().at(-1)));
    },
  };
}

/** A range over the word's text, as the page's marks are. */
export function anchorOf(word: HTMLElement): CardOrder['anchor'] {
  const range = word.ownerDocument.createRange();
  range.selectNodeContents(word);
  return { getBoundingClientRect: () => range.getBoundingClientRect(), getClientRects: () => range.getClientRects(), contextElement: word };
}

/** The frame, once it is placed and has its entry. @throws until then, for `vi.waitFor` */
export function standing(frame: HTMLElement | undefined): HTMLElement {
  if (!frame?.classList.contains('shown') || !frame.querySelector('h2')) throw new Error('no card stands yet');
  for (const animation of frame.getAnimations()) animation.finish();
  return frame;
}

export const headOf = (frame: HTMLElement): string => frame.querySelector('h2')?.textContent ?? '';

/** Moves the pointer, for whoever watches it; nothing is pressed. */
export function movePointer(x: number, y: number): void {
  const target = document.elementFromPoint(x, y) ?? document.documentElement;
  target.dispatchEvent(new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true, composed: true, pointerType: 'mouse' }));
}

export const middleOf = (element: Element): [x: number, y: number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
};
