/**
 * Which way a key leads in a list. Pure.
 */
type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The index a key leads to; `undefined` for a key that leads nowhere. From nothing chosen the arrows lead to the first. */
export function nextIndex({ key, ctrlKey, metaKey, altKey }: Key, at: number, count: number, rowsInView: number): number | undefined {
  if (count === 0 || ctrlKey || metaKey || altKey) return undefined;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + rowsInView, PageUp: at - rowsInView, Home: 0, End: count - 1 }[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}
