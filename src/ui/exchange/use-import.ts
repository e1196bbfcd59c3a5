/**
 * An import from the file to its Undo: read, previewed, looked at, written.
 * Nothing is written before the reader says so; whatever is under way can be
 * stopped. Leaving the screen stops the reading, and lets the writing end.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ColumnField, ImportChoices, Pack, Preview } from '../../protocol/pack-requests.ts';
import type { Progress } from '../../protocol/screen-client.ts';
import type { Applied, ExchangeServices, ImportFailed, Restored } from './exchange-services.ts';

type Into = NonNullable<ImportChoices['into']>;
type Under = { readonly file: File; /** Stops it. */ readonly stop: () => void };
export type Looking = {
  readonly at: 'looking';
  readonly file: File;
  readonly upload: string;
  readonly preview: Preview;
  /** Being previewed anew, under another mapping. */
  readonly isBusy: boolean;
  readonly failure?: ImportFailed | undefined;
};
export type ImportState =
  | { readonly at: 'choosing'; readonly failure?: ImportFailed | undefined; readonly name?: string | undefined }
  | (Under & { readonly at: 'reading' })
  | Looking
  | (Under & { readonly at: 'writing' })
  | { readonly at: 'written'; readonly outcome: Applied; readonly into: Into }
  | { readonly at: 'restored'; readonly outcome: Restored };

export type ImportModel = {
  readonly state: ImportState;
  readonly progress: Progress | undefined;
  /** The pack that the file is to update. */
  readonly updating: Pack | undefined;
  readonly begin: (file: File, updating?: Pack) => Promise<void>;
  readonly lookAgain: (how: { readonly mapping?: readonly (ColumnField | null)[]; readonly into?: 'personal' | 'pack' }) => Promise<void>;
  readonly write: (choices: ImportChoices) => Promise<void>;
  /** Puts a file of everything in place of what is there. */
  readonly restore: () => Promise<void>;
  readonly leave: () => void;
};

/** @param written called with what has been written when the reader has gone elsewhere meanwhile */
export function useImport(services: ExchangeServices, written: (outcome: { readonly undo: string }) => void): ImportModel {
  const [state, setState] = useState<ImportState>({ at: 'choosing' });
  const [progress, setProgress] = useState<Progress>();
  const [updating, setUpdating] = useState<Pack>();
  const jobRef = useRef<string | undefined>(undefined);
  const readingRef = useRef<AbortController | undefined>(undefined);
  const isGoneRef = useRef(false);

  useLayoutEffect(() => {
    const ending = new AbortController();
    services.watchProgress((told) => told.job === jobRef.current && setProgress(told), ending.signal);
    return () => {
      ending.abort();
      isGoneRef.current = true;
      readingRef.current?.abort();
    };
  }, [services]);

  const follow = (id: string): (() => void) => {
    jobRef.current = id;
    setProgress(undefined);
    return () => services.cancel(id);
  };

  const begin = async (file: File, pack?: Pack): Promise<void> => {
    const ending = (readingRef.current = new AbortController());
    const failed = (failure: ImportFailed): void => setState({ at: 'choosing', failure, name: file.name });
    setUpdating(pack);
    setProgress(undefined);
    setState({ at: 'reading', file, stop: () => ending.abort() });
    const upload = await services.upload(file, ending.signal);
    if (!upload.ok) return failed(upload.failure);
    const stop = follow(upload.value);
    ending.signal.addEventListener('abort', stop, { once: true });
    let preview = await services.preview({ upload: upload.value, into: pack ? 'pack' : undefined });
    // A pack that is held already is most likely wanted as its new edition.
    if (preview.ok && !pack && preview.value.format === 'pack' && preview.value.pack?.replaces !== undefined) preview = await services.preview({ upload: upload.value, into: 'pack' });
    if (ending.signal.aborted) return failed({ kind: 'cancelled' });
    if (!preview.ok) return failed(preview.failure);
    setState({ at: 'looking', file, upload: upload.value, preview: preview.value, isBusy: false });
  };

  const lookAgain: ImportModel['lookAgain'] = async (how) => {
    if (state.at !== 'looking') return;
    const { preview: before, upload } = state;
    setState({ ...state, isBusy: true, failure: undefined });
    follow(upload);
    const preview = await services.preview({ upload, mapping: how.mapping ?? before.table?.mapping, into: how.into });
    setState((now) => (now.at !== 'looking' || now.upload !== upload ? now : preview.ok ? { ...now, preview: preview.value, isBusy: false } : { ...now, isBusy: false, failure: preview.failure }));
  };

  const settle = async <Outcome extends { readonly undo: string }>(looking: Looking, id: string, work: () => Promise<{ ok: true; value: Outcome } | { ok: false; failure: ImportFailed }>, end: (outcome: Outcome) => ImportState): Promise<void> => {
    setState({ at: 'writing', file: looking.file, stop: follow(id) });
    const outcome = await work();
    if (!outcome.ok) return setState({ ...looking, failure: outcome.failure });
    if (isGoneRef.current) written(outcome.value);
    else setState(end(outcome.value));
  };

  return {
    state,
    progress,
    updating,
    begin,
    lookAgain,
    write: async (choices) => {
      if (state.at !== 'looking') return;
      const { preview } = state.preview;
      await settle(state, preview, () => (updating ? services.updatePack(updating.id, preview) : services.apply(preview, choices)), (outcome) => ({ at: 'written', outcome, into: updating ? 'pack' : (choices.into ?? 'personal') }));
    },
    restore: async () => {
      if (state.at !== 'looking') return;
      const { upload } = state;
      await settle(state, upload, () => services.restoreAll(upload), (outcome) => ({ at: 'restored', outcome }));
    },
    leave: () => {
      setUpdating(undefined);
      setState({ at: 'choosing' });
    },
  };
}
