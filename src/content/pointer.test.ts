import { afterEach, beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import type { Hit } from './hit-test.ts';
import type { Mark } from './mark.ts';
import { watchPointer, type PointerIntents, type PointerWatching } from './pointer.ts';

const mark = (): Mark => ({ match: { start: 0, end: 1, candidates: [], confidence: 'certain' }, block: { key: 1, section: { node: document.body, blocks: [], stale: false }, pieces: [], length: 1 } });
const [one, two] = [mark(), mark()];
const hitOf = (mark: Mark): Hit => ({ mark, range: document.createRange() });

const DELAY = 250;
/** One mark from x = 100 on, another from x = 200 on, nothing elsewhere. */
const at = (x: number): Hit | undefined => (x >= 200 ? hitOf(two) : x >= 100 ? hitOf(one) : undefined);

let intents: { [Name in keyof PointerIntents]: Mock<PointerIntents[Name]> };
let stop: AbortController;
let watching: PointerWatching;

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  intents = { hitTest: vi.fn((x: number) => at(x)), mayHaveMarks: vi.fn(() => true), delay: vi.fn(() => DELAY), waiting: vi.fn(), rested: vi.fn(), left: vi.fn(), tapped: vi.fn() };
  watching = watchPointer(document, intents, stop.signal);
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

const send = (type: string, x: number, more: PointerEventInit = {}): void => {
  document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, clientX: x, clientY: 5, pointerType: 'mouse', ...more }));
};
const move = (x: number, more?: PointerEventInit): void => {
  send('pointermove', x, more);
  vi.advanceTimersByTime(20);
};
const rested = (): Mark[] => intents.rested.mock.calls.map(([{ mark }]) => mark);
const left = (): Mark[] => intents.left.mock.calls.map(([mark]) => mark);

describe('a pointer', () => {
  it('that stays on a mark rests there, once, with the place', () => {
    move(100);
    vi.advanceTimersByTime(DELAY - 30);
    expect(rested()).toEqual([]);
    move(110);
    vi.advanceTimersByTime(1000);
    move(120);
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([one]);
    expect(intents.rested.mock.calls[0]?.[1]).toEqual({ x: 110, y: 5 });
  });

  it('that passes over marks rests nowhere', () => {
    move(100);
    move(50);
    move(100);
    move(200);
    move(50);
    vi.advanceTimersByTime(1000);
    expect([rested(), left()]).toEqual([[], []]);
  });

  it('that goes to another mark leaves the first and rests on the second', () => {
    move(100);
    vi.advanceTimersByTime(1000);
    move(200);
    expect(left()).toEqual([one]);
    vi.advanceTimersByTime(1000);
    move(50);
    expect([rested(), left()]).toEqual([[one, two], [one, two]]);
  });

  it('that leaves the window leaves the mark', () => {
    move(100);
    vi.advanceTimersByTime(1000);
    document.documentElement.dispatchEvent(new PointerEvent('pointerleave'));
    expect(left()).toEqual([one]);
  });

  it('that drags or selects is let be, until it is released and moves', () => {
    move(100, { buttons: 1 });
    vi.advanceTimersByTime(1000);
    move(105);
    send('pointerdown', 105);
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([]);
    move(110);
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([one]);
  });

  it('under which the page scrolls is let be', () => {
    move(100);
    document.dispatchEvent(new Event('scroll'));
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([]);
    // What a browser sends when the page has moved, not the pointer.
    move(100);
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([]);
    move(101);
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([one]);
  });

  it('over a place without marks costs no hit test', () => {
    intents.mayHaveMarks.mockReturnValue(false);
    move(100);
    expect(intents.hitTest).not.toHaveBeenCalled();
  });

  it('costs one hit test a frame', () => {
    for (let x = 100; x < 150; x++) send('pointermove', x);
    vi.advanceTimersByTime(20);
    expect(intents.hitTest).toHaveBeenCalledTimes(1);
    expect(intents.hitTest).toHaveBeenCalledWith(149, 5);
  });

  it('is not watched any more after the end', () => {
    move(100);
    stop.abort();
    vi.advanceTimersByTime(1000);
    move(200);
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([]);
  });
});

const tap = (x: number, target: Element = document.body): void => {
  const options = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: 5, pointerType: 'touch' };
  target.dispatchEvent(new PointerEvent('pointerdown', options));
  target.dispatchEvent(new PointerEvent('click', options));
};

describe('a finger', () => {
  it('that taps a mark opens it, and beside it nothing', () => {
    tap(100);
    tap(50);
    expect(intents.tapped.mock.calls.map(([{ mark }]) => mark)).toEqual([one]);
  });

  it('never rests', () => {
    move(100, { pointerType: 'touch' });
    vi.advanceTimersByTime(1000);
    expect(rested()).toEqual([]);
  });

  it('follows a link as ever', () => {
    document.body.innerHTML = '<a href="#"><b>VSNKh</b></a>';
    tap(100, document.querySelector('b')!);
    expect(intents.tapped).not.toHaveBeenCalled();
  });

  it('does what the page makes of it', () => {
    document.body.addEventListener('click', (event) => event.preventDefault(), { once: true });
    tap(100);
    expect(intents.tapped).not.toHaveBeenCalled();
  });

  it('is no mouse: a click opens nothing', () => {
    send('pointerdown', 100);
    send('click', 100);
    expect(intents.tapped).not.toHaveBeenCalled();
  });
});

describe('a mark that comes under a resting pointer', () => {
  const appear = (): void => {
    intents.hitTest.mockImplementation((x) => at(x));
    watching.look();
    vi.advanceTimersByTime(1000);
  };
  beforeEach(() => intents.hitTest.mockReturnValue(undefined));

  it('is rested on, once', () => {
    move(100);
    appear();
    appear();
    expect(rested()).toEqual([one]);
  });

  it('is rested on where another watch has taken over', () => {
    move(100);
    const rest = watching.rest();
    stop.abort();
    stop = new AbortController();
    watching = watchPointer(document, intents, stop.signal, rest);
    appear();
    expect(rested()).toEqual([one]);
  });

  it.each([
    ['it has long rested', () => vi.advanceTimersByTime(5000)],
    ['something was pressed', () => send('pointerdown', 100)],
    ['the page was scrolled', () => send('scroll', 100)],
    ['it has left the window', () => document.documentElement.dispatchEvent(new PointerEvent('pointerleave'))],
    ['it was a finger', () => move(101, { pointerType: 'touch' })],
  ])('is not where %s', (why, happen) => {
    if (why === 'it was a finger') {
      happen();
    } else {
      move(100);
      happen();
    }
    appear();
    expect(rested()).toEqual([]);
  });

  it('opens nothing again that was left open or closed by key', () => {
    intents.hitTest.mockImplementation((x) => at(x));
    move(100);
    vi.advanceTimersByTime(1000);
    expect(watching.rest()).toBeUndefined();
    appear();
    expect(rested()).toEqual([one]);
  });
});
