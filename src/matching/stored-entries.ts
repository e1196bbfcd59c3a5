/**
 * What a matcher knows of its entries, as bytes and back. Read entry by entry
 * when asked: there may be a hundred thousand, and most pages ask of few.
 */
import { KINDS } from '../domain/entry.ts';
import type { EntryId } from '../domain/entry.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { checkAll, decodeLines, encodeLines, words } from './section-parts.ts';

/** The entries that `FormTarget.entry` and `EntryMeta.neighbours` index. */
export type EntryMetas = {
  /** Of all, in their order. */
  readonly ids: readonly EntryId[];
  /** @param index below the number of ids */
  at(index: number): EntryMeta;
};

export const metasOf = (entries: readonly EntryMeta[]): EntryMetas => ({ ids: entries.map(({ id }) => id), at: (index) => entries[index]! });
export const listOf = ({ ids, at }: EntryMetas): EntryMeta[] => ids.map((_, index) => at(index));

export type EntrySections = readonly [ids: Uint8Array, kinds: Uint8Array, ends: Uint8Array, members: Uint8Array, clues: Uint8Array];

const NO_NEIGHBOURS: readonly number[] = [];

function endsOf(lists: readonly (readonly number[])[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(lists, (list) => (end += list.length));
}

export function entrySections(metas: EntryMetas): ArrayBufferView[] {
  const entries = listOf(metas);
  const neighbours = entries.map((entry) => entry.neighbours);
  return [
    encodeLines(metas.ids),
    Uint8Array.from(entries, (entry) => KINDS.indexOf(entry.kind)),
    endsOf(neighbours),
    Uint32Array.from(neighbours.flat()),
    encodeLines(entries.map(({ clues = [] }) => clues.join(' '))),
  ];
}

/** What the entries' lists lie in. */
type EntryLists = { readonly ends: Uint32Array; readonly members: Uint32Array; readonly clues: () => readonly string[] };

/** Of a class: closures for each would take three times the memory. */
class StoredEntry implements EntryMeta {
  readonly id: EntryId;
  readonly kind: EntryMeta['kind'];
  readonly #lists: EntryLists;
  readonly #index: number;
  #neighbours: readonly number[] | undefined;

  constructor(id: EntryId, kind: EntryMeta['kind'], lists: EntryLists, index: number) {
    this.id = id;
    this.kind = kind;
    this.#lists = lists;
    this.#index = index;
  }

  get neighbours(): readonly number[] {
    const { ends, members } = this.#lists;
    const [from, to] = [ends[this.#index - 1] ?? 0, ends[this.#index]!];
    return (this.#neighbours ??= to === from ? NO_NEIGHBOURS : Array.from(members.subarray(from, to)));
  }

  get clues(): readonly string[] | undefined {
    const list = this.#lists.clues()[this.#index]?.split(' ').filter((clue) => clue !== '');
    return list?.length === 0 ? undefined : list;
  }
}

/**
 * @param isKnown whether the bytes are taken for what was written: nothing is checked
 * @throws {RangeError} where an entry is incomplete, or a neighbour none
 */
export function readEntries([ids, kinds, ends, members, clues]: EntrySections, isKnown: boolean): EntryMetas {
  const names = (kinds.length === 0 ? [] : decodeLines(ids)) as EntryId[];
  let clueLists: readonly string[] | undefined;
  const lists: EntryLists = { ends: words(ends), members: words(members), clues: () => (clueLists ??= decodeLines(clues)) };
  if (!isKnown) checkEntries(names, kinds, lists);
  const met: (StoredEntry | undefined)[] = [];
  return { ids: names, at: (index) => (met[index] ??= new StoredEntry(names[index]!, KINDS[kinds[index]!]!, lists, index)) };
}

function checkEntries(names: readonly string[], kinds: Uint8Array, { ends, members }: EntryLists): void {
  if (names.length !== kinds.length || ends.length < kinds.length) throw new RangeError(`${kinds.length} entries are incomplete`);
  checkAll(kinds, KINDS.length);
  checkAll(members, kinds.length);
}
