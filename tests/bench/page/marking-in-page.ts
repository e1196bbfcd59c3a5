/**
 * Bundled for pages without the extension: Spravka's session on a plain list of
 * forms, run through at once, so that it can be set beside libraries that mark.
 */
import { startSession } from '../../../src/content/session.ts';
import { findMatches, loadMatcher } from '../../../src/matching/matcher.ts';

type Marked = { readonly ms: number; readonly marks: number };

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

/** @param bytes of an unpacked matcher, as base64 @returns ms until all is marked, and until it is painted too */
async function markWithSpravka(bytes: string): Promise<Marked & { readonly painted: number }> {
  const loaded = loadMatcher(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)));
  if (!loaded.ok) throw new Error(loaded.failure.kind);
  const matcher = loaded.value;
  const stop = new AbortController();
  const start = performance.now();
  let ms = 0;
  const session = await new Promise<ReturnType<typeof startSession>>((resolve) => {
    const waiting: (() => void)[] = [];
    const begun = startSession({
      document,
      find: (text) => findMatches(text, matcher),
      createGate: () => ({ add: () => undefined, remove: () => undefined, arrange: () => [], shows: () => true, meant: ({ candidates }) => candidates[0], version: 0 }),
      openCard: () => undefined,
      schedule: (run) => {
        let called = false;
        waiting.push(() => called || run(Infinity));
        return () => (called = true);
      },
      signal: stop.signal,
    });
    while (waiting.length > 0) waiting.shift()!();
    ms = performance.now() - start;
    resolve(begun);
  });
  await nextFrame();
  await nextFrame();
  return { ms, painted: performance.now() - start, marks: session.marks().length };
}

Object.assign(globalThis, { markWithSpravka });
