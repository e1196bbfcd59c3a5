/**
 * What the glossary page and the entry form ask of the background, as functions
 * handed down the tree: screens run in tests and in the gallery without one.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Draft } from '../domain/draft.ts';
import type { EntryId } from '../domain/entry.ts';
import type { Overlay } from '../domain/entry-view.ts';
import type { LookupFailure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { LONGEST_QUERY } from '../domain/query.ts';
import { keptOnceWritten } from '../platform/keep-storage.ts';
import type { DraftCheck } from '../protocol/personal-requests.ts';
import { watchPublished } from '../protocol/published.ts';
import { ask } from '../protocol/screen-client.ts';
import type { ScreenReply } from '../protocol/screen-requests.ts';
import type { DraftFailure, GoneFailure, WriteFailure } from '../protocol/written-failures.ts';
import { answered, told, type Unanswered } from './answered.ts';
import { createCardData, type CardData } from './card/card-data.ts';
import type { Hit, Search } from './search/hits.ts';

type Value<Reply> = Extract<Reply, { readonly ok: true }> extends { readonly value: infer Inner } ? Inner : never;
export type ListPage = Value<ScreenReply<'entry.list'>>;
export type Undoable = { readonly undo: string };
export type Saved = Value<ScreenReply<'personal.save'>>;
export type Undone = Value<ScreenReply<'change.undo'>>;
export type Trial = NonNullable<ScreenReply<'draft.try'>>;

export type Services = {
  readonly cards: CardData;
  readonly search: Search;
  /** The entries whose see-also names this one. */
  readonly pointingTo: (id: EntryId) => Promise<Result<readonly Hit[], LookupFailure>>;
  readonly listPage: (offset: number) => Promise<Result<ListPage, LookupFailure>>;
  readonly save: (draft: Draft, basis: number | undefined) => Promise<Result<Saved, DraftFailure | Unanswered>>;
  readonly remove: (ids: EntryId[]) => Promise<Result<Undoable, WriteFailure | Unanswered>>;
  readonly duplicate: (id: EntryId) => Promise<Result<Saved, GoneFailure | Unanswered>>;
  readonly undo: (token: string) => Promise<Result<Undone, GoneFailure | Unanswered>>;
  /** The newest change that can be undone. */
  readonly lastChange: () => Promise<Undoable | undefined>;
  readonly check: (draft: Draft, editing: EntryId | undefined) => Promise<Result<DraftCheck, Unanswered>>;
  /** What the draft would mark on the page in a tab; `undefined` where that can't be told. */
  readonly tryOut: (draft: Draft, tabId: number) => Promise<Trial | undefined>;
  /** The tab of the page the reader was on last. */
  readonly lastPage: () => Promise<number | undefined>;
  readonly saveOverlay: (id: EntryId, overlay: Overlay) => Promise<Result<Undoable, GoneFailure | Unanswered>>;
  readonly removeOverlay: (id: EntryId) => Promise<Result<Undoable, GoneFailure | Unanswered>>;
  readonly hideTerm: (id: EntryId, hidden: boolean) => Promise<Result<null, Unanswered>>;
  /** Calls back when what the glossary says, or what is hidden, has changed. */
  readonly watch: (changed: () => void, signal: AbortSignal) => void;
};

const ServicesContext = createContext<Services | undefined>(undefined);
export const ServicesProvider = ServicesContext.Provider;

/** @throws outside of a provider */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error('no services are provided');
  return services;
}

const LIST_PAGE = 4000;
const MOST_HITS = 500;

/** The services of the extension itself. */
export function backgroundServices(): Services {
  return {
    cards: createCardData({ lookup: (ids) => answered(ask('entry.get', { ids })), works: () => answered(ask('work.list', {})) }),
    search: (query) => answered(ask('entry.search', { query: query.slice(0, LONGEST_QUERY), limit: MOST_HITS })),
    pointingTo: (id) => answered(ask('entry.pointing', { id })),
    listPage: (offset) => answered(ask('entry.list', { offset, limit: LIST_PAGE })),
    save: (draft, basis) => keptOnceWritten(answered(ask('personal.save', { draft, ...(basis !== undefined && { basis }) }))),
    remove: (ids) => answered(ask('personal.remove', { ids })),
    duplicate: (id) => answered(ask('personal.duplicate', { id })),
    undo: (undo) => answered(ask('change.undo', { undo })),
    lastChange: async () => {
      const reply = await ask('change.last', {});
      return reply.ok ? (reply.value ?? undefined) : undefined;
    },
    check: (draft, editing) => told(ask('draft.check', { draft, ...(editing !== undefined && { editing }) })),
    tryOut: async (draft, tabId) => {
      const reply = await ask('draft.try', { draft, tabId });
      return reply.ok ? (reply.value ?? undefined) : undefined;
    },
    lastPage,
    saveOverlay: (id, overlay) => keptOnceWritten(answered(ask('overlay.save', { id, overlay }))),
    removeOverlay: (id) => answered(ask('overlay.remove', { id })),
    hideTerm: (id, hidden) => told(ask('term.hide', { id, hidden })),
    watch: (changed, signal) => watchPublished((change) => (change.revision !== undefined || change.choices !== undefined) && changed(), signal),
  };
}

/** By the time of its last use; this screen's own tab is not a page that is read. */
async function lastPage(): Promise<number | undefined> {
  const [tabs, own] = await Promise.all([browser.tabs.query({}), browser.tabs.getCurrent()]);
  const others = tabs.filter(({ id }) => id !== own?.id).toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  return others[0]?.id;
}
