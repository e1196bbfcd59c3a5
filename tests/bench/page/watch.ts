/**
 * What runs inside the measured pages; each function knows nothing of its module.
 */
declare global {
  // oxlint-disable-next-line no-var -- the only way to declare a global
  var benchFirstMark: number | undefined;
}

/** Notes when the first frame with a mark is about to be painted. */
export function noteFirstMark(): void {
  const look = (): void => {
    for (const [name, highlight] of CSS.highlights) {
      if (name.startsWith('spravka-') && highlight.size > 0) {
        globalThis.benchFirstMark = performance.now();
        return;
      }
    }
    if (performance.now() < 20_000) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export type Moments = { readonly painted: number; readonly loaded: number; readonly firstMark: number | null };

export function moments(): Moments {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
  return { painted, loaded: navigation?.loadEventEnd ?? Number.NaN, firstMark: globalThis.benchFirstMark ?? null };
}

/** Edits a paragraph in view, so many times. @returns for each, ms from the edit to the end of its frame */
export async function editTimes(times: number): Promise<number[]> {
  const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('p') ?? document.querySelector('p')!;
  const taken: number[] = [];
  for (let edit = 0; edit < times; edit++) {
    taken.push(
      await new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now();
          target.append(edit % 2 === 0 ? ' The VSNKh answered.' : ' Nobody answered.');
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve(performance.now() - start), { once: true });
          port1.start();
          // Promises, observers included, and the frame come before it.
          requestAnimationFrame(() => port2.postMessage(null));
        });
      }),
    );
  }
  return taken;
}

/** Adds a message every 100 ms. */
export async function chat({ messages, count }: { messages: readonly string[]; count: number }): Promise<void> {
  for (let index = 0; index < count; index++) {
    const message = document.createElement('p');
    message.textContent = messages[index % messages.length]!;
    document.body.append(message);
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Scrolls to the end, where a screenful more appears, again and again. */
export async function endless({ messages, count }: { messages: readonly string[]; count: number }): Promise<void> {
  let next = 0;
  for (let step = 0; step < count; step++) {
    const more = document.createDocumentFragment();
    for (let row = 0; row < 20; row++) {
      const item = document.createElement('p');
      item.textContent = messages[next++ % messages.length]!;
      more.append(item);
    }
    document.body.append(more);
    scrollTo(0, document.documentElement.scrollHeight);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
