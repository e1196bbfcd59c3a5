/**
 * Whether something has been waited for so long that it should be said. Most
 * answers come in a few milliseconds: a word about those would flicker.
 */
import { useEffect, useState } from 'preact/hooks';

/** In ms. */
export const LATE = 300;

/** @returns true from `LATE` after the waiting has begun until it ends */
export function useLate(isWaiting: boolean): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setLate(true), LATE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isWaiting]);
  return isWaiting && isLate;
}
