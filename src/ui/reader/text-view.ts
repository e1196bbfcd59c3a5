/**
 * A text on the page: one article in a column fit for reading.
 */
import { citedAt, type Origin } from './citing.ts';
import type { Cited, OutlineItem, Place, ReadingView, ViewState } from './reading-view.ts';
import type { TextDocument } from './text-document.ts';

const ZOOM_STEP = 1.1;
const SCALES = { least: 0.6, most: 3 };
const PARAGRAPHS = 'p,h1,h2,h3,h4,h5,h6,li,dt,dd,tr,pre,blockquote,figure';
const OUTLINE = 'h1,h2,h3';

export interface TextViewOptions {
  /** Scrolls. */
  readonly container: HTMLElement;
  readonly key: string;
  readonly origin: Origin;
  readonly signal: AbortSignal;
}

export function showText({ title, language, content, release }: TextDocument, { container, key, origin, signal }: TextViewOptions): ReadingView {
  const article = container.ownerDocument.createElement('article');
  article.className = 'text-page';
  if (language !== undefined) article.lang = language;
  article.append(content);
  container.append(article);
  if (release) signal.addEventListener('abort', release, { once: true });
  return new TextView(article, container, key, title, origin);
}

class TextView implements ReadingView {
  readonly kind = 'text';
  readonly #listeners: (() => void)[] = [];
  #scale = 1;

  constructor(
    readonly root: HTMLElement,
    readonly container: HTMLElement,
    readonly key: string,
    readonly ownTitle: string | undefined,
    readonly origin: Origin,
  ) {}

  get title(): string {
    return this.ownTitle ?? this.origin.fileName;
  }

  readonly cite = (): Cited => citedAt(this.origin, { title: this.ownTitle });

  get state(): ViewState {
    return { scale: this.#scale };
  }

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async readOutline(): Promise<readonly OutlineItem[]> {
    const top: { level: number; items: OutlineItem[] } = { level: 0, items: [] };
    const open = [top];
    for (const heading of this.root.querySelectorAll<HTMLElement>(OUTLINE)) {
      const title = (heading.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (title === '') continue;
      const level = Number(heading.localName[1]);
      while (open.length > 1 && open.at(-1)!.level >= level) open.pop();
      const items: OutlineItem[] = [];
      open.at(-1)!.items.push({ title, go: () => heading.scrollIntoView({ block: 'start' }), items });
      open.push({ level, items });
    }
    return top.items;
  }

  goTo(): void {}

  zoom(step: 1 | -1 | 'width'): void {
    const place = this.place();
    this.#setScale(step === 'width' ? 1 : this.#scale * ZOOM_STEP ** step);
    this.#scrollTo(place);
    for (const listener of this.#listeners) listener();
  }

  zoomAt(factor: number, { x, y }: { readonly x: number; readonly y: number }): boolean {
    const under = this.root.ownerDocument.elementFromPoint(x, y)?.closest(PARAGRAPHS);
    const before = under?.getBoundingClientRect();
    const share = before && before.height > 0 ? (y - before.top) / before.height : 0;
    const place = this.place();
    this.#setScale(this.#scale * factor);
    const after = under?.getBoundingClientRect();
    if (after) this.container.scrollTop += after.top + share * after.height - y;
    else this.#scrollTo(place);
    for (const listener of this.#listeners) listener();
    return true;
  }

  async print(): Promise<void> {
    window.print();
  }

  place(): Place {
    const edge = this.container.getBoundingClientRect().top;
    const paragraphs = this.#paragraphs();
    const at = paragraphs.findIndex((paragraph) => paragraph.getBoundingClientRect().bottom > edge);
    const box = paragraphs[at]?.getBoundingClientRect();
    return { at: Math.max(0, at), down: box && box.height > 0 ? Math.max(0, (edge - box.top) / box.height) : 0, scale: this.#scale };
  }

  restore(place: Place): void {
    if (place.scale !== undefined) this.#setScale(place.scale);
    if (place.at > 0 || place.down > 0) this.#scrollTo(place);
    for (const listener of this.#listeners) listener();
  }

  #setScale(scale: number): void {
    this.#scale = Math.min(SCALES.most, Math.max(SCALES.least, scale));
    this.root.style.setProperty('--text-scale', this.#scale.toFixed(3));
  }

  #scrollTo({ at, down }: Place): void {
    const box = this.#paragraphs()[at]?.getBoundingClientRect();
    if (box) this.container.scrollTop += box.top - this.container.getBoundingClientRect().top + down * box.height;
  }

  #paragraphs(): Element[] {
    return [...this.root.querySelectorAll(PARAGRAPHS)];
  }
}
