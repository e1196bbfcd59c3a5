/**
 * Prints a PDF: pages are drawn one after the other, as pictures into an element
 * that only the printer sees. Marks are not printed.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** In dots per inch: fine print stays legible, and a book of 600 pages fits in memory. */
const RESOLUTION = 150;
const POINTS = 72;

export async function printPdf(pdf: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
  const sheets = document.createElement('div');
  sheets.className = 'print-sheets';
  const addresses: string[] = [];
  try {
    const canvas = document.createElement('canvas');
    for (let number = 1; number <= pdf.numPages && !signal.aborted; number++) {
      const image = document.createElement('img');
      image.alt = '';
      image.src = await drawnPage(pdf, number, canvas);
      addresses.push(image.src);
      await image.decode().catch(() => undefined);
      sheets.append(image);
    }
    document.body.append(sheets);
    if (!signal.aborted) window.print();
  } finally {
    sheets.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
  }
}

async function drawnPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<string> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: RESOLUTION / POINTS });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  page.cleanup();
  return blob ? URL.createObjectURL(blob) : '';
}
