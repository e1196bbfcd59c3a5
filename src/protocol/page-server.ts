/**
 * Answers, in a page, what screens and the background ask of it.
 */
import * as v from 'valibot';
import { answer, listen } from './answering.ts';
import { PAGE_REQUESTS, PageRequestSchema, type PageReply, type PageRequestName } from './page-requests.ts';

export type PageHandlers = { readonly [Name in PageRequestName]: (params: v.InferOutput<(typeof PAGE_REQUESTS)[Name]['params']>) => Promise<PageReply<Name>> | PageReply<Name> };

export function servePage(handlers: PageHandlers, onError: (error: unknown, request: string) => void): () => void {
  return listen((message, _sender, sendResponse) => {
    const parsed = v.safeParse(PageRequestSchema, message);
    if (!parsed.success) return false;
    const { pageRequest, params } = parsed.output;
    const handler = handlers[pageRequest] as (params: unknown) => unknown;
    return answer(PAGE_REQUESTS[pageRequest].params, params, handler, sendResponse, (error) => onError(error, pageRequest));
  });
}
