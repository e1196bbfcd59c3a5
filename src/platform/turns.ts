/**
 * Long work in turns: a generator is run for a few milliseconds, then whatever
 * waits (a page that wants a card) has its turn.
 */
const SLICE = 8;

export type Turns = { readonly signal?: AbortSignal | undefined; readonly now?: () => number };

/** Thrown out of work whose signal was aborted. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** A turn for others. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });

/**
 * What the generator hands over, a turn taken whenever a slice is used up.
 * @throws {Stopped} between two steps, once the signal is aborted
 */
export async function* inTurns<Step, End>(work: Generator<Step, End>, { signal, now = () => performance.now() }: Turns = {}): AsyncGenerator<Step, End> {
  let began = now();
  for (let next = work.next(); ; next = work.next()) {
    if (signal?.aborted) throw new Stopped();
    if (next.done) return next.value;
    yield next.value;
    if (now() - began < SLICE) continue;
    await nextTurn();
    began = now();
  }
}

/** Runs the generator to its end, `stepped` seeing each step. @throws {Stopped} */
export async function runInTurns<Step, End>(work: Generator<Step, End>, turns: Turns & { readonly stepped?: (step: Step) => void } = {}): Promise<End> {
  const steps = inTurns(work, turns);
  for (let next = await steps.next(); ; next = await steps.next()) {
    if (next.done) return next.value;
    turns.stepped?.(next.value);
  }
}
