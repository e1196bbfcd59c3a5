/**
 * Where each entry stands first on a page, while blocks come and go. Blocks
 * stand in the order in which they have come, until told otherwise.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';

type Entry = { readonly blocks: Set<number>; first: number };

export class FirstPlaces {
  readonly #entries = new Map<EntryId, Entry>();
  /** Per block, the first match of each entry. */
  readonly #matches = new Map<number, ReadonlyMap<EntryId, Match>>();
  /** Per block: the higher the later it stands. */
  #positions = new Map<number, number>();
  #end = 0;

  add(block: number, matches: readonly Match[]): void {
    const firsts = new Map<EntryId, Match>();
    for (const match of matches) {
      const id = match.candidates[0]?.id;
      if (id !== undefined && !firsts.has(id)) firsts.set(id, match);
    }
    this.#matches.set(block, firsts);
    this.#positions.set(block, this.#end++);
    for (const id of firsts.keys()) {
      const entry = this.#entries.get(id);
      if (entry) entry.blocks.add(block);
      else this.#entries.set(id, { blocks: new Set([block]), first: block });
    }
  }

  /** @returns whether an entry's first place has become another */
  remove(block: number): boolean {
    const firsts = this.#matches.get(block);
    this.#matches.delete(block);
    this.#positions.delete(block);
    let moved = false;
    for (const id of firsts?.keys() ?? []) {
      const entry = this.#entries.get(id);
      entry?.blocks.delete(block);
      if (!entry || entry.blocks.size === 0) this.#entries.delete(id);
      else if (entry.first === block) moved = this.#findFirst(entry) || moved;
    }
    return moved;
  }

  /**
   * @param blocks all of them, as they stand
   * @returns whether an entry's first place has become another
   */
  arrange(blocks: readonly number[]): boolean {
    this.#positions = new Map(blocks.map((block, position) => [block, position]));
    this.#end = blocks.length;
    let moved = false;
    for (const entry of this.#entries.values()) moved = this.#findFirst(entry) || moved;
    return moved;
  }

  isFirst(match: Match, block: number): boolean {
    const id = match.candidates[0]?.id;
    return id !== undefined && this.#entries.get(id)?.first === block && this.#matches.get(block)?.get(id) === match;
  }

  #findFirst(entry: Entry): boolean {
    const { first } = entry;
    let least = Infinity;
    for (const block of entry.blocks) {
      const position = this.#positions.get(block) ?? Infinity;
      if (position >= least) continue;
      least = position;
      entry.first = block;
    }
    return entry.first !== first;
  }
}
