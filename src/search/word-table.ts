/**
 * The single words of names and glosses, and the entries in which every word of
 * a query begins one. Only the rarest word's rows are looked through; whether an
 * entry has the others too is asked of the entry.
 */
import { KeyTable, SOME, type KeptTable, type RowRange } from './key-table.ts';

/** `rank` and `whole` of the word that fits worst. */
type FoundWords = (entry: number, rank: number, whole: boolean) => void;

export type KeptWords = { readonly table: KeptTable; readonly firstOf: Int32Array<ArrayBuffer>; readonly rows: Int32Array<ArrayBuffer> };

export class WordTable {
  readonly #table: KeyTable;
  /** Of each entry its first place in `#rows`; one more for the end. */
  #firstOf = new Int32Array(1);
  /** Rows of the table by entry, ascending. */
  #rows = new Int32Array(0);
  #seen = new Int32Array(0);
  #query = 0;

  constructor(table = new KeyTable()) {
    this.#table = table;
  }

  keep(): KeptWords {
    return { table: this.#table.keep(), firstOf: this.#firstOf, rows: this.#rows };
  }

  static of({ table, firstOf, rows }: KeptWords): WordTable {
    const words = new WordTable(KeyTable.of(table));
    words.#firstOf = firstOf;
    words.#rows = rows;
    words.#seen = new Int32Array(firstOf.length);
    return words;
  }

  add(word: string, entry: number, rank: number): void {
    this.#table.add(word, entry, rank);
  }

  /** To be run once, after the last `add`. */
  *finish(entryCount: number): Generator<void> {
    yield* this.#table.finish();
    const { entries } = this.#table;
    const firstOf = new Int32Array(entryCount + 1);
    for (const entry of entries) firstOf[entry + 1]!++;
    yield;
    for (let at = 1; at < firstOf.length; at++) firstOf[at]! += firstOf[at - 1]!;
    const next = firstOf.slice();
    const rows = new Int32Array(entries.length);
    for (const [row, entry] of entries.entries()) {
      if (row % SOME === 0) yield;
      rows[next[entry]!++] = row;
    }
    this.#firstOf = firstOf;
    this.#rows = rows;
    this.#seen = new Int32Array(entryCount);
  }

  /** @returns how many rows were looked at */
  each(query: readonly string[], found: FoundWords): number {
    const ranges = query.filter((word) => word.length > 1).map((word) => this.#table.range(word));
    const rarest = ranges.reduce<RowRange | undefined>((best, range) => (best && best.to - best.from <= range.to - range.from ? best : range), undefined);
    if (!rarest) return 0;
    this.#query++;
    let looked = rarest.to - rarest.from;
    for (let row = rarest.from; row < rarest.to; row++) {
      const entry = this.#table.entries[row]!;
      if (this.#seen[entry] === this.#query) continue;
      this.#seen[entry] = this.#query;
      let [rank, whole] = [0, true];
      for (const range of ranges) {
        const best = this.#bestOf(entry, range);
        looked++;
        rank = Math.max(rank, best >> 1);
        whole &&= (best & 1) === 0;
      }
      if (rank < NONE >> 1) found(entry, rank, whole);
    }
    return looked;
  }

  /** The least rank with which an entry has a word of a range, twice, and one more where it only begins so; NONE where it has none. */
  #bestOf(entry: number, { from, wholeTo, to }: RowRange): number {
    const end = this.#firstOf[entry + 1]!;
    let best = NONE;
    for (let at = this.#firstOwn(entry, from); at < end; at++) {
      const row = this.#rows[at]!;
      if (row >= to) break;
      best = Math.min(best, this.#table.ranks[row]! * 2 + (row < wholeTo ? 0 : 1));
    }
    return best;
  }

  #firstOwn(entry: number, row: number): number {
    let low = this.#firstOf[entry]!;
    let high = this.#firstOf[entry + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const NONE = 512;
