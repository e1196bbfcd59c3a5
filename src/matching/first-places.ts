/**
 * Where each entry stands first on a page, while blocks come and go. A block's
 * key is higher the later it stands.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';

type Entry = { readonly blocks: Set<number>; first: number };

export class FirstPlaces {
  readonly #entries = new Map<EntryId, Entry>();
  /** Per block, the first match of each entry. */
  readonly #matches = new Map<number, ReadonlyMap<EntryId, Match>>();

  /** @returns whether an entry's first place has become another */
  add(block: number, matches: readonly Match[]): boolean {
    const firsts = new Map<EntryId, Match>();
    for (const match of matches) {
      const id = match.candidates[0]?.id;
      if (id !== undefined && !firsts.has(id)) firsts.set(id, match);
    }
    this.#matches.set(block, firsts);
    let moved = false;
    for (const id of firsts.keys()) {
      const entry = this.#entries.get(id);
      if (!entry) {
        this.#entries.set(id, { blocks: new Set([block]), first: block });
        continue;
      }
      entry.blocks.add(block);
      if (block >= entry.first) continue;
      entry.first = block;
      moved = true;
    }
    return moved;
  }

  /** @returns whether an entry's first place has become another */
  remove(block: number): boolean {
    const firsts = this.#matches.get(block);
    this.#matches.delete(block);
    let moved = false;
    for (const id of firsts?.keys() ?? []) {
      const entry = this.#entries.get(id);
      entry?.blocks.delete(block);
      if (!entry || entry.blocks.size === 0) this.#entries.delete(id);
      else if (entry.first === block) {
        entry.first = least(entry.blocks);
        moved = true;
      }
    }
    return moved;
  }

  isFirst(match: Match, block: number): boolean {
    const id = match.candidates[0]?.id;
    return id !== undefined && this.#entries.get(id)?.first === block && this.#matches.get(block)?.get(id) === match;
  }
}

function least(numbers: Iterable<number>): number {
  let result = Infinity;
  for (const number of numbers) if (number < result) result = number;
  return result;
}
