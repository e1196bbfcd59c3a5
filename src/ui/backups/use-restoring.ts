/**
 * The restoring of a whole file: sent, then written, to be stopped meanwhile.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Result } from '../../domain/result.ts';
import type { Progress } from '../../protocol/screen-client.ts';
import type { ExchangeServices, ImportFailed, Restored } from '../exchange/exchange-services.ts';

export type Restoring = { readonly file: File | undefined; readonly progress: Progress | undefined; readonly begin: (file: File) => Promise<void>; readonly stop: () => void };

export function useRestoring(services: ExchangeServices, report: (outcome: Result<Restored, ImportFailed>) => void): Restoring {
  const [file, setFile] = useState<File>();
  const [progress, setProgress] = useState<Progress>();
  const jobRef = useRef<string | undefined>(undefined);
  const sendingRef = useRef<AbortController | undefined>(undefined);
  useEffect(() => {
    const ending = new AbortController();
    services.watchProgress((told) => told.job === jobRef.current && setProgress(told), ending.signal);
    return () => ending.abort();
  }, [services]);
  return {
    file,
    progress,
    begin: async (next) => {
      setProgress(undefined);
      setFile(next);
      const ending = (sendingRef.current = new AbortController());
      const upload = await services.upload(next, ending.signal);
      if (upload.ok) jobRef.current = upload.value;
      report(upload.ok ? await services.restoreAll(upload.value) : upload);
      jobRef.current = undefined;
      setFile(undefined);
    },
    stop: () => {
      sendingRef.current?.abort();
      if (jobRef.current !== undefined) services.cancel(jobRef.current);
    },
  };
}
