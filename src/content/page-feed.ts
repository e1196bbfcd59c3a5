/**
 * Tells the side panel what is marked and what of it is in view, for as long as
 * a panel listens.
 */
import type { Browser } from 'wxt/browser';
import type { EntryId } from '../domain/entry.ts';
import type { FeedEntry, PageNews } from '../protocol/page-feed.ts';
import type { PageTools, ToolsOptions } from './late-tools.ts';
import type { Session } from './session.ts';

type Port = Browser.runtime.Port;
type Options = Pick<ToolsOptions, 'session' | 'document' | 'host' | 'isOff' | 'signal'>;
export type PageFeed = Pick<PageTools, 'attend'> & { /** The reader has gone to a mark, or has left it. */ readonly moved: () => void };

/** In ms between two looks at what is in view. */
const PAUSE = 150;
/** In ms between two lists of a page that is being scanned. */
const WHILE_SCANNING = 1000;
/** UTF-16 units of a paragraph's beginning. */
const BEGINNING = 60;

export function createPageFeed({ session, document, host, isOff, signal }: Options): PageFeed {
  const ports = new Map<Port, AbortController>();
  const since = document.defaultView?.performance.timeOrigin ?? 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (news: PageNews, to: Iterable<Port> = ports.keys()): void => {
    for (const port of to) port.postMessage(news);
  };
  const marks = (): PageNews => ({ news: 'marks', entries: isOff() ? [] : listed(session), state: isOff() ? 'off' : stateOf(session), host, title: document.title, since });
  const view = (): PageNews => ({ news: 'view', entries: [...new Set(session.inView().flatMap((mark) => session.meant(mark)?.id ?? []))], ...currentOf(session) });
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tell(view());
    }, PAUSE);
  };

  const attend = (port: Port): void => {
    const ending = new AbortController();
    ports.set(port, ending);
    port.onDisconnect.addListener(() => {
      ports.delete(port);
      ending.abort();
    });
    const listening = { capture: true, passive: true, signal: AbortSignal.any([ending.signal, signal]) };
    document.addEventListener('scroll', later, listening);
    document.defaultView?.addEventListener('resize', later, listening);
    tell(marks(), [port]);
    tell(view(), [port]);
  };
  let toldAt = -Infinity;
  session.onMarksChanged(() => {
    // Listing takes as long as scanning, so a page that is still being scanned is listed now and then.
    if (ports.size === 0 || (session.state === 'scanning' && performance.now() - toldAt < WHILE_SCANNING)) return;
    toldAt = performance.now();
    tell(marks());
    tell(view());
  }, signal);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const [port, ending] of ports) {
      ending.abort();
      port.disconnect();
    }
    ports.clear();
  }, { once: true });
  return { attend, moved: () => ports.size > 0 && tell(view()) };
}

const listed = (session: Session): FeedEntry[] => session.entries().map(({ id, kind, count, first }) => ({ id, kind, count, beginning: beginningOf(session.textAround(first)) }));

/** Whole words. */
export function beginningOf(text: string): string {
  const plain = text.slice(0, BEGINNING * 3).replace(/\s+/g, ' ').trim();
  return plain.length <= BEGINNING ? plain : plain.slice(0, BEGINNING + 1).replace(/\s\S*$/, '').slice(0, BEGINNING);
}

const stateOf = ({ state, isPartial }: Session): Extract<PageNews, { news: 'marks' }>['state'] => (state === 'paused' ? 'settled' : state === 'settled' && isPartial ? 'shown' : state);

function currentOf(session: Session): { current?: EntryId } {
  const id = session.current && session.meant(session.current)?.id;
  return id === undefined ? {} : { current: id };
}
