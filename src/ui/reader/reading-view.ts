/**
 * What the reader page needs of an open document, PDF or text: where one is in
 * it, and what can be done with it.
 */

export interface OutlineItem {
  readonly title: string;
  readonly go: () => void;
  readonly items: readonly OutlineItem[];
}

export interface Found {
  /** From 1; 0 while there is none. */
  readonly at: number;
  readonly total: number;
  readonly busy: boolean;
}

export interface ViewState {
  /** Counted from 1; undefined where a document has no pages. */
  readonly page?: number | undefined;
  readonly pages?: number | undefined;
  /** As the document itself numbers the page, where that is something else: `xii`. */
  readonly label?: string | undefined;
  /** 1 is the size it was made for. */
  readonly scale: number;
  readonly found?: Found | undefined;
  readonly spread?: Spread | undefined;
  /** The pages looked at are pictures: there is nothing that could be marked. */
  readonly isPicture?: boolean | undefined;
}

/** Pages beside each other: none, the first two together, or the first alone as books have it. */
export const SPREADS = ['none', 'odd', 'even'] as const;
export type Spread = (typeof SPREADS)[number];

/** Where a reader was: a page or paragraph (from 0) and how far down it (0 to 1). */
export interface Place {
  readonly at: number;
  readonly down: number;
  readonly scale?: number | undefined;
  readonly rotation?: number | undefined;
  readonly spread?: Spread | undefined;
}

/** As a source has it: what is read, and the place in it. */
export interface Cited {
  readonly title: string;
  readonly address: string;
}

export interface ReadingView {
  readonly kind: 'pdf' | 'text';
  /** The same for the same document, whatever its file is called. */
  readonly key: string;
  readonly title: string;
  /** Holds the document's text and nothing else. */
  readonly root: HTMLElement;
  readonly state: ViewState;
  onChange(listener: () => void): void;
  readOutline(): Promise<readonly OutlineItem[]>;
  goTo(page: number): void;
  zoom(step: 1 | -1 | 'width'): void;
  /**
   * @param at in CSS pixels of the window: what is there stays there
   * @returns false where the difference is too small to be made
   */
  zoomAt(factor: number, at: { readonly x: number; readonly y: number }): boolean;
  /** By a quarter, clockwise. */
  rotate?: (() => void) | undefined;
  /** To the next of `SPREADS`. */
  spread?: (() => void) | undefined;
  /** @param step to the next place or the one before; without, from the view on. An empty query ends the search */
  find?: ((query: string, step?: 1 | -1) => void) | undefined;
  print(): Promise<void>;
  /** @param node something in the document; without, what is in view */
  readonly cite: (node?: Node) => Cited;
  place(): Place;
  restore(place: Place): void;
}
