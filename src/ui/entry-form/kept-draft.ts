/**
 * Keeps what is being written until it is saved or thrown away: over a reload,
 * a closed window, an update of the extension. In the extension's own
 * localStorage, which is written at once, before anything can end the page.
 */
const PREFIX = 'draft:';

export type Keep<Value> = {
  readonly read: () => Value | undefined;
  /** @returns whether it is kept; full storage keeps nothing */
  readonly write: (value: Value) => boolean;
  readonly forget: () => void;
};

/** @param name which form it is, such as `edit:vsnkh` @param isWhole tells whether what was kept can still be shown */
export const keepUnder = <Value>(name: string, isWhole: (value: unknown) => value is Value, storage: Storage = localStorage): Keep<Value> => ({
  read: () => {
    try {
      const value: unknown = JSON.parse(storage.getItem(PREFIX + name) ?? 'null');
      return isWhole(value) ? value : undefined;
    } catch {
      return undefined;
    }
  },
  write: (value) => {
    try {
      storage.setItem(PREFIX + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  forget: () => storage.removeItem(PREFIX + name),
});
