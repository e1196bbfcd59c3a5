/**
 * Brings a rectangle from the frame in which a mark lies to the top frame, where
 * the card is drawn.
 *
 * Orders travel by the extension's own messages, which pages can't read or
 * forge. What they can't tell is which element of the parent a frame is shown
 * in. Frames of the page's own site are climbed directly. Otherwise the frame
 * shows its parent a random word by `postMessage`, and the same word goes with
 * the order; the parent's session knows the frame by the window the word came
 * from, adds the frame's place to the rectangles, and passes the order on the
 * same way until it is at the top. A page sees random words and nothing else. A
 * word is good once, so repeating it moves nothing.
 */

/** In CSS pixels of a frame's viewport. */
export interface FrameRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface WithRects {
  readonly rects?: readonly FrameRect[] | undefined;
}

export interface FrameRelayOptions<Order extends WithRects> {
  readonly window: Window;
  /** Takes an order and its word to `receive` in every other frame of the tab. */
  readonly send: (order: Order, word: string) => void;
  /** In the top frame: an order with its rectangles in this frame's viewport. */
  readonly deliver: (order: Order) => void;
  readonly newWord?: (() => string) | undefined;
  readonly now?: (() => number) | undefined;
  readonly signal: AbortSignal;
}

export interface FrameRelay<Order extends WithRects> {
  /** From this frame; in the top frame it is delivered as it is. */
  ask(order: Order): void;
  /** What another frame has sent. */
  receive(order: Order, word: string): void;
}

/** The word of an order whose rectangles are the top frame's already, or that has none. */
export const FOR_THE_TOP = 'top';

/** In ms: an order whose word doesn't come is dropped, and a word without its order. */
const PATIENCE = 3000;
/** What a page sends beside is not listened to. */
const WORD = /^[0-9a-f]{32}$/;
const MOST_WAITING = 16;

export function connectFrames<Order extends WithRects>(options: FrameRelayOptions<Order>): FrameRelay<Order> {
  const { window: view, send, deliver, signal, newWord = randomWord, now = () => view.performance.now() } = options;
  const isTop = view.parent === view;
  const orders = new Expiring<Order>(now);
  const sources = new Expiring<MessageEventSource>(now);

  const ask = (order: Order): void => {
    if (isTop) return deliver(order);
    const rects = order.rects && rectsInTop(view, order.rects);
    if (!order.rects || rects) return send(rects ? { ...order, rects } : order, FOR_THE_TOP);
    const word = newWord();
    send(order, word);
    view.parent.postMessage(word, '*');
  };

  const tryPassOn = (word: string): void => {
    const order = orders.get(word);
    const source = sources.get(word);
    if (!order || !source) return;
    orders.delete(word);
    sources.delete(word);
    const frame = frameOf(view.document, source);
    if (frame && order.rects) ask({ ...order, rects: order.rects.map((rect) => outOf(frame, rect)) });
  };

  view.addEventListener('message', ({ data, source, isTrusted }: MessageEvent) => {
    if (!isTrusted || typeof data !== 'string' || !WORD.test(data) || !source || sources.get(data)) return;
    sources.set(data, source);
    tryPassOn(data);
  }, { signal });

  return {
    ask,
    receive(order, word) {
      if (signal.aborted) return;
      if (word === FOR_THE_TOP) {
        if (isTop) deliver(order);
        return;
      }
      orders.set(word, order);
      tryPassOn(word);
    },
  };
}

/** Rectangles in the top frame's viewport; undefined when a frame on the way belongs to another site. */
export function rectsInTop(view: Window, rects: readonly FrameRect[]): readonly FrameRect[] | undefined {
  let inOuter = rects;
  for (let at = view; at.parent !== at; at = at.parent) {
    const frame = frameElementOf(at);
    if (!frame) return undefined;
    inOuter = inOuter.map((rect) => outOf(frame, rect));
  }
  return inOuter;
}

/** Browsers answer null, or throw, where the parent is another site's. */
function frameElementOf(view: Window): Element | undefined {
  try {
    return view.frameElement ?? undefined;
  } catch {
    return undefined;
  }
}

/** From a frame's viewport to that of the document it is shown in. Transforms that turn or skew are taken for the box around them. */
function outOf(frame: Element, rect: FrameRect): FrameRect {
  const { left, top, width, height } = frame.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = frame as HTMLElement;
  const scaleX = offsetWidth > 0 ? width / offsetWidth : 1;
  const scaleY = offsetHeight > 0 ? height / offsetHeight : 1;
  const style = frame.ownerDocument.defaultView?.getComputedStyle(frame);
  const padding = (side: 'paddingLeft' | 'paddingTop'): number => Number.parseFloat(style?.[side] ?? '0') || 0;
  return {
    left: left + scaleX * (frame.clientLeft + padding('paddingLeft') + rect.left),
    top: top + scaleY * (frame.clientTop + padding('paddingTop') + rect.top),
    width: scaleX * rect.width,
    height: scaleY * rect.height,
  };
}

/** The frame element that shows a window, open shadow roots included. */
function frameOf(root: Document | ShadowRoot, source: MessageEventSource): Element | undefined {
  for (const element of root.querySelectorAll('*')) {
    if ((element as HTMLIFrameElement).contentWindow === source) return element;
    const inner = element.shadowRoot && frameOf(element.shadowRoot, source);
    if (inner) return inner;
  }
  return undefined;
}

/** By hand, because `crypto.randomUUID` is kept from pages without HTTPS. */
const randomWord = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A small map whose entries are forgotten after a while, the oldest first. */
class Expiring<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly until: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > this.#now() ? entry.value : undefined;
  }

  set(key: string, value: Value): void {
    this.#entries.set(key, { value, until: this.#now() + PATIENCE });
    if (this.#entries.size > MOST_WAITING) this.delete(this.#entries.keys().next().value!);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
