/**
 * What the tables hold. `by` is the change that wrote the row last: undoing
 * that change puts back what was there before, and leaves alone a row that
 * another change has written since.
 */
import type { Entry, EntryId, Work } from '../domain/entry.ts';
import type { Overlay, PackId } from '../domain/entry-view.ts';

/** Times are ms since the epoch. */
export type PersonalRow = {
  readonly id: EntryId;
  readonly entry: Entry;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Marked by its own spellings only, none are derived: it came with a very large file and was not touched since. */
  readonly plain?: boolean;
  readonly by?: string;
};

/** The reader's hand on an entry of others. Stays when the entry goes. */
export type OverlayRow = { readonly id: EntryId; readonly overlay: Overlay; readonly head: string; readonly updatedAt: number; readonly by?: string };

export type PackRow = {
  readonly id: PackId;
  readonly title: string;
  /** As the pack's author counts. */
  readonly version: string;
  readonly author?: string;
  readonly licence?: string;
  readonly description?: string;
  readonly on: boolean;
  readonly entries: number;
  readonly works: Readonly<Record<string, Work>>;
  readonly importedAt: number;
  /** Which of the `packShelves` are its own. An update writes a new edition and then turns this over. */
  readonly edition: string;
  /** How many there are. */
  readonly shelves: number;
  readonly plain: boolean;
  readonly by?: string;
};

/** Some of the reader's own entries: `PersonalRow[]` as JSON, see shelves.ts. */
export type ShelfRow = { readonly number: number; readonly rows: string };
/** Some entries of a pack: `Entry[]` as JSON. */
export type PackShelfRow = { readonly edition: string; readonly number: number; readonly rows: string };
/** An edition begun; one that no pack and no undo refers to is swept. */
export type EditionRow = { readonly edition: string; readonly at: number };

/** What is known of the built-in glossary that the `entries` table holds. */
export type GlossaryRow = {
  readonly key: 'glossary';
  readonly version: string;
  readonly works: Readonly<Record<string, Work>>;
  readonly renamed: Readonly<Record<string, string>>;
};

/**
 * A change of what the reader owns. `applying` and `undoing` are seen by others
 * only when a worker died half-way: both are then taken back to the end.
 */
export type ChangeRow = { readonly token: string; readonly at: number; readonly what: string; readonly state: 'applying' | 'done' | 'undoing'; readonly count: number };
/** What was there before, row by row; null where nothing was. */
export type ChangePartRow = { readonly token: string; readonly part: number; readonly table: ChangeTable; readonly keys: readonly string[]; readonly before: readonly (Row | null)[]; /** Of the keys, those whose rows the change removed. */ readonly removed: readonly string[] };

export type RowOf = { personal: PersonalRow; overlays: OverlayRow; packs: PackRow };
export type ChangeTable = keyof RowOf;
export type Row = RowOf[ChangeTable];

export const BACKUP_REASONS = ['import', 'update', 'removal', 'restore', 'asked'] as const;
export type BackupRow = { readonly id: number; readonly at: number; readonly before: (typeof BACKUP_REASONS)[number]; readonly entries: number; readonly overlays: number; readonly bytes: number; readonly revision: number };
/** Apart from its row, so that listing reads no megabytes. Gzip of the everything-format. */
export type BackupDataRow = { readonly id: number; readonly data: Uint8Array };

/** A file on its way in, kept until it is imported: the worker may stop while its reader looks at the preview. */
export type UploadRow = { readonly id: string; readonly at: number; readonly name: string; readonly size: number; readonly pieces: number; readonly received: number };
export type UploadPieceRow = { readonly upload: string; readonly piece: number; readonly data: Uint8Array };

/** A term looked at on a page. `address` and `site` are empty for a file of the reader's own. */
export type LookRow = {
  readonly id: number;
  readonly at: number;
  readonly entry: EntryId;
  /** The headword as it was then, should the entry go. */
  readonly head: string;
  /** As the page has it. */
  readonly text: string;
  readonly sentence: string;
  readonly title: string;
  readonly address: string;
  readonly site: string;
  /** Of a PDF. */
  readonly page?: number | undefined;
  /** The restoring that brought it, as long as that can be undone. */
  readonly by?: string | undefined;
};

/**
 * The search's index of one owner's entries, of which `stamp` tells: megabytes.
 * Nothing is lost with it, it is made anew.
 */
export type IndexRow = { readonly owner: string; readonly own: boolean; readonly stamp: string; readonly kept: unknown };
/** Of all the indexes there are. `engine`: what made them; `holds`: the state of the whole database that they answer for together. */
export type IndexSetRow = { readonly engine: string; readonly holds: string };

/**
 * `revision` grows with every change; `unexported` counts rows changed since the last export. `born` is drawn by lot and tells
 * this database from another; `broughtBack` rows came from the safety copy, and the reader has not been told yet.
 */
export const COUNTERS = ['revision', 'unexported', 'quietUntil', 'exportedAt', 'persistAsked', 'born', 'broughtBack', 'broughtBackAt'] as const;
export type CounterRow = { readonly key: (typeof COUNTERS)[number]; readonly value: number };
