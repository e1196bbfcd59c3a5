/**
 * What an import is to an entry of the file: new, changed, the same, or in
 * conflict with what is held.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { ImportClass, ImportSample } from '../protocol/pack-requests.ts';
import type { PersonalRow } from '../storage/rows.ts';
import { numbered } from './entry-ids.ts';
import type { EverydayWords } from './everyday-words.ts';

/** An entry of the file. `updatedAt`: when its author last changed it, if the file says so. */
export type Incoming = { readonly place: number; readonly entry: Entry; readonly updatedAt?: number; readonly tamed: boolean; readonly everyday?: EverydayWords };

/**
 * The entry as it becomes one of the reader's own. In a pack it stays as its
 * author wrote it: there a word of every day is not certain by itself.
 */
export const asOwn = ({ entry, everyday }: Incoming): Entry => everyday?.restrained ?? entry;

export type Held =
  | { readonly owner: 'own'; readonly row: PersonalRow }
  | { readonly owner: 'pack'; readonly edition: string; readonly entry: Entry }
  | { readonly owner: 'built-in'; readonly entry: Entry };

/**
 * A file that says its entry is newer than the one held changes it. One that
 * says nothing, or is older, is in conflict: nobody's writing is overwritten
 * by default. What an import has restrained, or a reader let go again, is no
 * change.
 */
export function classOf(incoming: Incoming, held: Held | undefined): Exclude<ImportClass, 'faulty'> {
  const { entry, updatedAt, everyday } = incoming;
  if (held === undefined) return 'new';
  const other = held.owner === 'own' ? held.row.entry : held.entry;
  if (sameEntry(entry, other) || (everyday !== undefined && sameEntry(everyday.restrained, other))) return 'same';
  if (held.owner !== 'own') return 'conflicting';
  return updatedAt !== undefined && updatedAt > held.row.updatedAt ? 'changed' : 'conflicting';
}

/** Whatever the order of their fields. */
export const sameEntry = (a: Entry, b: Entry): boolean => canonical(a) === canonical(b);
const canonical = (entry: Entry): string => JSON.stringify(entry, (_key, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value));

export function sampleOf({ place, entry }: Incoming, held: Held | undefined): ImportSample {
  const { head, gloss } = held === undefined ? entry : held.owner === 'own' ? held.row.entry : held.entry;
  const owner = held?.owner;
  return { place, id: entry.id, head: entry.head, gloss: entry.gloss, ...(owner !== undefined && { held: { head, gloss, owner } }), reasons: owner === undefined || owner === 'own' ? [] : [{ field: 'id', reason: `belongs-to-${owner}` }] };
}

/** The ids of a file. */
export class IdRegister {
  readonly #seen = new Set<EntryId>();
  /** Of ids made of headwords: what the entries said that wanted them, and the next number. */
  readonly #made = new Map<EntryId, { readonly says: Set<string>; next: number }>();

  /** Whether the id is new in this file. */
  take(id: EntryId): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    return true;
  }

  /**
   * An id for an entry that has none: two of one headword are two entries, unless they say the same.
   * @param says what the entry says, or a hash of it
   * @returns null where an entry before said it already
   */
  make(base: EntryId, says: string): EntryId | null {
    const known = this.#made.get(base) ?? { says: new Set<string>(), next: 1 };
    this.#made.set(base, known);
    if (known.says.has(says)) return null;
    known.says.add(says);
    for (;;) {
      const id = known.next === 1 ? base : numbered(base, known.next);
      known.next++;
      if (this.take(id)) return id;
    }
  }
}
