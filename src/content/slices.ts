/**
 * When work on a page is done: in slices so short that no frame is missed.
 */

/** `soon`: somebody is looking at what the work is for; `idle`: when the page has nothing else to do. */
export type Urgency = 'soon' | 'idle';

/**
 * Runs a slice once, later.
 * @param run gets the time, as `performance.now` tells it, at which to stop
 * @returns what calls it off
 */
export type Schedule = (run: (deadline: number) => void, urgency: Urgency) => () => void;

/** In ms: a frame of 16 ms has room for it beside the page's own work. */
const SLICE = 4;
/** In ms: a page that is never idle is read all the same. */
const LONGEST_WAIT = 1000;

export function pageSchedule(view: Window & typeof globalThis): Schedule {
  const now = (): number => view.performance.now();
  return (run, urgency) => {
    if (urgency === 'idle' && 'requestIdleCallback' in view) {
      const id = view.requestIdleCallback((idle) => run(now() + Math.max(1, Math.min(SLICE, idle.timeRemaining()))), { timeout: LONGEST_WAIT });
      return () => view.cancelIdleCallback(id);
    }
    if ('scheduler' in view) {
      const controller = new view.AbortController();
      view.scheduler
        .postTask(() => run(now() + SLICE), { priority: urgency === 'soon' ? 'user-visible' : 'background', signal: controller.signal })
        // Calling a slice off rejects it; what a slice itself throws is told to nobody else.
        .catch((error: unknown) => {
          if (!controller.signal.aborted) throw error;
        });
      return () => controller.abort();
    }
    const id = (view as Window).setTimeout(() => run(now() + SLICE), urgency === 'soon' ? 0 : 50);
    return () => (view as Window).clearTimeout(id);
  };
}
