/**
 * What the panel draws of a page, made step by step from what the page tells.
 * Pure.
 */
import type { EntryId } from '../../domain/entry.ts';
import type { PageNews } from '../../protocol/page-feed.ts';
import type { PageHit } from '../search/hits.ts';

/** `beginning`: the first words of the paragraph in which it is marked first. */
export type PanelHit = PageHit & { readonly beginning: string };
type MarksNews = Extract<PageNews, { news: 'marks' }>;

export type PanelPage =
  | { readonly status: 'waiting' }
  | { readonly status: 'unreadable'; readonly address?: string | undefined }
  | { readonly status: 'off'; readonly host: string; readonly title: string }
  | {
      readonly status: 'on';
      readonly tabId: number;
      /** When the document began: tells it from others in the same tab. */
      readonly since: number;
      readonly host: string;
      readonly title: string;
      readonly state: Exclude<MarksNews['state'], 'off'>;
      readonly entries: readonly PanelHit[];
      readonly inView: ReadonlySet<EntryId>;
      /** The entry whose mark was gone to last. */
      readonly current?: EntryId | undefined;
    };

/** @param hits the entries of the news, with what a list prints of them */
export function withMarks(before: PanelPage, tabId: number, { state, host, title, since }: MarksNews, hits: readonly PanelHit[]): PanelPage {
  if (state === 'off') return { status: 'off', host, title };
  const same = before.status === 'on' && before.tabId === tabId && before.since === since;
  return { status: 'on', tabId, since, host, title, state, entries: hits, inView: same ? before.inView : new Set(), current: same ? before.current : undefined };
}

export function withView(before: PanelPage, tabId: number, { entries, current }: Extract<PageNews, { news: 'view' }>): PanelPage {
  return before.status === 'on' && before.tabId === tabId ? { ...before, inView: new Set(entries), current } : before;
}
