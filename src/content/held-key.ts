/**
 * Whether the reader holds the key that brings out marks which are otherwise
 * not seen: Shift, which does nothing by itself and which readers know from
 * other dictionaries. Not while they write: there it makes capital letters.
 */
const KEY = 'Shift';
const IS_WRITTEN_IN = 'input,textarea,select,[contenteditable]:not([contenteditable="false" i])';

/** Calls back with every change, until the signal aborts. */
export function watchHeldKey(view: Window, changed: (held: boolean) => void, signal: AbortSignal): void {
  let held = false;
  const tell = (next: boolean): void => {
    if (next === held) return;
    held = next;
    changed(held);
  };
  const passive = { signal, capture: true, passive: true } as const;
  view.addEventListener('keydown', (event) => tell(event.key === KEY && !isWriting(event)), passive);
  view.addEventListener('keyup', (event) => event.key === KEY && tell(false), passive);
  // The key may be let go of in another window.
  view.addEventListener('blur', () => tell(false), passive);
}

const isWriting = (event: KeyboardEvent): boolean => event.composedPath().some((target) => 'matches' in target && (target as Element).matches(IS_WRITTEN_IN));
