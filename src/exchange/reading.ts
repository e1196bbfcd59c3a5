/**
 * What all readers of files share. A reader is a generator: it hands over what
 * it has after every few milliseconds of work, so that whoever drives it can
 * let others have a turn, show progress, or stop.
 */

/** Why a file as a whole is not taken. */
export type Refusal = {
  readonly why: 'not-json' | 'not-a-pack' | 'newer-version' | 'not-a-table' | 'no-headword-column' | 'not-a-zip' | 'not-yomitan' | 'too-large' | 'too-many-entries' | 'zip-bomb' | 'not-text' | 'empty-file' | 'unknown-format';
  readonly limit?: number;
  /** For the curious: where it breaks off. */
  readonly detail?: string;
};

export const LISTS = ['entries', 'overlays', 'personal', 'packEntries', 'looks'] as const;
export type ListName = (typeof LISTS)[number];

/** What a file holds one after the other; `place` counts from 1 within its list. */
export type Item = { readonly list: ListName; readonly place: number; readonly raw: unknown };
/** `done` of `total` in whatever the reader counts, bytes or files. */
export type Batch = { readonly items: readonly Item[]; readonly done: number; readonly total: number };
/** Ends with what made it stop, or with nothing. */
export type Items = Generator<Batch, Refusal | undefined>;

/** @returns a refusal out of what JSON.parse throws */
export const notJson = (error: unknown): Refusal => ({ why: 'not-json', detail: error instanceof Error ? error.message.slice(0, 200) : '' });
