/**
 * Where the reader is on the glossary page, kept in the address, so that every
 * entry has a link and the browser's Back goes back.
 */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { hashOf, placeOf, type GlossaryPlace } from '../../protocol/screen-addresses.ts';

/** `replace`: the place before is not one to come back to. */
export type Go = (place: GlossaryPlace, how?: { readonly replace?: boolean }) => void;

export function usePlace(): readonly [GlossaryPlace, Go] {
  const [place, setPlace] = useState(() => placeOf(location.hash));

  useEffect(() => {
    const ending = new AbortController();
    const follow = (): void => setPlace(placeOf(location.hash));
    window.addEventListener('hashchange', follow, { signal: ending.signal });
    window.addEventListener('popstate', follow, { signal: ending.signal });
    return () => ending.abort();
  }, []);

  const go = useCallback<Go>((next, { replace = false } = {}) => {
    const hash = hashOf(next);
    if (replace || hash === location.hash) history.replaceState(null, '', hash);
    else history.pushState(null, '', hash);
    setPlace(next);
  }, []);
  return [place, go];
}
