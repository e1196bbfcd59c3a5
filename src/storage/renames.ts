/**
 * Ids that entries once had.
 */
import type { EntryId } from '../domain/entry.ts';

export type Renames = Readonly<Record<string, string>>;

/** Follows renames to the id in use; a ring of renames ends where it began. */
export function newestId(id: EntryId, renamed: Renames): EntryId {
  let current = id;
  for (const seen = new Set<string>(); Object.hasOwn(renamed, current) && !seen.has(current); ) {
    seen.add(current);
    current = renamed[current] as EntryId;
  }
  return current;
}
