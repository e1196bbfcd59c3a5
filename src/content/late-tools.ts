/**
 * What serves the side panel and the keys in a page, loaded when one of them is
 * first used. Here stands only what waits for that.
 */
import { browser, type Browser } from 'wxt/browser';
import { PAGE_FEED } from '../protocol/page-feed-name.ts';
import type { PageHandlers } from '../protocol/page-server.ts';
import type { LateCards } from './late-cards.ts';
import type { Find } from './mark.ts';
import type { CardRequest, Session } from './session.ts';

const LATE = ['marks.show', 'marks.places', 'marks.noted', 'mark.go', 'mark.current', 'mark.leave', 'mark.open', 'marks.try', 'card.pin'] as const;
type LateHandlers = Pick<PageHandlers, (typeof LATE)[number]>;

export type PageTools = LateHandlers & {
  /** Tells a panel of the page, until it lets the port go. */
  readonly attend: (port: Browser.runtime.Port) => void;
  /** A card is being opened, and the reader keeps a log. */
  readonly noteLook: (request: Pick<CardRequest, 'mark' | 'by'>) => void;
};
export type ToolsOptions = {
  readonly session: Session;
  readonly document: Document;
  /** The site; empty for a document in the reader. */
  readonly host: string;
  readonly isOff: () => boolean;
  /** In a child frame: tells the top one that the reader has gone to a mark here, to bring the frame into view and to say it. */
  readonly tellGone: (boxes: readonly DOMRect[], says: string) => void;
  /** In the top frame. */
  readonly cards: LateCards | undefined;
  /** Of a document in the reader, where the page around it tells nothing of it. */
  readonly about?: (() => { readonly title: string; readonly address?: string | undefined }) | undefined;
  /** Finds what a matcher does, of an entry that is not published yet. @param data its bytes as base64 */
  readonly findBy: (data: string) => Find;
  readonly signal: AbortSignal;
};
export type CreateTools = (options: ToolsOptions) => PageTools;
export type LoadTools = () => Promise<CreateTools>;

export function createLateTools(load: LoadTools, options: ToolsOptions): { readonly handlers: LateHandlers; readonly noteLook: PageTools['noteLook'] } {
  let loading: Promise<PageTools> | undefined;
  // One that could not be loaded is tried again.
  const ready = (): Promise<PageTools> =>
    (loading ??= load().then(
      (create) => create(options),
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    ));
  const connected = (port: Browser.runtime.Port): void => {
    if (port.name === PAGE_FEED) void ready().then((tools) => tools.attend(port), () => port.disconnect());
  };
  browser.runtime.onConnect.addListener(connected);
  options.signal.addEventListener('abort', () => browser.runtime.onConnect.removeListener(connected), { once: true });
  return {
    handlers: Object.fromEntries(LATE.map((name) => [name, async (params: never) => (await ready())[name](params)])) as unknown as LateHandlers,
    noteLook: (request) => void ready().then((tools) => tools.noteLook(request), () => undefined),
  };
}
