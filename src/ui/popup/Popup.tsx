/**
 * The toolbar popup: the search screen with the background and the page behind
 * it. The search box has the focus before anything is known of the page.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { fail } from '../../domain/result.ts';
import { ask } from '../../protocol/client.ts';
import { CardReader } from '../card/CardReader.tsx';
import { createCardData } from '../card/card-data.ts';
import { cardLabels } from '../card/labels.ts';
import type { Search } from '../search/hits.ts';
import { searchLabels } from '../search/labels.ts';
import { SearchScreen } from '../search/SearchScreen.tsx';
import { readPageBehind, type PageBehind } from './page-behind.ts';

const LIMIT = 30;

export function Popup() {
  const [page, setPage] = useState<PageBehind>();
  const readPage = useCallback(() => void readPageBehind().then(setPage), []);
  useEffect(readPage, [readPage]);
  const cardData = useMemo(() => createCardData({ lookup: (ids) => answered(ask('entry.get', { ids })), works: () => answered(ask('work.list', {})) }), []);

  const labels = useMemo(() => ({ card: cardLabels(), search: searchLabels() }), []);

  const setSite = (on: boolean): void => void page?.switchSite(on).then(readPage);
  const showOnPage = (id: EntryId): void => void page?.show(id);
  const drawEntry = (id: EntryId, leave: () => void) => <CardReader id={id} data={cardData} labels={labels.card} actions={[]} home={{ name: labels.search.search, leave }} />;
  return <SearchScreen labels={labels.search} search={search} page={page?.state} setSite={setSite} showOnPage={showOnPage} drawEntry={drawEntry} />;
}

const search: Search = (query) => answered(ask('entry.search', { query, limit: LIMIT }));

type Asked<Reply> = { ok: true; value: Reply } | { ok: false; failure: unknown };

/** A reply is itself a Result; that nobody answered becomes one of its failures. */
async function answered<Reply>(asked: Promise<Asked<Reply>>): Promise<Reply | { readonly ok: false; readonly failure: { readonly kind: 'disconnected' } }> {
  const reply = await asked;
  return reply.ok ? reply.value : fail({ kind: 'disconnected' });
}
