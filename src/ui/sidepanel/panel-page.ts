/**
 * What the panel draws of a page, made step by step from what the page tells.
 * Pure.
 */
import type { EntryId } from '../../domain/entry.ts';
import type { PageNews } from '../../protocol/page-feed.ts';
import type { PageHit } from '../search/hits.ts';

/** `beginning`: the first words of the paragraph in which it is marked first. */
export type PanelHit = PageHit & { readonly beginning: string };
/** What is marked in one frame, and what of it is in view. */
export type PanelPart = {
  /** 0 is the page itself. */
  readonly frameId: number;
  /** As the frame's document calls itself, or its site. */
  readonly title: string;
  readonly entries: readonly PanelHit[];
  readonly inView: ReadonlySet<EntryId>;
  /** The entry whose mark was gone to last. */
  readonly current?: EntryId | undefined;
};
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
      /** The page's own, then those of its frames that have any. */
      readonly parts: readonly [PanelPart, ...PanelPart[]];
    };

/** @param hits the entries of the news, with what a list prints of them */
export function withMarks(before: PanelPage, tabId: number, { state, host, title, since }: MarksNews, hits: readonly PanelHit[]): PanelPage {
  if (state === 'off') return { status: 'off', host, title };
  const [own, ...frames] = before.status === 'on' && before.tabId === tabId && before.since === since ? before.parts : [];
  return { status: 'on', tabId, since, host, title, state, parts: [{ frameId: 0, title, entries: hits, inView: own?.inView ?? new Set(), current: own?.current }, ...frames] };
}

/** What a child frame tells; without hits it is gone, or has nothing marked any more. */
export function withFrame(before: PanelPage, tabId: number, frameId: number, { title, host }: Pick<MarksNews, 'title' | 'host'>, hits: readonly PanelHit[]): PanelPage {
  if (before.status !== 'on' || before.tabId !== tabId) return before;
  const [own, ...frames] = before.parts;
  const known = frames.find((part) => part.frameId === frameId);
  const others = frames.filter((part) => part !== known);
  const part: PanelPart = { frameId, title: title === '' ? host : title, entries: hits, inView: known?.inView ?? new Set(), current: known?.current };
  return { ...before, parts: [own, ...(hits.length === 0 ? others : [...others, part].sort((one, other) => one.frameId - other.frameId))] };
}

export function withView(before: PanelPage, tabId: number, { entries, current }: Extract<PageNews, { news: 'view' }>, frameId = 0): PanelPage {
  if (before.status !== 'on' || before.tabId !== tabId) return before;
  const [own, ...frames] = before.parts.map((part) => (part.frameId === frameId ? { ...part, inView: new Set(entries), current } : part));
  return own ? { ...before, parts: [own, ...frames] } : before;
}

/** The entries of all parts, each once, and the sum of their marks. */
export function sumOf(parts: readonly PanelPart[]): { readonly ids: readonly EntryId[]; readonly marks: number } {
  const all = parts.flatMap(({ entries }) => entries);
  return { ids: [...new Set(all.map(({ id }) => id))], marks: all.reduce((sum, { count }) => sum + count, 0) };
}
