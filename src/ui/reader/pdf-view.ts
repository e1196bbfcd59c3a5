/**
 * A PDF on the page: pdf.js's viewer components, told what to do in the reader's
 * own terms. Only pages in view or next to it are drawn and have a text layer.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { EventBus, LinkTarget, PDFFindController, PDFLinkService, PDFViewer } from 'pdfjs-dist/web/pdf_viewer.mjs';
import { t } from '../../platform/i18n.ts';
import { forgetTextOfPagesGone } from './pdf-pages-gone.ts';
import { layTextOnce } from './pdf-text-once.ts';
import { hasText } from './pdf-text.ts';
import { printPdf } from './pdf-print.ts';
import { aboutFrom, citedAt, type About, type Origin } from './citing.ts';
import { SPREADS, type Cited, type Found, type OutlineItem, type Place, type ReadingView, type Spread, type ViewState } from './reading-view.ts';
import { wordlessL10n } from './wordless-l10n.ts';

const ZOOM_STEP = 1.15;
/** In ms: until then the drawing is stretched. */
const REDRAW_DELAY = 300;
/** More pages than are in view before the one that counts as current. */
const AROUND_CURRENT = 20;
const SCALES = { least: 0.25, most: 6 };
/** In CSS pixels: a page at a comfortable size fits beside the outline. */
const WIDE_ENOUGH = 1000;
/** Of pdf.js: no editing; links, but no forms. */
const NO_EDITOR = -1;
const LINKS = 1;
const FIND_STATE = { pending: 3 };

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;
type PDFViewerOptions = ConstructorParameters<typeof PDFViewer>[0];

export function showPdf(pdf: PDFDocumentProxy, { container, pages, origin, signal }: { readonly container: HTMLDivElement; readonly pages: HTMLDivElement; readonly origin: Origin; readonly signal: AbortSignal }): Promise<ReadingView> {
  layTextOnce();
  const view = new PdfView(pdf, container, pages, origin, signal);
  return view.ready;
}

class PdfView implements ReadingView {
  readonly kind = 'pdf';
  readonly key: string;
  readonly root: HTMLElement;
  readonly ready: Promise<ReadingView>;
  readonly #origin: Origin;
  readonly #pdf: PDFDocumentProxy;
  readonly #bus = new EventBus();
  readonly #links: PDFLinkService;
  readonly #viewer: PDFViewer;
  readonly #listeners: (() => void)[] = [];
  readonly #signal: AbortSignal;
  #query = '';
  #found: Found | undefined;
  #isPicture = false;
  #about: About = {};
  #labels: readonly string[] | null = null;

