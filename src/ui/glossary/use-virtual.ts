/**
 * TanStack's virtualiser for Preact: only the rows in view exist. All rows are
 * of one height; it is measured, since a reader may have enlarged the text, but
 * on one row alone: measuring each would cost a pass over all rows for every
 * row that comes into view.
 */
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, type VirtualizerOptions } from '@tanstack/virtual-core';
import { useCallback, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

type Options = {
  readonly count: number;
  readonly scroller: () => HTMLElement | null;
  readonly keyOf: (index: number) => string;
};

export type Virtual = {
  readonly virtual: Virtualizer<HTMLElement, HTMLElement>;
  /** In CSS pixels. */
  readonly rowHeight: number;
  /** For the `ref` of one row. */
  readonly measureRow: (row: HTMLElement | null) => void;
};

/** In CSS pixels, until a row is measured; what it measures at the usual text size. */
const USUAL_HEIGHT = 55;

export function useVirtual({ count, scroller, keyOf }: Options): Virtual {
  const [rowHeight, setRowHeight] = useState(USUAL_HEIGHT);
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
  const measureRow = useRowMeasure(setRowHeight);
  virtual.setOptions(options);
  useLayoutEffect(() => virtual._didMount(), [virtual]);
  useLayoutEffect(() => virtual._willUpdate());
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);
  return { virtual, rowHeight, measureRow };
}

/** Watches one row, so that a change of text size is noticed. */
function useRowMeasure(measured: (height: number) => void): Virtual['measureRow'] {
  const observerRef = useRef<ResizeObserver | undefined>(undefined);
  return useCallback((row) => {
    observerRef.current?.disconnect();
    if (!row) return;
    observerRef.current = new ResizeObserver(() => row.isConnected && measured(row.offsetHeight));
    observerRef.current.observe(row);
  }, [measured]);
}
