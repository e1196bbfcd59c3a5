import pdfCss from 'pdfjs-dist/web/pdf_viewer.css?raw';
import { startContent } from '../../src/content/start.ts';
import { htmlPageText } from '../../src/documents/html.ts';
import { pdfPageText } from '../../src/documents/pdf.ts';
import { Reader } from '../../src/ui/reader/Reader.tsx';
import type { Annotate, Shelf } from '../../src/ui/reader/use-reading.ts';
import readerCss from '../../src/ui/reader/reader.css?inline';
import { startScreen } from '../../src/ui/screen.tsx';
import controlsCss from '../../src/ui/theme/controls.css?inline';

const annotate: Annotate = ({ kind, root, title, cite }, signal, address) =>
  void startContent(document, {
    signal,
    loadTools: async () => (await import('../../src/content/page-tools.ts')).createPageTools,
    loadCards: async () => (await import('../../src/content/page-cards.ts')).createPageCards,
    loadGate: async () => (await import('../../src/content/ranked-gate.ts')).createRankedGate,
    about: () => ({ title, address: address?.href }),
    readPage: (ending) => (kind === 'pdf' ? pdfPageText(root, ending) : htmlPageText(document, { root, signal: ending })),
    cite,
  });
let lying: File | undefined;
const shelf: Shelf = { lying: () => lying, lay: (file) => void (lying = file) };

void startScreen(() => <Reader annotate={annotate} shelf={shelf} />, [pdfCss, controlsCss, readerCss], 'reader_title');
