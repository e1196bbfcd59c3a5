/**
 * Tells the background which entries a frame has, for the toolbar's number.
 * A page without marks says nothing, so that it wakes no worker.
 */
import type { EntryId } from '../domain/entry.ts';
import { tell } from '../protocol/page-client.ts';
import type { Session } from './session.ts';

/** In ms: a page that changes all the time is asked no more often. */
const BETWEEN_REPORTS = 1000;

type Options = { readonly session: Session; readonly view: Window; readonly isTop: boolean; readonly signal: AbortSignal };

export function startReports({ session, view, isTop, signal }: Options): void {
  let told = '';
  let last = -Infinity;
  let timer: number | undefined;
  const report = (): void => {
    // What is visible costs layout to ask, so a long page is asked once, at its end.
    if (session.state === 'scanning') return;
    last = view.performance.now();
    const ids: EntryId[] = [...session.entryIds()].sort();
    const key = ids.join(' ');
    if (key === told) return;
    // The top frame's report clears what frames of the page before had told; only frames of its own can be beside it.
    if (told === '' && ids.length === 0) return;
    told = key;
    void tell('page.report', { entries: ids, ...(isTop && { since: view.performance.timeOrigin }) });
  };
  const reportInTime = (): void => {
    timer ??= view.setTimeout(() => {
      timer = undefined;
      report();
    }, Math.max(0, last + BETWEEN_REPORTS - view.performance.now()));
  };
  session.onMarksChanged(reportInTime, signal);
  signal.addEventListener('abort', () => view.clearTimeout(timer), { once: true });
  if (isTop && view.length > 0) void tell('page.report', { entries: [], since: view.performance.timeOrigin });
}
