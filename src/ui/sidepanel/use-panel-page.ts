/**
 * The page beside the panel as it is now, and what can be asked of it.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { askPage } from '../../protocol/client.ts';
import type { PageNews } from '../../protocol/page-feed.ts';
import type { PageReply } from '../../protocol/page-requests.ts';
import { readChoices, watchPublished } from '../../protocol/published.ts';
import { withHeads } from '../search/page-entries.ts';
import { followFrames } from './follow-frames.ts';
import { followPage, targetOf, type Told } from './follow-page.ts';
import { createFrameNews } from './frame-news.ts';
import { createGoing, type Shown } from './going.ts';
import { withMarks, withView, type PanelPage } from './panel-page.ts';

/** Where an entry is marked: in which frame, and as which of its marks there. */
export type Place = PageReply<'marks.places'>[number] & { readonly frameId: number; readonly at: number };

export type PanelModel = {
  readonly page: PanelPage;
  /** Goes to a mark of an entry in a frame: the one at `at`, or the next. */
  readonly show: (id: EntryId, place: { readonly frameId: number; readonly at?: number }) => Promise<Shown>;
  readonly places: (id: EntryId) => Promise<readonly Place[]>;
};

export function usePanelPage(): PanelModel {
  const [page, setPage] = useState<PanelPage>({ status: 'waiting' });
  const tabRef = useRef<number>(undefined);
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    let newest = 0;
    let last: { readonly tabId: number; readonly news: Extract<PageNews, { news: 'marks' }> } | undefined;

    const takeMarks = async (): Promise<void> => {
      if (!last) return;
      const mine = ++newest;
      const { tabId, news } = last;
      const hits = await withHeads(news.entries);
      if (mine === newest && !signal.aborted) setPage((before) => withMarks(before, tabId, news, hits));
    };
    const take = (told: Told): void => {
      if (told.at === 'news') {
        tabRef.current = told.tabId;
        const { tabId, news } = told;
        if (news.news === 'view') {
          // What is in view of marks still being looked up is told when they are there.
          void Promise.resolve(pending).then(() => setPage((before) => withView(before, tabId, news)));
          return;
        }
        last = { tabId, news };
        pending = takeMarks();
        return;
      }
      newest++;
      last = undefined;
      setPage(told.at === 'waiting' ? { status: 'waiting' } : { status: 'unreadable', address: told.address });
    };
    let pending: Promise<void> | undefined;

    void targetOf(location.search).then((target) => signal.aborted || followPage(target, take, signal));
    watchPublished(({ revision }) => revision !== undefined && void takeMarks(), signal);
    return () => ending.abort();
  }, []);

  const framesRef = useRef<readonly number[]>([0]);
  useEffect(() => {
    framesRef.current = page.status === 'on' ? page.parts.map(({ frameId }) => frameId) : [0];
  }, [page]);
  const beside = page.status === 'on' ? page.tabId : undefined;
  const since = page.status === 'on' ? page.since : undefined;
  useEffect(() => {
    if (beside === undefined) return undefined;
    const ending = new AbortController();
    const take = createFrameNews(beside, (make) => ending.signal.aborted || setPage(make));
    followFrames(beside, (told) => void take(told), ending.signal);
    return () => ending.abort();
  }, [beside, since]);

  const [go] = useState(() => createGoing());
  const show = useCallback<PanelModel['show']>(async (id, place) => {
    const tabId = tabRef.current;
    if (tabId === undefined) return null;
    return go(tabId, id, place, () => framesRef.current);
  }, [go]);
  const places = useCallback<PanelModel['places']>(async (id) => {
    const tabId = tabRef.current;
    if (tabId === undefined) return [];
    const found = await Promise.all(framesRef.current.map((frameId) => placesIn(tabId, frameId, id)));
    const first = found.flat()[0];
    // Only what the page has: an entry followed from another has no sentence there.
    if (first && (await readChoices()).readingLog) void askPage(tabId, 'marks.noted', { id }, first.frameId);
    return found.flat();
  }, []);
  return { page, show, places };
}

async function placesIn(tabId: number, frameId: number, id: EntryId): Promise<Place[]> {
  const reply = await askPage(tabId, 'marks.places', { id }, frameId);
  return reply.ok ? reply.value.map((place, at) => ({ ...place, frameId, at })) : [];
}
