import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createLine } from './line.ts';
import { serve, type Handlers } from './server.ts';

type Heard = (message: unknown) => void;
type End = { readonly name: string; readonly sender: { readonly url: string }; readonly onMessage: Event; readonly onDisconnect: Event; readonly postMessage: (message: unknown) => void; readonly disconnect: () => void };
type Event = { readonly addListener: (heard: Heard) => void; readonly removeListener: (heard: Heard) => void; readonly tell: Heard };

const event = (): Event => {
  const listeners = new Set<Heard>();
  return { addListener: (heard) => void listeners.add(heard), removeListener: (heard) => void listeners.delete(heard), tell: (message) => [...listeners].forEach((heard) => heard(message)) };
};

/** Ports as browsers have them: what one end posts, the other hears later, as JSON; a closed one throws. */
function connected(name: string, url: string): [End, End] {
  let isOpen = true;
  const [one, other] = [event(), event()];
  const [oneGone, otherGone] = [event(), event()];
  const end = (hears: Event, gone: Event, there: Event, thereGone: Event): End => ({
    name,
    sender: { url },
    onMessage: hears,
    onDisconnect: gone,
    postMessage: (message) => {
      if (!isOpen) throw new Error('Attempting to use a disconnected port object');
      const copy: unknown = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => there.tell(copy));
    },
    disconnect: () => {
      isOpen = false;
      thereGone.tell(undefined);
    },
  });
  return [end(one, oneGone, other, otherGone), end(other, otherGone, one, oneGone)];
}

const OWN = fakeBrowser.runtime.getURL('/popup.html');
let url = OWN;
let opened: End[] = [];
let answer: (query: string) => Promise<unknown> = (query) => Promise.resolve(query);
const sendMessage = vi.fn((question: unknown) => Promise.resolve({ byMessage: question }));
const errors = vi.fn();
let stop: () => void;

beforeEach(() => {
  vi.restoreAllMocks();
  [url, opened] = [OWN, []];
  answer = (query) => Promise.resolve(query);
  errors.mockReset();
  sendMessage.mockClear();
  const background = event();
  const runtime = fakeBrowser.runtime as unknown as { connect: (info: { name: string }) => End; onConnect: Event; sendMessage: typeof sendMessage; onMessage: Event };
  runtime.onConnect = background;
  runtime.sendMessage = sendMessage;
  runtime.connect = ({ name }) => {
    const [here, there] = connected(name, url);
    opened.push(there);
    background.tell(there);
    return here;
  };
  const handlers = { 'entry.search': ({ query }: { query: string }) => answer(query), 'pack.list': () => 'the reader\'s own' };
  stop = serve(handlers as unknown as Handlers, errors);
});

/** Resolved from outside. */
function later(): { readonly promise: Promise<unknown>; readonly resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((done) => (resolve = done));
  return { promise, resolve };
}
/** Until all that follows from what has happened has happened. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const question = (query: string): object => ({ request: 'entry.search', params: { query, limit: 5 } });

describe('a line', () => {
  it('carries many questions over one port, each to its own answer', async () => {
    const slow = later();
    answer = (query) => (query === 'slow' ? slow.promise : Promise.resolve(query));
    const { ask } = createLine();
    const first = ask(question('slow'));
    expect(await ask(question('quick'))).toBe('quick');
    slow.resolve('late');
    expect(await first).toBe('late');
    expect(opened).toHaveLength(1);
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('asks by a message what a background that stopped has left unanswered, and then opens another port', async () => {
    answer = () => new Promise(() => undefined);
    const { ask } = createLine();
    const left = ask(question('nep'));
    opened[0]!.disconnect();
    expect(await left).toEqual({ byMessage: question('nep') });
    answer = (query) => Promise.resolve(query);
    expect(await ask(question('nepman'))).toBe('nepman');
    expect(opened).toHaveLength(2);
  });

  it('answers with nothing what nobody hears, and what fails', async () => {
    answer = () => Promise.reject(new Error('disk on fire'));
    const { ask } = createLine();
    expect(await ask({ request: 'nobody.knows', params: {} })).toBeUndefined();
    expect(await ask(question('nep'))).toBeUndefined();
    expect(errors).toHaveBeenCalledWith(expect.objectContaining({ message: 'disk on fire' }), 'entry.search');
  });

  it('tells a page no more than a message would', async () => {
    url = 'https://example.org/';
    expect(await createLine().ask({ request: 'pack.list', params: {} })).toBeUndefined();
  });

  it('does not mind an asker who has gone', async () => {
    const last = later();
    answer = () => last.promise;
    void createLine().ask(question('nep'));
    await turn();
    opened[0]!.disconnect();
    last.resolve([]);
    await turn();
    expect(errors).not.toHaveBeenCalled();
  });

  it('is heard by nobody once the serving has stopped', async () => {
    const asked = vi.fn((query: string) => Promise.resolve<unknown>(query));
    answer = asked;
    stop();
    void createLine().ask(question('nep'));
    await turn();
    expect(asked).not.toHaveBeenCalled();
  });
});
