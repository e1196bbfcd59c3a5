/**
 * Whether a PDF has text at all, or is a row of pictures of pages.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** So many pages are looked at: a scan may begin with a library's printed leaf, and a book with plates. */
const SAMPLE = 6;
/** Letters on the pages looked at, beside which a stamp or page number is none. */
const LEAST_LETTERS = 120;

export async function hasText(pdf: PDFDocumentProxy): Promise<boolean> {
  const numbers = new Set(Array.from({ length: SAMPLE }, (_, index) => 1 + Math.floor((index * (pdf.numPages - 1)) / (SAMPLE - 1))));
  let letters = 0;
  for (const number of numbers) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) letters += item.str.replace(/[^\p{L}]+/gu, '').length;
    if (letters > LEAST_LETTERS) return true;
  }
  // A single page may hold few words and yet be text.
  return letters > 0 && numbers.size < SAMPLE;
}
