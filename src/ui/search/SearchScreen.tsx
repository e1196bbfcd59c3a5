/**
 * The popup: a search box, what it finds, what is marked on the page, and the
 * switches for page and site. Draws and listens; looks nothing up itself.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import type { Level } from '../../domain/level.ts';
import { fill } from '../card/labels.ts';
import { HitList, rowId } from './HitList.tsx';
import type { Hit, PageHit, PageState, Search } from './hits.ts';
import type { SearchLabels } from './labels.ts';
import { PageList } from './PageList.tsx';
import type { SearchAtOnce } from './search-copy.ts';
import { SearchBox } from './SearchBox.tsx';
import { SearchTabs, type SearchTab } from './SearchTabs.tsx';
import { useAcceptance, type Where } from './use-acceptance.ts';
import { useLate } from './use-late.ts';
import { beginning, useSearch, type Answer } from './use-search.ts';

export type SearchScreenProps = {
  readonly labels: SearchLabels;
  /** Kept by identity: a new function asks anew. */
  readonly search: Search;
  /** Answers without being waited for, as far as it can, until `search` has. */
  readonly searchAtOnce?: SearchAtOnce | undefined;
  /** `undefined` until it is known. */
  readonly page: PageState | undefined;
  /** What the reader has selected on the page: the first query, unless they type another before it is known. */
  readonly selected?: string | undefined;
  /** What stood in the box before the screen was drawn. */
  readonly typedBefore?: string | undefined;
  /** What Enter was pressed for by then. */
  readonly pressedBefore?: Where | undefined;
  readonly level: Level | undefined;
  readonly setLevel: (level: Level) => void;
  readonly setSite: (on: boolean) => void;
  readonly readHere?: (() => void) | undefined;
  readonly openPanel?: (() => void) | undefined;
  readonly allowPages?: (() => void) | undefined;
  readonly showOnPage: (id: EntryId) => void;
  readonly hide: (hit: PageHit, hidden: boolean) => void;
  /** With what stands in the box. */
  readonly add: (query: string) => void;
  /** With nothing chosen: what stands in the box, which may be nothing. */
  readonly openInGlossary: (id: EntryId | undefined, query: string) => void;
  /** What could not be done, in words. */
  readonly trouble?: string | undefined;
  /** The card of an entry the reader has opened; `leave` goes back to the list. */
  readonly drawEntry: (id: EntryId, leave: () => void) => ComponentChildren;
};

const NO_HITS: readonly Hit[] = [];

