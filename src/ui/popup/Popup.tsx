/**
 * The toolbar popup: the search screen with the background and the page behind
 * it. The search box stands in popup.html and has the focus before any script
 * has run; the screen takes it over with what has been typed by then.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { Level } from '../../domain/level.ts';
import { LONGEST_QUERY } from '../../domain/query.ts';
import type { Result } from '../../domain/result.ts';
import { openInTab, openInWindow } from '../../platform/open-screen.ts';
import { askToReadPages } from '../../platform/page-access.ts';
import { hasSidePanel, openSidePanel } from '../../platform/side-panel.ts';
import { readChoices } from '../../protocol/published.ts';
import { readerAddress } from '../../protocol/reader-address.ts';
import { receiveCopy } from '../../protocol/search-copy.ts';
import { glossaryAddress, type GlossaryPlace } from '../../protocol/screen-addresses.ts';
import { ask, createAsker } from '../../protocol/screen-client.ts';
import { answered, told } from '../answered.ts';
import type { CardAction } from '../card/ActionList.tsx';
import { CardReader } from '../card/CardReader.tsx';
import { createCardData } from '../card/card-data.ts';
import { cardLabels } from '../card/labels.ts';
import { failureText, type Failure } from '../failure-text.ts';
import { searchLabels } from '../search/labels.ts';
import { createCopiedSearch } from '../search/search-copy.ts';
import { SearchScreen } from '../search/SearchScreen.tsx';
import type { Where } from '../search/use-acceptance.ts';
import { readPageBehind, type PageBehind } from './page-behind.ts';

const LIMIT = 30;
/** A longer selection is no query, in UTF-16 units. */
const LONGEST_SELECTION = 80;

type Props = { /** Asked once, at the first drawing. */ readonly pressedBefore?: () => Where | undefined };

export function Popup({ pressedBefore: takePressed }: Props) {
  const [page, setPage] = useState<PageBehind>();
  const [level, setLevel] = useState<Level>();
  const [trouble, setTrouble] = useState<string>();
  const [typedBefore] = useState(() => document.querySelector('input')?.value);
  const [pressedBefore] = useState(() => takePressed?.());
  const labels = useMemo(() => ({ card: cardLabels(), search: searchLabels() }), []);
  const data = useMemo(() => createCardData({ lookup: (ids) => answered(ask('entry.get', { ids })), works: () => answered(ask('work.list', {})) }), []);

  const readPage = useCallback(() => void readPageBehind().then(setPage), []);
  useEffect(readPage, [readPage]);
  useEffect(() => {
    // The background makes its index for the first search: by the time something is typed it is under way.
    void search('');
    void readChoices().then((choices) => setLevel(choices.level));
    void ask('glossary.describe', {}).then((state) => state.ok && state.value.storage === 'unavailable' && setTrouble(failureText({ kind: 'storage-unavailable' })));
  }, []);

  // Only where something is changed from here: a popup that is only read asks the page once.
  const followingRef = useRef<AbortController>(undefined);
  useEffect(() => () => followingRef.current?.abort(), []);
  const follow = (): void => {
    if (!page || followingRef.current) return;
    followingRef.current = new AbortController();
    page.follow(readPage, followingRef.current.signal);
  };

  /** Does what the reader asked; a failure is told in the popup. */
  const attempt = async (doing: Promise<Result<unknown, Failure>>): Promise<boolean> => {
    const outcome = await doing;
    setTrouble(outcome.ok ? undefined : failureText(outcome.failure));
    return outcome.ok;
  };
  const chooseLevel = (next: Level): void => {
    setLevel(next);
    follow();
    void attempt(told(ask('choices.set', { change: { level: next } }))).then((done) => done || setLevel(level));
  };
  const { selection } = page ?? {};
  const add = (query: string): void => open({ at: 'new', tabId: page?.tabId, selection: { ...selection, text: query === '' ? (selection?.text ?? '') : query } });
  // By the background: the popup may be gone before it is done.
  const openEntry = (id: EntryId | undefined, query = ''): void => void ask('glossary.open', id !== undefined ? { id } : query === '' ? {} : { query: query.slice(0, LONGEST_QUERY) }).then(() => window.close());
  const actions: readonly CardAction[] = [
    { label: labels.card.write, fits: ({ own }) => own !== true, run: ({ id }) => open({ at: 'edit', id }) },
    { label: labels.card.edit, fits: ({ own }) => own === true, run: ({ id }) => open({ at: 'edit', id }) },
    { label: labels.card.open, run: ({ id }) => openEntry(id) },
  ];

  const drawEntry = (id: EntryId, leave: () => void) => <CardReader id={id} data={data} labels={labels.card} actions={actions} home={{ name: labels.search.search, leave }} />;

  return (
    <SearchScreen
      labels={labels.search}
      search={search}
      searchAtOnce={atOnce}
      page={page?.state}
      typedBefore={typedBefore}
      pressedBefore={pressedBefore}
      selected={selection && selection.text.length <= LONGEST_SELECTION ? selection.text : undefined}
      level={level}
      setLevel={chooseLevel}
      setSite={(on) => void page?.switchSite(on).then(readPage)}
      readHere={() => void openInTab(readerAddress(page?.state.status === 'unreadable' && page.state.isPdf ? page.address : undefined)).then(() => window.close())}
      allowPages={() => void askToReadPages().then(readPage)}
      openPanel={hasSidePanel() ? () => void openSidePanel(page?.windowId).then(() => window.close()) : undefined}
      showOnPage={(id) => void page?.show(id)}
      hide={({ id }, hidden) => void attempt(told(ask('term.hide', { id, hidden })))}
      add={add}
      openInGlossary={openEntry}
      trouble={trouble}
      drawEntry={drawEntry}
    />
  );
}

const askSearch = createAsker('entry.search');
const { search, atOnce } = createCopiedSearch((query) => answered(askSearch({ query, limit: LIMIT })), () => receiveCopy(orderCopy), LIMIT);

async function orderCopy(channel: string): Promise<number> {
  const sent = await ask('search.copy', { channel });
  return sent.ok ? sent.value : 0;
}

/** The popup closes by itself in most browsers, once something else has the focus; not on Android. */
function open(place: GlossaryPlace): void {
  void openInWindow(glossaryAddress(place, { alone: true })).then(() => window.close());
}
