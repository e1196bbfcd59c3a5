import { afterEach, expect, it, vi } from 'vitest';
import { isStorageKept, keepStorage, keptOnceWritten } from './keep-storage.ts';

const browserThat = (storage: Partial<Record<'persisted' | 'persist', () => Promise<boolean>>> | undefined): void => void vi.stubGlobal('navigator', { storage });
afterEach(() => vi.unstubAllGlobals());

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

it('is asked for when something was written, and not when nothing was', async () => {
  const persist = vi.fn(async () => true);
  browserThat({ persisted: async () => false, persist });
  expect(await keptOnceWritten(Promise.resolve({ ok: false, failure: 'full' }))).toEqual({ ok: false, failure: 'full' });
  expect(persist).not.toHaveBeenCalled();
  expect(await keptOnceWritten(Promise.resolve({ ok: true, value: 1 }))).toEqual({ ok: true, value: 1 });
  await vi.waitFor(() => expect(persist).toHaveBeenCalledOnce());
});