export function SearchScreen(props: SearchScreenProps) {
  const { labels, search, searchAtOnce, selected = '', typedBefore, pressedBefore, openInGlossary, trouble, drawEntry } = props;
  const [box, setBox] = useState<string | undefined>(typedBefore === '' ? undefined : typedBefore);
  const [tab, setTab] = useState<SearchTab>('search');
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState<EntryId>();
  const { page, gone, hide } = useSendingAway(props);
  const listId = useId();
  const typed = box ?? selected;
  const ahead = useMemo(() => beginning(search), [search]);
  const answer = useSearch(ahead.search, typed, { atOnce: searchAtOnce });
  const isCurrent = answer.query === typed.trim();
  const isLate = useLate(!isCurrent);
  const hits = answer.found.ok ? answer.found.value : NO_HITS;
  const listed = tab === 'search' && opened === undefined && hits.length > 0;
  /** What most want of the popup on a PDF comes before anything is typed. */
  const isPdf = page?.status === 'unreadable' && page.isPdf === true;
  const chosen = opened ?? (listed ? hits[active]?.id : undefined);
  // Kept while nothing in it changes: a key changes the box alone, until its answer is there.
  const list = useMemo(() => <HitList id={listId} label={labels.search} hits={hits} active={active} open={setOpened} point={setActive} />, [listId, labels, hits, active]);
  useEffect(() => setActive(0), [selected]);

  const acceptance = useAcceptance(isCurrent || opened !== undefined || tab !== 'search', (where) => {
    if (where === 'glossary') openInGlossary(chosen, typed.trim());
    else if (listed) setOpened(chosen);
  }, pressedBefore);

  const begin = (value: string): void => {
    if (searchAtOnce?.isReady() !== true) ahead.begin(value);
  };
  const change = (value: string): void => {
    begin(value);
    setBox(value);
    setActive(0);
    acceptance.forget();
    show('search');
  };
  const show = (next: SearchTab): void => {
    setTab(next);
    setOpened(undefined);
  };
  const move = (by: 1 | -1): void => {
    if (listed) setActive((active + by + hits.length) % hits.length);
  };

  return (
    <div class="search">
      <SearchBox
        labels={labels}
        value={typed}
        change={change}
        foresee={begin}
        isGiven={box === undefined && selected !== ''}
        found={isLate ? labels.preparing : tab === 'search' && answer.query !== '' && answer.found.ok ? fill(labels.found, String(hits.length)) : undefined}
        listId={listId}
        activeId={listed ? rowId(listId, active) : undefined}
        move={move}
        accept={() => acceptance.accept('here')}
        acceptInGlossary={() => acceptance.accept('glossary')}
      />
      {trouble !== undefined && <p class="trouble" role="alert">{trouble}</p>}
      <div class="panel" role="tabpanel" id={`${listId}-panel`} aria-labelledby={`${listId}-${tab}`}>
        {opened !== undefined && drawEntry(opened, () => setOpened(undefined))}
        {listed && list}
        {!listed && opened === undefined && tab === 'search' && (isPdf && answer.query === '' && page ? <PageList {...props} page={page} gone={gone} hide={hide} open={setOpened} /> : <NothingListed answer={answer} isLate={isLate} labels={labels} add={props.add} />)}
        {opened === undefined && tab === 'page' && page && <PageList {...props} page={page} gone={gone} hide={hide} open={setOpened} />}
      </div>
      <SearchTabs id={listId} labels={labels} tab={tab} show={show} page={page} setSite={props.setSite} add={() => props.add(typed.trim())} />
    </div>
  );
}

/** What is sent away stays away, also where the reader looks at something else meanwhile; the last of it can be had back, then the one before. */
function useSendingAway({ page, hide }: Pick<SearchScreenProps, 'page' | 'hide'>): { readonly page: PageState | undefined; readonly gone: PageHit | undefined; readonly hide: SearchScreenProps['hide'] } {
  const [away, setAway] = useState<readonly PageHit[]>([]);
  return {
    page: page?.status === 'on' ? { ...page, entries: page.entries.filter(({ id }) => !away.some((hit) => hit.id === id)) } : page,
    gone: away.at(-1),
    hide: (hit, hidden) => {
      setAway((before) => [...before.filter(({ id }) => id !== hit.id), ...(hidden ? [hit] : [])]);
      hide(hit, hidden);
    },
  };
}

const FAILURES = { seeding: 'seeding', 'storage-unavailable': 'storageUnavailable', disconnected: 'disconnected' } as const satisfies Record<LookupFailure['kind'], keyof SearchLabels>;

function NothingListed({ answer: { query, found }, isLate, labels, add }: { readonly answer: Answer; readonly isLate: boolean; readonly labels: SearchLabels; readonly add: (query: string) => void }) {
  // Said aloud by the box.
  if (isLate) return <p class="note">{labels.preparingNote}</p>;
  if (!found.ok) return <p class="note">{labels[FAILURES[found.failure.kind]]}</p>;
  if (query === '') return <p class="note">{labels.hint}</p>;
  return (
    <div class="note">
      <p>{fill(labels.nothing, query)}</p>
      <button type="button" class="offer" onClick={() => add(query)}>{fill(labels.addThis, query)}</button>
    </div>
  );
}
