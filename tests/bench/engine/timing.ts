/**
 * How long something takes in this process, told so that neither garbage of
 * others nor cold caches count.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
export const collect = runInNewContext('gc') as () => void;

export const inMs = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/** The second of two runs, after the rest's garbage is gone: caches are warm and nobody pays for another's memory. */
export function timed(work: () => unknown): number {
  collect();
  work();
  return inMs(work);
}
