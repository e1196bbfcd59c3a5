/**
 * Answers, in the background, what pages and screens ask. A page's script may
 * ask only what requests.ts names: what the reader wrote is for the extension's
 * own screens.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { answer, listen, type Listener, type Sender } from './answering.ts';
import { listenOnLines } from './line-server.ts';
import { REQUESTS } from './requests.ts';
import { ALL_REQUESTS, type ScreenReply, type ScreenRequestName } from './screen-requests.ts';

export type { Sender } from './answering.ts';
export type Handlers = { readonly [Name in ScreenRequestName]: (params: v.InferOutput<(typeof ALL_REQUESTS)[Name]['params']>, sender: Sender) => Promise<ScreenReply<Name>> | ScreenReply<Name> };

const RequestSchema = v.object({ request: v.picklist(Object.keys(ALL_REQUESTS) as [ScreenRequestName, ...ScreenRequestName[]]), params: v.unknown() });

/** Registers at once, in the worker's first turn: it may have woken for a message. @param before each request that is answered */
export function serve(handlers: Handlers, onError: (error: unknown, request: string) => void, before: () => void = () => undefined): () => void {
  const hear: Listener = (message, sender, sendResponse) => {
    const parsed = v.safeParse(RequestSchema, message);
    if (!parsed.success) return false;
    const { request, params } = parsed.output;
    if (!(request in REQUESTS) && !isScreen(sender)) return false;
    const handler = handlers[request] as (params: unknown, sender: Sender) => unknown;
    const given = v.safeParse<v.GenericSchema>(ALL_REQUESTS[request].params, params);
    if (given.success) before();
    return given.success && answer(() => handler(given.output, sender), sendResponse, (error) => onError(error, request));
  };
  const stops = [listen(hear), listenOnLines(hear)];
  return () => stops.forEach((stop) => stop());
}

const isScreen = ({ url }: Sender): boolean => url?.startsWith(browser.runtime.getURL('/')) === true;
