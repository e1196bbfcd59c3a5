/**
 * The life of the document that is open: opening, closing, remembering the
 * place, and the marks that belong to it.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { documentIn } from '../../protocol/reader-address.ts';
import type { OpenFailure } from './failures.ts';
import { keepPlace, placeIn } from './kept-place.ts';
import { openDocument } from './open-document.ts';
import type { ReadingView } from './reading-view.ts';
import { askToRead, fetchDocument, isRemote, mayRead, type Progress } from './remote-file.ts';

/** Marks the text of a document for as long as it is open; without an address it is a file of the reader's own. */
export type Annotate = (view: Pick<ReadingView, 'kind' | 'root' | 'title' | 'cite'>, signal: AbortSignal, address: URL | undefined) => void;

export type Phase =
  | { readonly at: 'welcome' }
  /** The browser has yet to allow that this address is read. */
  | { readonly at: 'asking'; readonly address: URL }
  | { readonly at: 'opening'; readonly name: string; readonly progress?: Progress | undefined }
  | { readonly at: 'failed'; readonly failure: OpenFailure; readonly name: string; readonly address?: URL | undefined }
  | { readonly at: 'open'; readonly view: ReadingView };

export interface PasswordQuestion {
  readonly again: boolean;
  readonly answer: (password: string | undefined) => void;
}

/** Outlives the drawn screen: another language draws it anew. */
export interface Shelf {
  readonly lying: () => File | undefined;
  readonly lay: (file: File) => void;
}

export interface Reading {
  readonly phase: Phase;
  readonly password: PasswordQuestion | undefined;
  readonly openFile: (file: File) => void;
  readonly allow: (address: URL) => void;
}

/** In ms: how long after the last scroll the place is written down. */
const PLACE_DELAY = 300;

export function useReading(stage: { readonly current: HTMLElement | null }, annotate: Annotate, shelf: Shelf): Reading {
  const [phase, setPhase] = useState<Phase>({ at: 'welcome' });
  const [password, setPassword] = useState<PasswordQuestion>();
  const [, redraw] = useState(0);
  const stopRef = useRef<AbortController>(undefined);

  const begin = useCallback((): AbortSignal => {
    stopRef.current?.abort();
    stopRef.current = new AbortController();
    return stopRef.current.signal;
  }, []);

  const open = useCallback(async (file: File, signal: AbortSignal, address?: URL): Promise<void> => {
    if (!stage.current) return;
    setPhase({ at: 'opening', name: file.name });
    const askPassword = (again: boolean) => new Promise<string | undefined>((done) => setPassword({ again, answer: (given) => { setPassword(undefined); done(given); } }));
    const opened = await openDocument(file, { stage: stage.current, askPassword, signal, address });
    if (signal.aborted) return;
    if (!opened.ok) {
      stopRef.current?.abort();
      return setPhase({ at: 'failed', failure: opened.failure, name: file.name });
    }
    const view = opened.value;
    shelf.lay(file);
    view.onChange(() => redraw((count) => count + 1));
    rememberPlace(view, signal);
    setPhase({ at: 'open', view });
    annotate(view, signal, address);
  }, [annotate, shelf, stage]);

  const openFile = useCallback((file: File) => void open(file, begin()), [begin, open]);
  const openAddress = useCallback(async (address: URL): Promise<void> => {
    const signal = begin();
    setPhase({ at: 'opening', name: address.href });
    const file = await fetchDocument(address, signal, (progress) => signal.aborted || setPhase({ at: 'opening', name: address.href, progress }));
    if (signal.aborted) return;
    if (file.ok) await open(file.value, signal, address);
    else setPhase({ at: 'failed', failure: file.failure, name: address.href, address });
  }, [begin, open]);

  const allow = useCallback((address: URL) => {
    // Asked at once: a browser shows its question only while the click lasts.
    void askToRead(address).then((allowed) => (allowed ? openAddress(address) : setPhase({ at: 'failed', failure: { kind: 'not-allowed' }, name: address.href, address })));
  }, [openAddress]);

  useEffect(() => {
    const address = documentIn(location.search);
    const lying = shelf.lying();
    if (lying) openFile(lying);
    else if (address && !isRemote(address)) setPhase({ at: 'failed', failure: { kind: 'not-an-address' }, name: address.href });
    else if (address) void mayRead(address).then((allowed) => (allowed ? openAddress(address) : setPhase({ at: 'asking', address })));
    return () => stopRef.current?.abort();
  }, [openAddress, openFile, shelf]);

  return { phase, password, openFile, allow };
}

function rememberPlace(view: ReadingView, signal: AbortSignal): void {
  const place = placeIn(view.key);
  if (place) view.restore(place);
  let timer: number | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    keepPlace(view.key, view.place());
  };
  view.root.parentElement?.addEventListener('scroll', () => (timer ??= window.setTimeout(keep, PLACE_DELAY)), { signal, passive: true });
  window.addEventListener('pagehide', keep, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
