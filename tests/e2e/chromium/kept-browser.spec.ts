import { expect, test } from './fixtures.ts';
import { draft } from '../own-writing.ts';
import { ask, openScreen, own } from './safety-stage.ts';

test('a browser that a test has written in is handed on as it was first installed, or not at all', async ({ context, extensionId, kept, worker }) => {
  const page = await openScreen(context, extensionId, 'settings');
  const published = await page.evaluate(() => chrome.storage.local.get(null));
  await ask(page, 'personal.save', { draft: draft('Depot', 'Left over.') });
  await ask(page, 'overlay.save', { id: 'mgsps', overlay: { note: 'Left over.', hiddenForms: ['MGSPS'] } });
  await ask(page, 'choices.set', { change: { readingLog: true, markStyle: 'tint' } });
  await ask(page, 'log.add', { entry: 'vsnkh', text: 'VSNKh', sentence: 'Left over.', title: 'A page', address: 'https://a.example/' });
  await page.evaluate(() => localStorage.setItem('left', 'over'));
  await worker.evaluate(() => Object.assign(globalThis, { left: 'over' }));
  expect(await own(page)).toHaveLength(1);
  expect(await page.evaluate(() => chrome.storage.local.get(null))).not.toEqual(published);
  expect(await kept.browser?.putBack()).toBe(true);
  expect(page.isClosed()).toBe(true);

  const again = await openScreen(context, extensionId, 'settings');
  expect(await own(again)).toEqual([]);
  expect(await ask(again, 'overlay.list', {})).toMatchObject({ ok: true, value: [] });
  expect(await ask(again, 'log.list', {})).toMatchObject({ ok: true, value: { looks: [] } });
  expect(await again.evaluate(() => chrome.storage.local.get(null))).toEqual(published);
  expect(await again.evaluate(() => localStorage.length)).toBe(0);
  const [newWorker] = context.serviceWorkers();
  expect(await newWorker?.evaluate(() => 'left' in globalThis)).toBe(false);

  // What only seeding writes can't be put back.
  await again.evaluate(() => new Promise((resolve) => (indexedDB.open('spravka').onsuccess = ({ target }) => {
    const database = (target as IDBOpenDBRequest).result;
    const transaction = database.transaction('entries', 'readwrite');
    transaction.objectStore('entries').delete('mgsps');
    transaction.oncomplete = () => resolve(database.close());
  })));
  expect(await kept.browser?.putBack()).toBe(false);
  await context.close();
  delete kept.browser;
});
