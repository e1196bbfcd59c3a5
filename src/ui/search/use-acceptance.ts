/**
 * Enter pressed before the list is that of the query: it is kept until the list
 * has come, lest it open an entry of an earlier, shorter query.
 */
import { useEffect, useState } from 'preact/hooks';

export type Where = 'here' | 'glossary';
export type Acceptance = { readonly accept: (where: Where) => void; /** What was typed since means something else. */ readonly forget: () => void };

/** @param before what Enter was pressed for before there was a screen */
export function useAcceptance(isCurrent: boolean, accept: (where: Where) => void, before?: Where): Acceptance {
  const [awaited, setAwaited] = useState(before);
  useEffect(() => {
    if (!isCurrent || awaited === undefined) return;
    setAwaited(undefined);
    accept(awaited);
  }, [isCurrent, awaited, accept]);
  return { accept: (where) => (isCurrent ? accept(where) : setAwaited(where)), forget: () => setAwaited(undefined) };
}
