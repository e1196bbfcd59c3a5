/**
 * The reader's hand on entries of others, under the ids these entries have now:
 * an overlay keeps the id it was written for, and renames are followed on
 * reading, so that no update of the glossary needs to touch it.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Overlay } from '../domain/entry-view.ts';
import type { SpravkaDatabase } from './database.ts';
import { newestId, type Renames } from './renames.ts';
import type { OverlayRow } from './rows.ts';

export type Overlays = { readonly of: ReadonlyMap<EntryId, OverlayRow>; readonly renamed: Renames };

/** All of them: they are written by hand, so there are few. */
export async function readOverlays(database: SpravkaDatabase): Promise<Overlays> {
  const renamed = (await database.state.get('glossary'))?.renamed ?? {};
  const rows = await database.overlays.toArray();
  const of = new Map<EntryId, OverlayRow>();
  for (const row of rows.sort((a, b) => a.updatedAt - b.updatedAt)) {
    const id = newestId(row.id, renamed);
    const other = of.get(id);
    of.set(id, other ? { ...row, overlay: united(other.overlay, row.overlay) } : row);
  }
  return { of, renamed };
}

/** Two entries became one: both notes stand, of two glosses the later. */
function united(earlier: Overlay, later: Overlay): Overlay {
  const note = [earlier.note, later.note].filter((text) => text !== undefined).join('\n\n');
  const hiddenForms = [...new Set([...(earlier.hiddenForms ?? []), ...(later.hiddenForms ?? [])])];
  return { ...earlier, ...later, ...(note !== '' && { note }), ...(hiddenForms.length > 0 && { hiddenForms }) };
}

/** The rows whose entry is `id` now, under whatever id they were written. */
export async function overlayKeysOf(database: SpravkaDatabase, id: EntryId): Promise<EntryId[]> {
  const renamed = (await database.state.get('glossary'))?.renamed ?? {};
  return (await database.overlays.toCollection().primaryKeys()).filter((key) => newestId(key, renamed) === newestId(id, renamed));
}
