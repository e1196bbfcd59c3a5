/**
 * TanStack's virtualiser for Preact: only the rows in view exist. Their heights
 * are measured, since a reader may have enlarged the text.
 */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualizerOptions } from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

type Options = {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  /** In CSS pixels, until a row is measured. */
  readonly rowHeight: number;
  readonly keyOf: (index: number) => string;
};

export function useVirtual({ count, scroller, rowHeight, keyOf }: Options): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    getScrollElement: scroller,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtual] = useState(() => new Virtualizer(options));
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  return virtual;
}
