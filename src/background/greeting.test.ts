import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { until } from '../../tests/fixtures/until.ts';
import { greetOnce } from './greeting.ts';

const trigger = (reason: string): Promise<unknown> => fakeBrowser.runtime.onInstalled.trigger({ reason, temporary: false } as never);

it('opens the welcome after the first installation, and never again', async () => {
  const [open, onError] = [vi.fn(async () => undefined), vi.fn()];
  greetOnce({ open, onError });
  await trigger('update');
  await trigger('install');
  await until(() => expect(open).toHaveBeenCalledTimes(1));
  await trigger('install');
  await trigger('browser_update');
  // In turn behind what the listeners ask.
  expect(await fakeBrowser.storage.local.get('greeted')).toEqual({ greeted: true });
  expect(open).toHaveBeenCalledTimes(1);
  expect(onError).not.toHaveBeenCalled();
});

it('says where no tab can be opened', async () => {
  const onError = vi.fn();
  greetOnce({ open: () => Promise.reject(new Error('no window')), onError });
  await trigger('install');
  await until(() => expect(onError).toHaveBeenCalledTimes(1));
  expect(onError).toHaveBeenCalledWith(new Error('no window'), 'greeting the reader');
});
