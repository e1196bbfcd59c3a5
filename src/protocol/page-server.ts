/**
 * Answers, in a page, what screens and the background ask of it. Without
 * schemas: see shape.ts.
 */
import { isEntryId } from '../domain/entry.ts';
import { answer, listen } from './answering.ts';
import type { PageGiven, PageReply, PageRequestName } from './page-requests.ts';
import type { FrameOrder, Rect } from './requests.ts';
import { either, isNumber, isString, listOf, object, oneOf, optional, type Shape } from './shape.ts';

export type PageHandlers = { readonly [Name in PageRequestName]: (params: PageGiven<Name>) => Promise<PageReply<Name>> | PageReply<Name> };

type OpenOrder = Extract<FrameOrder, { order: 'open' }>;
const isRect = object<Rect>({ left: isNumber, top: isNumber, width: isNumber, height: isNumber });
const isFrameOrder: Shape<FrameOrder> = either(
  object<OpenOrder>({
    order: oneOf(['open']),
    candidates: listOf(object<OpenOrder['candidates'][number]>({ id: isEntryId, namedWith: optional(isEntryId) })),
    rects: listOf(isRect),
    point: optional(object<NonNullable<OpenOrder['point']>>({ x: isNumber, y: isNumber })),
    by: oneOf(['pointer', 'tap', 'key']),
  }),
  either(
    object<Extract<FrameOrder, { order: 'leave' }>>({ order: oneOf(['leave']) }),
    object<Extract<FrameOrder, { order: 'gone' }>>({ order: oneOf(['gone']), rects: listOf(isRect), says: isString }),
  ),
);

const isNothing: Shape<object> = object<object>({});

/** What each request's parameters look like; held to PAGE_REQUESTS by page-server.test.ts. */
export const PAGE_PARAMS: { readonly [Name in PageRequestName]: Shape<PageGiven<Name>> } = {
  'marks.list': isNothing,
  'marks.show': object<PageGiven<'marks.show'>>({ id: isEntryId, place: optional(isNumber) }),
  'marks.places': object<PageGiven<'marks.places'>>({ id: isEntryId }),
  'marks.noted': object<PageGiven<'marks.noted'>>({ id: isEntryId }),
  'mark.go': object<PageGiven<'mark.go'>>({ step: oneOf([1, -1]), going: optional(oneOf(['round', 'to-the-end', 'from-the-edge'])) }),
  'mark.current': isNothing,
  'mark.leave': isNothing,
  'mark.open': isNothing,
  'card.pin': isNothing,
  'selection.get': isNothing,
  'marks.try': object<PageGiven<'marks.try'>>({ matcher: isString }),
  'card.order': object<PageGiven<'card.order'>>({ order: isFrameOrder, word: isString }),
};

export function servePage(handlers: PageHandlers, onError: (error: unknown, request: string) => void): () => void {
  return listen((message, _sender, sendResponse) => {
    const { pageRequest, params } = (message ?? {}) as { readonly pageRequest?: PageRequestName; readonly params?: unknown };
    if (pageRequest === undefined || !Object.hasOwn(PAGE_PARAMS, pageRequest) || !PAGE_PARAMS[pageRequest](params)) return false;
    const handler = handlers[pageRequest] as (params: unknown) => unknown;
    return answer(() => handler(params), sendResponse, (error) => onError(error, pageRequest));
  });
}
