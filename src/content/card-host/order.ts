/**
 * What a page session asks of the card host, and what it hands it to work with.
 */
import type { Entry, EntryId, Work } from '../../domain/entry.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import type { CardAction } from '../../ui/card/ActionList.tsx';
import type { CardLabels } from '../../ui/card/labels.ts';
import type { FindTerms } from '../../ui/card/Prose.tsx';
import type { Theme } from '../../ui/theme/tokens.ts';

/** An entry that the words may mean. `namedWith`: whose company on the page puts it first. */
export type CardCandidate = { readonly id: EntryId; readonly namedWith?: EntryId | undefined };

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

export type Lookup = (ids: EntryId[]) => Promise<Result<Entry[], LookupFailure>>;

export type CardHostOptions = {
  readonly document: Document;
  /** Entries in any order; an id without an entry is left out. */
  readonly lookup: Lookup;
  /** Headwords of see-also links; without it they are looked up like entries. */
  readonly heads?: ((ids: EntryId[]) => Promise<ReadonlyMap<EntryId, string>>) | undefined;
  /** The works that sources cite, asked for once, at the first opening. */
  readonly works?: (() => Promise<Result<Readonly<Record<string, Work>>, LookupFailure>>) | undefined;
  /** Marks the terms inside an article. */
  readonly findTerms?: FindTerms | undefined;
  /** Shown after Pin, which is the host's own. */
  readonly actions: readonly CardAction[];
  readonly labels: CardLabels;
  /** Read at each opening, so that a change needs no new host. */
  readonly settings: { readonly theme: Theme };
  /** Closes every card and lets go of the page. */
  readonly signal: AbortSignal;
};
