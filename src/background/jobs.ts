/**
 * Long work that the reader follows and may stop, by its name: previews,
 * imports, restorings.
 */
import { fail, type Result } from '../domain/result.ts';
import type { Progress } from '../protocol/screen-client.ts';
import { Stopped } from '../platform/turns.ts';

/** In ms. */
const TELL_EVERY = 100;

type Cancelled = { readonly kind: 'cancelled' };
export type Told = (phase: Progress['phase']) => (done: number, total: number) => void;

export type Jobs = {
  /** @param work learns of the cancelling by its signal, and may throw `Stopped` */
  readonly run: <Value, Failure>(name: string, work: (signal: AbortSignal, told: Told) => Promise<Result<Value, Failure>>) => Promise<Result<Value, Failure | Cancelled>>;
  readonly cancel: (name: string) => void;
};

export function createJobs(tell: (progress: Omit<Progress, 'event'>) => void): Jobs {
  const running = new Map<string, AbortController>();
  return {
    run: async (name, work) => {
      const controller = new AbortController();
      running.set(name, controller);
      let last = 0;
      const told: Told = (phase) => (done, total) => {
        const now = Date.now();
        if (now - last < TELL_EVERY && done < total) return;
        last = now;
        tell({ job: name, phase, done, total });
      };
      try {
        return await work(controller.signal, told);
      } catch (error) {
        if (error instanceof Stopped) return fail({ kind: 'cancelled' });
        throw error;
      } finally {
        running.delete(name);
      }
    },
    cancel: (name) => running.get(name)?.abort(),
  };
}
