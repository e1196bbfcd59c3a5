/**
 * Keys with the entries they lead to, found by their beginnings with binary
 * search. Numbers lie in typed arrays: a beginning of one or two letters may fit
 * ten thousand rows, which are then looked through in a tenth of a millisecond.
 */

/** Keys sorted or merged between two steps: some 10 ms. */
const RUN = 10_000;
/** Keys or rows looked at between two steps: a few ms. */
export const SOME = 50_000;

/** Rows `from` to `to`; those before `wholeTo` have the key itself, the others keys that go on. */
export type RowRange = { readonly from: number; readonly wholeTo: number; readonly to: number };

/** A table as it can be kept. Keys are joined by line breaks, which none of them has. */
export type KeptTable = { readonly keys: string; readonly firstRow: Int32Array<ArrayBuffer>; readonly entries: Int32Array<ArrayBuffer>; readonly ranks: Uint8Array<ArrayBuffer> };

export class KeyTable {
  /** Of each row, ordered by key. */
  entries = new Int32Array(0);
  ranks = new Uint8Array(0);
  #keys: string[] = [];
  /** Of each key its first row; one more for the end. */
  #firstRow = new Int32Array(1);
  #ids = new Map<string, number>();
  #added: { readonly keys: number[]; readonly entries: number[]; readonly ranks: number[] } = { keys: [], entries: [], ranks: [] };

  /** Entries one after the other, each with all its keys. Of a key that an entry has twice the lesser rank counts. */
  add(key: string, entry: number, rank: number): void {
    if (key === '') return;
    const { keys, entries, ranks } = this.#added;
    let id = this.#ids.get(key);
    if (id === undefined) this.#ids.set(key, (id = this.#ids.size));
    keys.push(id);
    entries.push(entry);
    ranks.push(rank);
  }

  /** To be run once, after the last `add`. A million keys take seconds: others may have a turn at each step. */
  *finish(): Generator<void> {
    this.#keys = yield* sorted([...this.#ids.keys()]);
    const places = new Int32Array(this.#keys.length);
    for (const [place, key] of this.#keys.entries()) {
      places[this.#ids.get(key)!] = place;
      if (place % SOME === 0) yield;
    }
    yield* this.#fill(places);
    this.#ids = new Map();
    this.#added = { keys: [], entries: [], ranks: [] };
  }

  keep(): KeptTable {
    return { keys: this.#keys.join('\n'), firstRow: this.#firstRow, entries: this.entries, ranks: this.ranks };
  }

  static of({ keys, firstRow, entries, ranks }: KeptTable): KeyTable {
    const table = new KeyTable();
    table.#keys = keys === '' ? [] : keys.split('\n');
    table.#firstRow = firstRow;
    table.entries = entries;
    table.ranks = ranks;
    return table;
  }

  /** The rows of all keys that begin with `prefix`. */
  range(prefix: string): RowRange {
    const first = this.#firstAtLeast(prefix);
    const next = this.#keys[first] === prefix ? first + 1 : first;
    // No key has a letter as large as this one.
    const end = this.#firstAtLeast(`${prefix}\uffff`);
    return { from: this.#firstRow[first]!, wholeTo: this.#firstRow[next]!, to: this.#firstRow[end]! };
  }

  /** The rows of this key alone; `goesOn`: whether any key begins with it. */
  rowsOf(key: string): { readonly from: number; readonly to: number; readonly goesOn: boolean } {
    const first = this.#firstAtLeast(key);
    const found = this.#keys[first];
    return { from: this.#firstRow[first]!, to: this.#firstRow[found === key ? first + 1 : first]!, goesOn: found?.startsWith(key) === true };
  }

  /** Distributes the rows over their keys; an entry's rows of one key follow each other, and become one. */
  *#fill(places: Int32Array): Generator<void> {
    const { keys, entries, ranks } = this.#added;
    const starts = new Int32Array(this.#keys.length + 1);
    for (const id of keys) starts[places[id]! + 1]!++;
    for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
    const ends = starts.slice();
    const [rowEntries, rowRanks] = [new Int32Array(keys.length), new Uint8Array(keys.length)];
    for (const [row, id] of keys.entries()) {
      if (row % SOME === 0) yield;
      const place = places[id]!;
      const last = ends[place]! - 1;
      if (last >= starts[place]! && rowEntries[last] === entries[row]) rowRanks[last] = Math.min(rowRanks[last]!, ranks[row]!);
      else {
        rowEntries[last + 1] = entries[row]!;
        rowRanks[last + 1] = ranks[row]!;
        ends[place]!++;
      }
    }
    yield* this.#close(starts, ends, rowEntries, rowRanks);
  }

  /** Closes the gaps that rows twice the same have left. */
  *#close(starts: Int32Array, ends: Int32Array, entries: Int32Array, ranks: Uint8Array): Generator<void> {
    let to = 0;
    this.#firstRow = new Int32Array(starts.length);
    for (let place = 0; place < this.#keys.length; place++) {
      const [from, end] = [starts[place]!, ends[place]!];
      this.#firstRow[place] = to;
      entries.copyWithin(to, from, end);
      ranks.copyWithin(to, from, end);
      to += end - from;
      if (place % SOME === 0) yield;
    }
    this.#firstRow[this.#keys.length] = to;
    this.entries = entries.slice(0, to);
    this.ranks = ranks.slice(0, to);
  }

  #firstAtLeast(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** In the order of UTF-16 units, a run at a time. */
function* sorted(keys: readonly string[]): Generator<void, string[]> {
  let runs: string[][] = [];
  for (let at = 0; at < keys.length; at += RUN) {
    runs.push(keys.slice(at, at + RUN).sort(byUnits));
    yield;
  }
  while (runs.length > 1) {
    const merged: string[][] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(yield* mergedRuns(runs[at]!, runs[at + 1] ?? []));
    runs = merged;
  }
  return runs[0] ?? [];
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function* mergedRuns(first: readonly string[], second: readonly string[]): Generator<void, string[]> {
  const merged: string[] = [];
  for (let a = 0, b = 0; a < first.length || b < second.length; ) {
    const [left, right] = [first[a], second[b]];
    if (right === undefined || (left !== undefined && left <= right)) merged.push(first[a++]!);
    else merged.push(second[b++]!);
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}
