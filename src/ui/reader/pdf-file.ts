/**
 * Opens a PDF with pdf.js. The file is read in pieces as pages need them, so
 * one of several hundred megabytes costs no more memory than what is shown.
 * Nothing is fetched but the package's own files; no script of a PDF runs.
 */
import { getDocument, GlobalWorkerOptions, PasswordResponses, PDFDataRangeTransport, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist';
import { browser } from 'wxt/browser';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { OpenFailure } from './failures.ts';

/** In bytes: what is read of the file at a time. */
const PIECE = 1 << 18;

/** @param again the last one was wrong; @returns undefined when the reader gives up */
export type AskPassword = (again: boolean) => Promise<string | undefined>;

const packaged = (path: string): string => browser.runtime.getURL(`/pdf/${path}` as '/');

class FileRanges extends PDFDataRangeTransport {
  /** The file has been changed or taken away since it was opened. */
  lost: () => void = () => {};
  readonly #file: Blob;

  constructor(file: Blob, start: Uint8Array) {
    super(file.size, start);
    this.#file = file;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#file.slice(begin, end).arrayBuffer().then((bytes) => this.onDataRange(begin, new Uint8Array(bytes)), () => this.lost());
  }
}

/** The document must be destroyed by `loadingTask.destroy()` when it is closed. */
export async function openPdf(file: Blob, askPassword: AskPassword, signal: AbortSignal): Promise<Result<PDFDocumentProxy, OpenFailure>> {
  GlobalWorkerOptions.workerSrc = packaged('pdf.worker.mjs');
  const range = new FileRanges(file, new Uint8Array(await file.slice(0, PIECE).arrayBuffer()));
  const task = getDocument({
    range,
    rangeChunkSize: PIECE,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: true,
    standardFontDataUrl: packaged('standard_fonts/'),
    wasmUrl: packaged('wasm/'),
    verbosity: VerbosityLevel.ERRORS,
  });
  signal.addEventListener('abort', () => void task.destroy(), { once: true });
  range.lost = () => void task.destroy();
  let gaveUp = false;
  task.onPassword = (answer: (password: string | Error) => void, reason: number): void => {
    void askPassword(reason === PasswordResponses.INCORRECT_PASSWORD).then((password) => {
      gaveUp = password === undefined;
      answer(password ?? new Error('no password'));
    });
  };
  try {
    return ok(await task.promise);
  } catch {
    await task.destroy();
    return fail({ kind: gaveUp ? 'no-password' : 'broken' });
  }
}
