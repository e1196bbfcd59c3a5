/**
 * Asks the browser to keep what is stored even when space runs short. For
 * screens: a worker may not ask.
 */

/** @returns whether it will be kept; asking again is harmless, a browser that asks its user does so once */
export async function keepStorage(): Promise<boolean> {
  const { storage } = navigator as { storage?: StorageManager };
  try {
    return (await storage?.persisted()) === true || (await storage?.persist()) === true;
  } catch {
    return false;
  }
}
