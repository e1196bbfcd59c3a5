/**
 * What a page session asks of the card host, and what it hands it to work with.
 */
import type { CardAction } from '../../ui/card/ActionList.tsx';
import type { CardSources } from '../../ui/card/card-data.ts';
import type { CardLabels } from '../../ui/card/labels.ts';
import type { FindTerms } from '../../ui/card/Prose.tsx';
import type { CardCandidate } from '../../ui/card/trail.ts';
import type { Theme } from '../../ui/theme/tokens.ts';

/** In CSS pixels of the viewport of the card's own frame. */
export type Point = { readonly x: number; readonly y: number };

/** The words the card belongs to; a Range or an Element is one. A term broken over lines has several rectangles. */
export type CardAnchor = {
  getBoundingClientRect(): DOMRect;
  getClientRects(): ArrayLike<DOMRect>;
  /** An element near the words, whose scrolling ancestors the card follows. */
  readonly contextElement?: Element | undefined;
};

export type CardOrder = {
  /** Best first, at least one. */
  readonly candidates: readonly CardCandidate[];
  readonly anchor: CardAnchor;
  /** `key` moves the focus into the card; `tap` opens it as a sheet; `pointer` does neither. */
  readonly by: 'pointer' | 'tap' | 'key';
  /** Where the pointer rested: tells which line of a broken term is meant. */
  readonly point?: Point | undefined;
};

export type CardHostOptions = CardSources & {
  readonly document: Document;
  /** Marks the terms inside an article. */
  readonly findTerms?: FindTerms | undefined;
  /** Shown after Pin, which is the host's own. */
  readonly actions: readonly CardAction[];
  readonly labels: CardLabels;
  /** Read at each opening, so that a change needs no new host. */
  readonly settings: { readonly theme: Theme; readonly size?: 'small' | 'medium' | 'large' };
  /** Closes every card and lets go of the page. */
  readonly signal: AbortSignal;
};