  constructor(pdf: PDFDocumentProxy, container: HTMLDivElement, pages: HTMLDivElement, origin: Origin, signal: AbortSignal) {
    this.#pdf = pdf;
    this.#signal = signal;
    this.key = pdf.fingerprints[0] ?? '';
    this.root = pages;
    this.#origin = origin;
    this.#links = new PDFLinkService({ eventBus: this.#bus, externalLinkTarget: LinkTarget.BLANK, externalLinkRel: 'noopener noreferrer' });
    const finder = new PDFFindController({ eventBus: this.#bus, linkService: this.#links });
    const l10n = wordlessL10n as unknown as NonNullable<PDFViewerOptions['l10n']>;
    // The signal is missing from the package's types.
    const options: PDFViewerOptions & { readonly abortSignal: AbortSignal } = { container, viewer: pages, eventBus: this.#bus, linkService: this.#links, findController: finder, annotationMode: LINKS, annotationEditorMode: NO_EDITOR, enableAutoLinking: false, l10n, abortSignal: signal };
    this.#viewer = new PDFViewer(options);
    this.#links.setViewer(this.#viewer);
    this.#listen();
    forgetTextOfPagesGone(this.#bus);
    this.ready = this.#start();
  }

  get title(): string {
    return this.#about.title ?? this.#origin.fileName;
  }

  get state(): ViewState {
    const page = this.#viewer.currentPageNumber;
    return { page, label: this.#labels?.[page - 1], spread: SPREADS[this.#viewer.spreadMode], pages: this.#pdf.numPages, scale: this.#viewer.currentScale, found: this.#found, isPicture: this.#isPicture };
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async readOutline(): Promise<readonly OutlineItem[]> {
    const toItems = (items: Outline | undefined): OutlineItem[] => (items ?? []).map(({ title, dest, items: inner }) => ({ title, go: () => void this.#links.goToDestination(dest ?? ''), items: toItems(inner as Outline) }));
    return toItems(await this.#pdf.getOutline().catch(() => undefined));
  }

  goTo(page: number): void {
    if (page >= 1 && page <= this.#pdf.numPages) this.#viewer.currentPageNumber = page;
  }

  zoom(step: 1 | -1 | 'width'): void {
    if (step === 'width') this.#viewer.currentScaleValue = 'page-width';
    else this.#viewer.currentScale = Math.min(SCALES.most, Math.max(SCALES.least, this.#viewer.currentScale * ZOOM_STEP ** step));
  }

  zoomAt(factor: number, { x, y }: { readonly x: number; readonly y: number }): boolean {
    const { container, currentScale } = this.#viewer;
    const scaleFactor = Math.min(SCALES.most, Math.max(SCALES.least, currentScale * factor)) / currentScale;
    if (Math.round(currentScale * scaleFactor * 100) === Math.round(currentScale * 100)) return factor !== scaleFactor;
    const page = this.#pageAt(y);
    const before = page?.getBoundingClientRect();
    this.#viewer.updateScale({ scaleFactor, drawingDelay: REDRAW_DELAY });
    const after = page?.getBoundingClientRect();
    // By the page itself: the room between pages doesn't grow with them, and pdf.js's own reckoning drifts off.
    if (before && after) container.scrollBy({ left: after.left + ((x - before.left) / before.width) * after.width - x, top: after.top + ((y - before.top) / before.height) * after.height - y, behavior: 'instant' });
    return true;
  }

  readonly rotate = (): void => {
    this.#viewer.pagesRotation = (this.#viewer.pagesRotation + 90) % 360;
  };

  readonly spread = (): void => {
    const next = SPREADS[(this.#viewer.spreadMode + 1) % SPREADS.length] ?? 'none';
    this.#setSpread(next);
    // Both pages of a spread are to be seen.
    this.#viewer.currentScaleValue = next === 'none' ? this.#usualScale() : 'page-width';
  };

  readonly cite = (node?: Node): Cited => {
    const element = node instanceof Element ? node : node?.parentElement;
    const number = Number(element?.closest<HTMLElement>('.page')?.dataset['pageNumber'] ?? this.#viewer.currentPageNumber);
    return citedAt(this.#origin, this.#about, { number, label: this.#labels?.[number - 1] ?? String(number) });
  };

  readonly find = (query: string, step?: 1 | -1): void => {
    if (query === '') {
      this.#query = '';
      this.#found = undefined;
      this.#bus.dispatch('findbarclose', { source: this });
      this.#changed();
      return;
    }
    const again = query === this.#query && step !== undefined;
    this.#query = query;
    this.#bus.dispatch('find', { source: this, type: again ? 'again' : '', query, caseSensitive: false, entireWord: false, highlightAll: true, findPrevious: step === -1, matchDiacritics: false });
  };

  print(): Promise<void> {
    return printPdf(this.#pdf, this.#signal);
  }

  place(): Place {
    const at = this.#viewer.currentPageNumber - 1;
    const page = this.#viewer.getPageView(at)?.div as HTMLElement | undefined;
    const { scrollTop } = this.#viewer.container;
    const down = page ? (scrollTop - page.offsetTop) / page.offsetHeight : 0;
    return { at, down, scale: this.#viewer.currentScaleValue === 'page-width' ? undefined : this.#viewer.currentScale, rotation: this.#viewer.pagesRotation, spread: SPREADS[this.#viewer.spreadMode] };
  }

  restore({ at, down, scale, rotation, spread }: Place): void {
    if (spread !== undefined) this.#setSpread(spread);
    if (rotation !== undefined && rotation % 90 === 0) this.#viewer.pagesRotation = rotation;
    if (scale !== undefined && scale >= SCALES.least && scale <= SCALES.most) this.#viewer.currentScale = scale;
    this.goTo(at + 1);
    const page = this.#viewer.getPageView(at)?.div as HTMLElement | undefined;
    if (page) this.#viewer.container.scrollTop = page.offsetTop + down * page.offsetHeight;
  }

  async #start(): Promise<ReadingView> {
    const started = new Promise<void>((done) => this.#bus.on('pagesinit', () => done(), { once: true }));
    this.#viewer.setDocument(this.#pdf);
    this.#links.setDocument(this.#pdf);
    await started;
    for (let index = 0; index < this.#pdf.numPages; index++) (this.#viewer.getPageView(index)?.div as HTMLElement | undefined)?.setAttribute('aria-label', t('reader_pageNumber', index + 1));
    this.#viewer.currentScaleValue = this.#usualScale();
    const [metadata, labels] = await Promise.all([this.#pdf.getMetadata().catch(() => undefined), this.#pdf.getPageLabels().catch(() => null)]);
    this.#about = aboutFrom(metadata?.info ?? {});
    // Labels that only count the pages tell nothing.
    if (labels?.some((label, index) => label !== '' && label !== String(index + 1))) this.#labels = labels;
    void hasText(this.#pdf).then((text) => {
      this.#isPicture = !text;
      this.#changed();
    }, () => undefined);
    return this;
  }

  /** The page that is at a height of the window, or the one just below it. */
  #pageAt(y: number): HTMLElement | undefined {
    for (let index = Math.max(0, this.#viewer.currentPageNumber - 1 - AROUND_CURRENT); index < this.#pdf.numPages; index++) {
      const page = this.#viewer.getPageView(index)?.div as HTMLElement | undefined;
      if (page && page.getBoundingClientRect().bottom >= y) return page;
    }
    return undefined;
  }

  #usualScale(): string {
    return this.#viewer.container.clientWidth > WIDE_ENOUGH ? '1.25' : 'page-width';
  }

  #setSpread(spread: Spread): void {
    this.#viewer.spreadMode = SPREADS.indexOf(spread);
    this.#changed();
  }

  #listen(): void {
    for (const event of ['pagechanging', 'scalechanging', 'rotationchanging']) this.#bus.on(event, () => this.#changed());
    this.#bus.on('updatefindmatchescount', ({ matchesCount }: { matchesCount: { current: number; total: number } }) => this.#counted(matchesCount, false));
    this.#bus.on('updatefindcontrolstate', ({ matchesCount, state }: { matchesCount: { current: number; total: number }; state: number }) => this.#counted(matchesCount, state === FIND_STATE.pending));
    this.#signal.addEventListener('abort', () => {
      this.#viewer.setDocument(null as unknown as PDFDocumentProxy);
      this.#viewer.cleanup();
    }, { once: true });
  }

  #counted({ current, total }: { readonly current: number; readonly total: number }, busy: boolean): void {
    this.#found = this.#query === '' ? undefined : { at: current, total, busy };
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
