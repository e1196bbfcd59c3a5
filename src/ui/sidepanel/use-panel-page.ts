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
import { followPage, targetOf, type Told } from './follow-page.ts';
import { withMarks, withView, type PanelPage } from './panel-page.ts';

export type Place = PageReply<'marks.places'>[number];
export type Shown = PageReply<'marks.show'>;

export type PanelModel = {
  readonly page: PanelPage;
  /** Goes to a mark of an entry: the one at `place`, or the next. */
  readonly show: (id: EntryId, place?: number) => Promise<Shown>;
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

  const show = useCallback<PanelModel['show']>(async (id, place) => {
    const reply = tabRef.current === undefined ? undefined : await askPage(tabRef.current, 'marks.show', { id, ...(place !== undefined && { place }) });
    return reply?.ok ? reply.value : null;
  }, []);
  const places = useCallback<PanelModel['places']>(async (id) => {
    const tabId = tabRef.current;
    const reply = tabId === undefined ? undefined : await askPage(tabId, 'marks.places', { id });
    // Only what the page has: an entry followed from another has no sentence there.
    if (tabId !== undefined && reply?.ok && reply.value.length > 0 && (await readChoices()).readingLog) void askPage(tabId, 'marks.noted', { id });
    return reply?.ok ? reply.value : [];
  }, []);
  return { page, show, places };
}
