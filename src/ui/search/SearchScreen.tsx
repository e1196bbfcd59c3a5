/**
 * The popup: a search box, what it finds, what is marked on the page, and the
 * switch for the site. Draws and listens; looks nothing up itself.
 */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import { fill } from '../card/labels.ts';
import { HitList, rowId } from './HitList.tsx';
import type { PageState, Search } from './hits.ts';
import type { SearchLabels } from './labels.ts';
import { PageList } from './PageList.tsx';
import { SearchBox } from './SearchBox.tsx';
import { SearchTabs, type SearchTab } from './SearchTabs.tsx';
import { useSearch, type Answer } from './use-search.ts';

type Props = {
  readonly labels: SearchLabels;
  /** Kept by identity: a new function asks anew. */
  readonly search: Search;
  /** `undefined` until it is known. */
  readonly page: PageState | undefined;
  readonly setSite: (on: boolean) => void;
  readonly showOnPage: (id: EntryId) => void;
  /** The card of an entry the reader has opened; `leave` goes back to the list. */
  readonly drawEntry: (id: EntryId, leave: () => void) => ComponentChildren;
};

export function SearchScreen({ labels, search, page, setSite, showOnPage, drawEntry }: Props) {
  const [box, setBox] = useState('');
  const [tab, setTab] = useState<SearchTab>('search');
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState<EntryId>();
  const listId = useId();
  const answer = useSearch(search, box);
  const hits = answer.found.ok ? answer.found.value : [];
  const listed = tab === 'search' && opened === undefined && hits.length > 0;

  const change = (value: string): void => {
    setBox(value);
    setActive(0);
    show('search');
  };
  const show = (next: SearchTab): void => {
    setTab(next);
    setOpened(undefined);
  };
  const move = (by: 1 | -1): void => {
    if (listed) setActive((active + by + hits.length) % hits.length);
  };
  const accept = (): void => {
    if (listed) setOpened(hits[active]?.id);
  };

  return (
    <div class="search">
      <SearchBox
        labels={labels}
        value={box}
        change={change}
        found={answer.query !== '' && answer.found.ok ? fill(labels.found, String(hits.length)) : undefined}
        listId={listId}
        activeId={listed ? rowId(listId, active) : undefined}
        move={move}
        accept={accept}
      />
      <div class="panel" role="tabpanel" id={`${listId}-panel`} aria-labelledby={`${listId}-${tab}`}>
        {opened !== undefined && drawEntry(opened, () => setOpened(undefined))}
        {listed && <HitList id={listId} label={labels.search} hits={hits} active={active} open={setOpened} point={setActive} />}
        {!listed && opened === undefined && tab === 'search' && <p class="note">{searchNote(answer, labels)}</p>}
        {opened === undefined && tab === 'page' && page && <PageList page={page} labels={labels} open={setOpened} showOnPage={showOnPage} />}
      </div>
      <SearchTabs id={listId} labels={labels} tab={tab} show={show} page={page} setSite={setSite} />
    </div>
  );
}

const FAILURES = { seeding: 'seeding', 'storage-unavailable': 'storageUnavailable', disconnected: 'disconnected' } as const satisfies Record<LookupFailure['kind'], keyof SearchLabels>;

function searchNote({ query, found }: Answer, labels: SearchLabels): string {
  if (!found.ok) return labels[FAILURES[found.failure.kind]];
  return query === '' ? labels.hint : fill(labels.nothing, query);
}
