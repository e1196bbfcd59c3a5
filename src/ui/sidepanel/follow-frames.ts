/**
 * Keeps the panel connected to those frames of a page that have marks, for as
 * long as the page is the one beside it.
 */
import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import { PageNewsSchema, type PageNews } from '../../protocol/page-feed.ts';
import { PAGE_FEED } from '../../protocol/page-feed-name.ts';
import { readFrames, watchFrames, withMarksIn, type Frames } from '../../protocol/tab-frames.ts';

/** `news` is undefined when the frame is gone. */
export type FrameTold = { readonly frameId: number; readonly news: PageNews | undefined };

/** Calls back until the signal aborts. */
export function followFrames(tabId: number, tell: (told: FrameTold) => void, signal: AbortSignal): void {
  const ports = new Map<number, Browser.runtime.Port>();

  const connect = (frameId: number): void => {
    const port = browser.tabs.connect(tabId, { name: PAGE_FEED, frameId });
    ports.set(frameId, port);
    port.onMessage.addListener((message) => {
      const news = v.safeParse(PageNewsSchema, message);
      if (!signal.aborted && news.success) tell({ frameId, news: news.output });
    });
    port.onDisconnect.addListener(() => {
      // Read, so that the browser doesn't report it as unheeded.
      void browser.runtime.lastError;
      if (ports.get(frameId) === port) ports.delete(frameId);
      if (!signal.aborted) tell({ frameId, news: undefined });
    });
  };
  const take = (frames: Frames): void => {
    if (signal.aborted) return;
    for (const frameId of withMarksIn(frames)) if (frameId !== 0 && !ports.has(frameId)) connect(frameId);
  };

  watchFrames(tabId, take, signal);
  void readFrames(tabId).then(take);
  signal.addEventListener('abort', () => {
    for (const port of ports.values()) port.disconnect();
    ports.clear();
  }, { once: true });
}
