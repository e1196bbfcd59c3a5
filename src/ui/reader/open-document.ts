/**
 * From a file to an open document on the stage, whatever it is.
 */
import { fail, ok, type Result } from '../../domain/result.ts';
import type { OpenFailure } from './failures.ts';
import { fileFormat, HEAD } from './file-format.ts';
import type { Origin } from './citing.ts';
import type { AskPassword } from './pdf-file.ts';
import type { ReadingView } from './reading-view.ts';
import { readTextDocument } from './text-document.ts';
import { showText } from './text-view.ts';

export interface OpenOptions {
  /** Empty; gets the element that scrolls, which goes away when the signal aborts. */
  readonly stage: HTMLElement;
  readonly askPassword: AskPassword;
  readonly signal: AbortSignal;
  /** Where it was read from, if not from a file. */
  readonly address?: URL | undefined;
}

export async function openDocument(file: File, { stage, askPassword, signal, address }: OpenOptions): Promise<Result<ReadingView, OpenFailure>> {
  const format = fileFormat(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()), file.name, file.size);
  if (!format.ok) return format;
  const origin: Origin = { fileName: file.name, address };
  const container = document.createElement('div');
  container.className = 'scroller';
  container.tabIndex = 0;
  signal.addEventListener('abort', () => container.remove(), { once: true });
  if (format.value !== 'pdf') {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const text = await readTextDocument(bytes, format.value, document);
    if (!text.ok) return text;
    if (!/\S/.test(text.value.content.textContent ?? '') && !text.value.content.querySelector('img')) return fail({ kind: 'empty' });
    stage.append(container);
    return ok(showText(text.value, { container, key: await fingerprint(bytes), origin, signal }));
  }
  // pdf.js is loaded by who opens a PDF.
  const [{ openPdf }, { showPdf }] = [await import('./pdf-file.ts'), await import('./pdf-view.ts')];
  const pdf = await openPdf(file, askPassword, signal);
  if (!pdf.ok) return pdf;
  const pages = document.createElement('div');
  pages.className = 'pdfViewer';
  container.append(pages);
  stage.append(container);
  return ok(await showPdf(pdf.value, { container, pages, origin, signal }));
}

async function fingerprint(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
