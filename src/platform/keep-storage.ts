/**
 * Asks the browser to keep what is stored even when space runs short, and how
 * much space there is.
 */
import { browser } from 'wxt/browser';

const storage = (): StorageManager | undefined => (globalThis as { navigator?: { storage?: StorageManager } }).navigator?.storage;

/**
 * Chromium deletes nothing of an extension with this permission, though it may not call that a promise
 * (https://developer.chrome.com/docs/extensions/develop/concepts/storage-and-cookies#persistence).
 */
const isExempt = (): boolean => browser.runtime.getURL('/').startsWith('chrome-extension:') && browser.runtime.getManifest().permissions?.includes('unlimitedStorage') === true;

export async function isStorageKept(): Promise<boolean> {
  try {
    return isExempt() || (await storage()?.persisted()) === true;
  } catch {
    return false;
  }
}

/**
 * For screens: a worker may not ask.
 * @returns whether it will be kept; asking again is harmless, a browser that asks its user does so once
 */
export async function keepStorage(): Promise<boolean> {
  try {
    return (await storage()?.persisted()) === true || (await storage()?.persist()) === true || isExempt();
  } catch {
    return isExempt();
  }
}

/** Asks for it, unseen where the browser asks nobody, as soon as there is something of the reader's to keep. */
export async function keptOnceWritten<Reply extends { readonly ok: boolean }>(writing: Promise<Reply>): Promise<Reply> {
  const done = await writing;
  if (done.ok) void keepStorage();
  return done;
}

/** In bytes; undefined where the browser does not say. Chromium tells what the disk has; Firefox what it allows, a tenth of the disk's size at first. */
export async function roomLeft(): Promise<number | undefined> {
  try {
    const { quota, usage } = (await storage()?.estimate()) ?? {};
    return quota === undefined || usage === undefined ? undefined : Math.max(0, quota - usage);
  } catch {
    return undefined;
  }
}
