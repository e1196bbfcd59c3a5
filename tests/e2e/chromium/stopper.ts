/**
 * Stops the background worker, as the browser does when it is idle.
 */
import type { CDPSession } from '@playwright/test';

/** @param cdp of any page @returns resolves once no worker runs */
export async function stopperFrom(cdp: CDPSession): Promise<() => Promise<void>> {
  let isUp = true;
  let told = (): void => undefined;
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus } of versions) isUp = runningStatus !== 'stopped';
    told();
  });
  await cdp.send('ServiceWorker.enable');
  return async () => {
    // One that has stopped by itself tells nothing any more.
    const stopped = new Promise<void>((done) => (told = () => !isUp && done()));
    await cdp.send('ServiceWorker.stopAllWorkers');
    told();
    await stopped;
  };
}
