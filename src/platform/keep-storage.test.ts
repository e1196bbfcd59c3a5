import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isStorageKept, keepStorage, keptOnceWritten } from './keep-storage.ts';

const browserThat = (storage: Partial<Record<'persisted' | 'persist', () => Promise<boolean>>> | undefined): void => void vi.stubGlobal('navigator', { storage });
/** With the permissions we have. */
const extensionAt = (address: string): void => {
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockReturnValue(address);
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: 'Spravka', version: '1', permissions: ['storage', 'unlimitedStorage'] });
};
beforeEach(() => extensionAt('moz-extension://one/'));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('is asked of the browser once it is not promised already', async () => {
  const persist = vi.fn(async () => true);
  browserThat({ persisted: async () => true, persist });
  expect([await isStorageKept(), await keepStorage()]).toEqual([true, true]);
  expect(persist).not.toHaveBeenCalled();
  browserThat({ persisted: async () => false, persist });
  expect([await isStorageKept(), await keepStorage()]).toEqual([false, true]);
  expect(persist).toHaveBeenCalledOnce();
});

it.each([
  ['refuses', { persisted: async () => false, persist: async () => false }],
  ['fails', { persisted: () => Promise.reject(new Error('no')), persist: () => Promise.reject(new Error('no')) }],
  ['has no such thing', undefined],
])('is not taken for granted where the browser %s', async (_, storage) => {
  browserThat(storage);
  expect([await isStorageKept(), await keepStorage()]).toEqual([false, false]);
});

it('is asked for in Chromium too, but kept there whatever it answers', async () => {
  extensionAt('chrome-extension://one/');
  const persist = vi.fn(async () => false);
  browserThat({ persisted: async () => false, persist });
  expect([await isStorageKept(), await keepStorage()]).toEqual([true, true]);
  expect(persist).toHaveBeenCalledOnce();
});

it('is asked for when something was written, and not when nothing was', async () => {
  const persist = vi.fn(async () => true);
  browserThat({ persisted: async () => false, persist });
  expect(await keptOnceWritten(Promise.resolve({ ok: false, failure: 'full' }))).toEqual({ ok: false, failure: 'full' });
  expect(persist).not.toHaveBeenCalled();
  expect(await keptOnceWritten(Promise.resolve({ ok: true, value: 1 }))).toEqual({ ok: true, value: 1 });
  await vi.waitFor(() => expect(persist).toHaveBeenCalledOnce());
});
