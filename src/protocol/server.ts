/**
 * Answers what client.ts asks: finds the handler, parses the parameters, sends
 * the reply. A message that is not ours, or not well formed, is left unanswered.
 *
 * Uses sendResponse with `return true`, which every version of both browsers
 * knows; a listener that returns a promise is newer in Chromium.
 */
import * as v from 'valibot';
import { browser, type Browser } from 'wxt/browser';
import { PAGE_REQUESTS, PageRequestSchema, type PageReply, type PageRequestName } from './page-requests.ts';
import { REQUESTS, RequestSchema, type Reply, type RequestName } from './requests.ts';

export type Sender = Browser.runtime.MessageSender;
export type Handlers = { readonly [Name in RequestName]: (params: v.InferOutput<(typeof REQUESTS)[Name]['params']>, sender: Sender) => Promise<Reply<Name>> | Reply<Name> };
export type PageHandlers = { readonly [Name in PageRequestName]: (params: v.InferOutput<(typeof PAGE_REQUESTS)[Name]['params']>) => Promise<PageReply<Name>> | PageReply<Name> };

type Listener = (message: unknown, sender: Sender, sendResponse: (reply: unknown) => void) => boolean;

/** Registers at once, in the worker's first turn: it may have woken for a message. */
export function serve(handlers: Handlers, onError: (error: unknown, request: string) => void): () => void {
  return listen((message, sender, sendResponse) => {
    const parsed = v.safeParse(RequestSchema, message);
    if (!parsed.success) return false;
    const { request, params } = parsed.output;
    const handler = handlers[request] as (params: unknown, sender: Sender) => unknown;
    return answer(REQUESTS[request].params, params, (value) => handler(value, sender), sendResponse, (error) => onError(error, request));
  });
}

export function servePage(handlers: PageHandlers, onError: (error: unknown, request: string) => void): () => void {
  return listen((message, _sender, sendResponse) => {
    const parsed = v.safeParse(PageRequestSchema, message);
    if (!parsed.success) return false;
    const { pageRequest, params } = parsed.output;
    const handler = handlers[pageRequest] as (params: unknown) => unknown;
    return answer(PAGE_REQUESTS[pageRequest].params, params, handler, sendResponse, (error) => onError(error, pageRequest));
  });
}

function listen(listener: Listener): () => void {
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

function answer(schema: v.GenericSchema<unknown, unknown>, params: unknown, handle: (value: unknown) => unknown, sendResponse: (reply: unknown) => void, onError: (error: unknown) => void): boolean {
  const parsed = v.safeParse(schema, params);
  if (!parsed.success) return false;
  void (async () => {
    try {
      sendResponse((await handle(parsed.output)) ?? null);
    } catch (error) {
      onError(error);
      sendResponse(undefined);
    }
  })();
  return true;
}
