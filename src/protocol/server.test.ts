import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { entryId } from '../domain/entry.ts';
import { ask } from './client.ts';
import { ask as askFromScreen } from './screen-client.ts';
import { serve, type Handlers } from './server.ts';

type Listener = (message: unknown, sender: unknown, sendResponse: (reply: unknown) => void) => boolean;

/** A runtime of two ends: what one sends, the other's listeners answer through sendResponse, as real browsers do. */
function connectEnds(): void {
  const listeners = new Set<Listener>();
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => void listeners.add(listener as Listener));
  vi.spyOn(fakeBrowser.runtime.onMessage, 'removeListener').mockImplementation((listener) => void listeners.delete(listener as Listener));
  vi.spyOn(fakeBrowser.runtime.onConnect, 'addListener').mockReturnValue(undefined);
  vi.spyOn(fakeBrowser.runtime.onConnect, 'removeListener').mockReturnValue(undefined);
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
    const copy: unknown = JSON.parse(JSON.stringify(message));
    if (listeners.size === 0) throw new Error('Could not establish connection. Receiving end does not exist.');
    return new Promise<unknown>((resolve) => {
      const taken = [...listeners].map((listener) => listener(copy, sender, (reply) => resolve(reply === undefined ? undefined : JSON.parse(JSON.stringify(reply)))));
      if (!taken.includes(true)) resolve(undefined);
    });
  }));
}

const HANDLERS = {
  'work.list': () => ({ ok: true, value: {} }),
  'entry.get': async ({ ids }) => ({ ok: true, value: ids.map((id) => ({ id, kind: 'term', head: id, gloss: 'A thing.', forms: [], see: [], sources: [] })) }),
  'pack.list': () => ({ ok: true, value: [] }),
  'site.set': () => Promise.reject(new Error('disk on fire')),
  'page.report': () => 'not null' as unknown as null,
} satisfies Partial<Handlers>;

const PAGE = { id: 'spravka', url: 'https://example.org/' };
let sender = PAGE;
const errors = vi.fn();
let stop: () => void;
beforeEach(() => {
  vi.restoreAllMocks();
  sender = PAGE;
  errors.mockReset();
  connectEnds();
  stop = serve(HANDLERS as unknown as Handlers, errors);
});

describe('the protocol', () => {
  it('carries a question to its handler and the parsed reply back', async () => {
    expect(await ask('entry.get', { ids: [entryId('nep')] })).toMatchObject({ ok: true, value: { ok: true, value: [{ id: 'nep' }] } });
    expect(await ask('work.list', {})).toEqual({ ok: true, value: { ok: true, value: {} } });
  });

  it('names a reply that is not what was agreed', async () => {
    expect(await ask('page.report', { entries: [] })).toEqual({ ok: false, failure: { kind: 'malformed', request: 'page.report' } });
  });

  it('reports a handler that fails, and the asker is told that no answer came', async () => {
    expect(await ask('site.set', { host: 'example.org', on: false })).toEqual({ ok: false, failure: { kind: 'disconnected' } });
    expect(errors).toHaveBeenCalledWith(expect.objectContaining({ message: 'disk on fire' }), 'site.set');
  });

  it('leaves alone what is not ours or not well formed', async () => {
    for (const message of [null, 'hello', { request: 'nobody.knows', params: {} }, { request: 'entry.get', params: { ids: ['NOT AN ID'] } }, { request: 'entry.get', params: { ids: [], extra: 1 } }, { request: '__proto__', params: {} }]) {
      expect(await fakeBrowser.runtime.sendMessage(message as never)).toBeUndefined();
    }
    expect(errors).not.toHaveBeenCalled();
  });

  it('tells what the reader wrote to its own screens, and to no page', async () => {
    expect(await ask('work.list', {})).toMatchObject({ ok: true });
    expect(await askFromScreen('pack.list', {})).toEqual({ ok: false, failure: { kind: 'disconnected' } });
    sender = { id: 'spravka', url: fakeBrowser.runtime.getURL('/options.html') };
    expect(await askFromScreen('pack.list', {})).toEqual({ ok: true, value: { ok: true, value: [] } });
  });

  it('is disconnected when nobody listens', async () => {
    stop();
    expect(await ask('work.list', {})).toEqual({ ok: false, failure: { kind: 'disconnected' } });
  });
});
