/**
 * Cards whose code is loaded when they are first wanted. Until it is there the
 * newest order waits, unless the pointer has left its words again.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { report } from '../platform/report.ts';
import type { Choices } from '../protocol/choices.ts';
import type { FrameOrder } from '../protocol/requests.ts';
import type { CardOrder } from './card-host/order.ts';

export type PageCards = {
  /** Opens a card in place of the one that is open. */
  readonly open: (order: CardOrder) => void;
  /** The pointer has left the words. */
  readonly leave: () => void;
  /** The glossary has changed. */
  readonly refresh: () => void;
  /** What a child frame asks, its rectangles already in this frame's viewport. */
  readonly obey: (order: FrameOrder) => void;
  /** Whether a card that was opened for this entry is open. */
  readonly shows: (id: EntryId) => boolean;
  /** Pins the card at hand, or lets it go. @returns whether there is one */
  readonly pin: () => boolean;
  /** Says a line to screen readers. */
  readonly announce: (text: string) => void;
};

export type CardsOptions = {
  readonly document: Document;
  /** The site's name, '' where there is none to switch off. */
  readonly host: string;
  readonly findTerms: (text: string) => readonly Match[];
  readonly choices: () => Choices;
  readonly signal: AbortSignal;
};

export type CreateCards = (options: CardsOptions) => PageCards;
export type LoadCards = () => Promise<CreateCards>;

export type LateCards = Pick<PageCards, 'open' | 'leave' | 'refresh' | 'obey'> & {
  /** A card may be wanted soon. */
  readonly prepare: () => void;
  /** The cards, once they are loaded; undefined where they can't be. */
  readonly ready: () => Promise<PageCards | undefined>;
};

export function createLateCards(load: LoadCards, options: CardsOptions): LateCards {
  let cards: PageCards | undefined;
  let loading: Promise<void> | undefined;
  let waiting: ((cards: PageCards) => void) | undefined;

  async function prepare(): Promise<void> {
    try {
      const create = await load();
      if (options.signal.aborted) return;
      cards = create(options);
      waiting?.(cards);
    } catch (error) {
      // The next mark that is pointed at tries again.
      loading = undefined;
      if (!options.signal.aborted) report(error, 'loading the card');
    } finally {
      waiting = undefined;
    }
  }

  function whenLoaded(order: (cards: PageCards) => void): void {
    if (cards) return order(cards);
    waiting = order;
    loading ??= prepare();
  }

  function leave(): void {
    waiting = undefined;
    cards?.leave();
  }

  return {
    prepare: () => void (loading ??= prepare()),
    ready: async () => {
      await (loading ??= prepare());
      return cards;
    },
    open: (order) => whenLoaded((loaded) => loaded.open(order)),
    obey: (order) => (order.order === 'leave' ? leave() : whenLoaded((loaded) => loaded.obey(order))),
    leave,
    refresh: () => cards?.refresh(),
  };
}
