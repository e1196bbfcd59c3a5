/**
 * What an import is to an entry of the file: new, changed, the same, or in
 * conflict with what is held.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { ImportClass, ImportSample } from '../protocol/pack-requests.ts';
import type { PersonalRow } from '../storage/rows.ts';

/** An entry of the file. `updatedAt`: when its author last changed it, if the file says so. */
export type Incoming = { readonly place: number; readonly entry: Entry; readonly updatedAt?: number; readonly tamed: boolean };

export type Held =
  | { readonly owner: 'own'; readonly row: PersonalRow }
  | { readonly owner: 'pack' | 'built-in'; readonly entry: Entry };

/**
 * A file that says its entry is newer than the one held changes it. One that
 * says nothing, or is older, is in conflict: nobody's writing is overwritten
 * by default.
 */
export function classOf({ entry, updatedAt }: Incoming, held: Held | undefined): Exclude<ImportClass, 'faulty'> {
  if (held === undefined) return 'new';
  if (held.owner !== 'own') return sameEntry(entry, held.entry) ? 'same' : 'conflicting';
  if (sameEntry(entry, held.row.entry)) return 'same';
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

/** The ids of a file, with a hash of what each entry says. */
export class IdRegister {
  readonly #seen = new Map<EntryId, string>();

  /** Whether the id is new in this file. */
  take(id: EntryId, says: string): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.set(id, says);
    return true;
  }

  says(id: EntryId): string | undefined {
    return this.#seen.get(id);
  }
}
