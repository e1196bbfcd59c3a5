/**
 * What belongs to an entry, by the matchers' word: the entries it is linked
 * with, and words that stand beside it.
 */
import type { EntryId } from '../domain/entry.ts';
import type { EntryMetas } from './stored-entries.ts';

export type Acquaintance = {
  readonly neighbours: ReadonlySet<EntryId>;
  /** Those neighbours that belong to few: the Bolsheviks are everybody's. */
  readonly close: ReadonlySet<EntryId>;
  /** Stems, see `stems`. */
  readonly clues: ReadonlySet<string>;
};

export type Acquaintances = (id: EntryId) => Acquaintance;

const NOBODY: Acquaintance = { neighbours: new Set(), close: new Set(), clues: new Set() };
/** How many neighbours one may have who still belongs to each. */
const FEW = 40;

/** @param lists what the matchers know of entries; the first that has an id counts */
export function acquaintancesOf(...lists: readonly EntryMetas[]): Acquaintances {
  // Made when first asked: most pages have nothing to ask.
  let places: ReturnType<typeof placesIn> | undefined;
  const met = new Map<EntryId, Acquaintance>();
  return (id) => {
    const known = met.get(id);
    if (known) return known;
    const place = (places ??= placesIn(lists)).get(id);
    if (place === undefined) return NOBODY;
    const [metas, index] = place;
    const meta = metas.at(index);
    const neighbours = new Set<EntryId>();
    const close = new Set<EntryId>();
    for (const neighbour of meta.neighbours) {
      const other = metas.at(neighbour);
      neighbours.add(other.id);
      if (other.neighbours.length <= FEW) close.add(other.id);
    }
    const found = { neighbours, close, clues: new Set(meta.clues) };
    met.set(id, found);
    return found;
  };
}

function placesIn(lists: readonly EntryMetas[]): Map<EntryId, readonly [metas: EntryMetas, index: number]> {
  const places = new Map<EntryId, readonly [metas: EntryMetas, index: number]>();
  for (const metas of lists) {
    metas.ids.forEach((id, index) => {
      if (!places.has(id)) places.set(id, [metas, index]);
    });
  }
  return places;
}
