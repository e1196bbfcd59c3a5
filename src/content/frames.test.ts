import { beforeEach, describe, expect, it, vi } from 'vitest';
import { connectFrames, FOR_THE_TOP, type FrameRect } from './frames.ts';

type Order = { readonly rects?: readonly FrameRect[]; readonly what: string };
const RECT = { left: 1, top: 2, width: 3, height: 4 };

/** A window of another site's frame, as far as its parent sees it. */
const child = { postMessage: () => undefined } as unknown as Window;
const word = (digit: string): string => digit.repeat(32);

function top() {
  let time = 0;
  const deliver = vi.fn<(order: Order) => void>();
  const send = vi.fn<(order: Order, word: string) => void>();
  const stop = new AbortController();
  const relay = connectFrames<Order>({ window, send, deliver, now: () => time, signal: stop.signal });
  return { relay, deliver, send, stop, wait: (ms: number) => (time += ms) };
}

/** As if a window had posted the message. */
function hear(data: unknown, { source = child, isTrusted = true } = {}): void {
  const event = new MessageEvent('message', { data });
  Object.defineProperties(event, { source: { value: source }, isTrusted: { value: isTrusted } });
  window.dispatchEvent(event);
}

beforeEach(() => {
  // Stands for an iframe, which this environment would try to load.
  document.body.innerHTML = '<div></div>';
  const frame = document.querySelector('div')!;
  Object.defineProperty(frame, 'contentWindow', { value: child });
  Object.defineProperties(frame, { offsetWidth: { value: 100 }, offsetHeight: { value: 100 }, clientLeft: { value: 5 }, clientTop: { value: 5 } });
  frame.getBoundingClientRect = () => ({ left: 1000, top: 2000, width: 200, height: 200 }) as DOMRect;
});

describe('the top frame', () => {
  it('delivers its own orders as they are', () => {
    const { relay, deliver, send } = top();
    relay.ask({ what: 'open', rects: [RECT] });
    expect(deliver.mock.calls).toEqual([[{ what: 'open', rects: [RECT] }]]);
    expect(send).not.toHaveBeenCalled();
  });

  it('delivers what is meant for it', () => {
    const { relay, deliver } = top();
    relay.receive({ what: 'leave' }, FOR_THE_TOP);
    expect(deliver.mock.calls).toEqual([[{ what: 'leave' }]]);
  });

  const MOVED = { left: 1000 + 2 * 6, top: 2000 + 2 * 7, width: 6, height: 8 };
  it.each(['order first', 'word first'])('finds the frame by its word and moves the rectangles out of it (%s)', (first) => {
    const { relay, deliver } = top();
    if (first === 'order first') relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    hear(word('a'));
    if (first === 'word first') relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    expect(deliver.mock.calls).toEqual([[{ what: 'open', rects: [MOVED] }]]);
  });

  it('uses a word once', () => {
    const { relay, deliver } = top();
    relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    hear(word('a'));
    hear(word('a'));
    relay.receive({ what: 'open', rects: [RECT] }, word('b'));
    hear(word('a'));
    expect(deliver).toHaveBeenCalledTimes(1);
  });

  it('takes the window that showed the word first', () => {
    const { relay, deliver } = top();
    hear(word('a'));
    hear(word('a'), { source: { postMessage: () => undefined } as unknown as Window });
    relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    expect(deliver.mock.calls).toEqual([[{ what: 'open', rects: [MOVED] }]]);
  });

  it.each<[string, Parameters<typeof hear>]>([
    ['events that a page has made up', [word('a'), { isTrusted: false }]],
    ['a window that is in no frame here', [word('a'), { source: {} as unknown as Window }]],
    ['other messages', [{ word: word('a') }]],
    ['words of another shape', [`${word('a')} `]],
    ['words that belong to no order', [word('b')]],
  ])('is not moved by %s', (_what, [data, options]) => {
    const { relay, deliver } = top();
    relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    hear(data, options);
    expect(deliver).not.toHaveBeenCalled();
  });

  it('does not wait for ever', () => {
    const { relay, deliver, wait } = top();
    relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    wait(5000);
    hear(word('a'));
    expect(deliver).not.toHaveBeenCalled();
  });

  it('hears nothing after the end', () => {
    const { relay, deliver, stop } = top();
    stop.abort();
    relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    hear(word('a'));
    expect(deliver).not.toHaveBeenCalled();
  });
});

function inner() {
  const parent = { postMessage: vi.fn() };
  const send = vi.fn<(order: Order, word: string) => void>();
  const deliver = vi.fn<(order: Order) => void>();
  const view = { parent, frameElement: null, document, addEventListener: window.addEventListener.bind(window) } as unknown as Window;
  const relay = connectFrames<Order>({ window: view, send, deliver, newWord: () => word('c'), now: () => 0, signal: new AbortController().signal });
  return { relay, parent, send, deliver };
}

describe('a frame of another site', () => {
  it('sends its order with a word and shows the word, and nothing else, to its parent', () => {
    const { relay, parent, send } = inner();
    relay.ask({ what: 'open', rects: [RECT] });
    expect(send.mock.calls).toEqual([[{ what: 'open', rects: [RECT] }, word('c')]]);
    expect(parent.postMessage.mock.calls).toEqual([[word('c'), '*']]);
  });

  it('shows nothing for an order without a place', () => {
    const { relay, parent, send } = inner();
    relay.ask({ what: 'leave' });
    expect(send.mock.calls).toEqual([[{ what: 'leave' }, FOR_THE_TOP]]);
    expect(parent.postMessage).not.toHaveBeenCalled();
  });

  it('passes on an order of a frame inside it, from its own place and with a word of its own', () => {
    const { relay, parent, send, deliver } = inner();
    relay.receive({ what: 'open', rects: [RECT] }, word('a'));
    hear(word('a'));
    expect(send.mock.calls).toEqual([[{ what: 'open', rects: [{ left: 1012, top: 2014, width: 6, height: 8 }] }, word('c')]]);
    expect(parent.postMessage).toHaveBeenCalledWith(word('c'), '*');
    expect(deliver).not.toHaveBeenCalled();
  });

  it('leaves to the top what is meant for it', () => {
    const { relay, deliver, send } = inner();
    relay.receive({ what: 'leave' }, FOR_THE_TOP);
    expect([deliver.mock.calls, send.mock.calls]).toEqual([[], []]);
  });
});
