/**
 * The listing of the glossary, read anew whenever it changes. The old one stays
 * until the new one is whole.
 */
import { useEffect, useState } from 'preact/hooks';
import type { LookupFailure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { useServices } from '../services.ts';
import { readListing, type Listing } from './rows.ts';

/** In ms: how soon a glossary that is being set up is asked again. */
const AGAIN = 700;

export type Listed = {
  /** `undefined` until it is known. */
  readonly found: Result<Listing, LookupFailure> | undefined;
  /** Grows with every change of the glossary: what hangs on it is asked again. */
  readonly revision: number;
};

export function useListing(): Listed {
  const services = useServices();
  const [revision, setRevision] = useState(0);
  const [found, setFound] = useState<Listed['found']>();

  useEffect(() => {
    const ending = new AbortController();
    services.watch(() => setRevision((before) => before + 1), ending.signal);
    return () => ending.abort();
  }, [services]);

  useEffect(() => {
    let outdated = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void readListing(services.listPage).then((listing) => {
      if (outdated) return;
      setFound((before) => (listing.ok || !before?.ok ? listing : before));
      if (!listing.ok && listing.failure.kind === 'seeding') timer = setTimeout(() => setRevision((before) => before + 1), AGAIN);
    });
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [services, revision]);

  return { found, revision };
}
