/**
 * A disk that is full in the middle of an import, in Firefox.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { draft, packOf } from '../own-writing.ts';
import { smallDisk } from '../small-disk.ts';
import { Firefox } from './firefox.ts';
import { Screen } from './screen.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };

const disk = smallDisk(300);
let firefox: Firefox | undefined;
afterEach(async () => {
  await firefox?.close();
  disk?.remove();
});

// Only root may make a disk to fill.
it.skipIf(disk === undefined)('the reader is told, and all is as it was', async () => {
  const [profile, file] = [join(disk!.folder, 'profile'), join(disk!.folder, 'trams.json')];
  mkdirSync(profile);
  writeFileSync(file, packOf(100_000));
  firefox = await Firefox.launch(profile);
  const screen = await Screen.open(firefox, '/options.html#/import');
  const asked = (request: string, params: object): Promise<unknown> => firefox!.evaluateIn(screen.context, `browser.runtime.sendMessage({ request: '${request}', params: ${JSON.stringify(params)} }).then(({ ok, value }) => JSON.stringify([ok, ...(value?.entries ?? []).map(({ head }) => head)]))`);
  await expect.poll(() => asked('personal.save', { draft: draft('Depot', 'Was here before.') }), PATIENCE).toBe('[true]');
  // As after the first save on a screen; else a tenth of the disk would be all there is.
  await expect.poll(() => firefox!.evaluateIn(screen.context, 'navigator.storage.persist()'), PATIENCE).toBe(true);
  await firefox.pickFiles(screen.context, '.file-place input[type=file]', [file]);
  await expect.poll(() => screen.shown('[data-class=new] summary'), PATIENCE).toContain('100,000');
  // The rest is filled faster so than the import is written.
  disk!.fill(100_000_000);
  await screen.press('Import 100,000 entries');
  await screen.run(`document.querySelector('progress')`);
  disk!.fill();
  await expect.poll(() => screen.shown('[role=alert]'), PATIENCE).toContain('The browser gives no more room');
  disk!.empty();
  await expect.poll(() => asked('personal.list', { limit: 3 }), PATIENCE).toBe('[true,"Depot"]');
  await screen.press('Import 100,000 entries');
  await expect.poll(() => screen.shown('output.lead'), PATIENCE).toContain('100,000 entries added.');
}, 200_000);
