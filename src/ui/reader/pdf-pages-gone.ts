/**
 * Lets go of what pdf.js keeps of pages it no longer draws: its highlighter of
 * finds holds on to every text layer it ever had, elements and all, and so to
 * some fifty nodes a page for as long as the document is open.
 */
import type { EventBus, PDFPageView } from 'pdfjs-dist/web/pdf_viewer.mjs';

/** Asked whenever a page's text has been laid, which is when an older page is let go. */
export function forgetTextOfPagesGone(bus: EventBus): void {
  const withText = new Set<PDFPageView>();
  bus.on('textlayerrendered', ({ source }: { readonly source: PDFPageView }) => {
    withText.add(source);
    for (const page of withText) {
      if (page.textLayer) continue;
      // What it should highlight on is told to it anew with the page's next text layer.
      page._textHighlighter.setTextMapping([], []);
      withText.delete(page);
    }
  });
}
