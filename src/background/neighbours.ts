/**
 * The other end of see-also links: which entries name a given one.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Hit } from '../protocol/search-requests.ts';
import type { Holdings } from '../storage/entries.ts';
import type { HeldOnce } from './holdings.ts';
import { hitOf } from './lookup.ts';

export type Neighbours = { /** In order of headwords. */ readonly pointingTo: (id: EntryId) => Promise<Result<Hit[], LookupFailure>> };

type Pointing = { readonly entry: Entry; readonly own: boolean };

export function createNeighbours(holdings: HeldOnce): Neighbours {
  /** Made once for each state of the glossary. */
  const indexes = new WeakMap<Holdings, ReadonlyMap<EntryId, readonly Pointing[]>>();
  return {
    pointingTo: async (id) => {
      const held = await holdings.read();
      if (!held.ok) return held;
      const index = indexes.get(held.value) ?? indexOf(held.value);
      indexes.set(held.value, index);
      const { overlays } = held.value;
      const hits = (index.get(id) ?? []).map(({ entry, own }) => hitOf({ ...entry, gloss: overlays.get(entry.id)?.overlay.gloss ?? entry.gloss }, own));
      return ok(hits.toSorted((a, b) => a.head.localeCompare(b.head)));
    },
  };
}

function indexOf({ personal, packs, builtIn }: Holdings): ReadonlyMap<EntryId, readonly Pointing[]> {
  const index = new Map<EntryId, Pointing[]>();
  const add = (entry: Entry, own: boolean): void => {
    for (const to of new Set(entry.see)) {
      const known = index.get(to);
      if (known) known.push({ entry, own });
      else index.set(to, [{ entry, own }]);
    }
  };
  for (const { entry } of personal) add(entry, true);
  for (const { entries } of packs) for (const entry of entries) add(entry, false);
  for (const entry of builtIn) add(entry, false);
  return index;
}
