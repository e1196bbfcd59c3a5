/**
 * Keys of the reader page: those that viewers of PDFs have had for decades.
 */
import { useEffect } from 'preact/hooks';
import type { ToolbarActs } from './Toolbar.tsx';
import type { ReadingView } from './reading-view.ts';

export function useReaderKeys(view: ReadingView | undefined, acts: ToolbarActs): void {
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('keydown', (event) => {
      const act = !event.altKey && (event.ctrlKey || event.metaKey) ? withControl(event, view, acts) : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    }, { signal: stop.signal });
    return () => stop.abort();
  }, [acts, view]);
}

function withControl({ key, shiftKey }: KeyboardEvent, view: ReadingView | undefined, acts: ToolbarActs): (() => void) | undefined {
  if (key === 'o' && !shiftKey) return acts.open;
  if (!view) return undefined;
  switch (key) {
    // A text is the browser's own to search.
    case 'f': return view.find && acts.find;
    case 'p': return acts.print;
    case '+': case '=': return () => view.zoom(1);
    case '-': return () => view.zoom(-1);
    case '0': return () => view.zoom('width');
    default: return undefined;
  }
}
