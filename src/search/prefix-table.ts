/**
 * Keys sorted once, then found by their beginnings with binary search.
 */
type Row = { readonly key: string; readonly index: number; readonly rank: number };

/** A beginning of one or two letters may fit thousands of keys; beyond this many the rest would never be shown. */
const ENOUGH = 2000;

export class PrefixTable {
  private readonly rows: Row[] = [];

  add(key: string, index: number, rank: number): void {
    if (key !== '') this.rows.push({ key, index, rank });
  }

  /** To be called once, after the last `add`. */
  finish(): void {
    this.rows.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.rank - b.rank));
  }

  /** Calls back for every key that begins with `prefix`, whole keys first. */
  each(prefix: string, found: (index: number, rank: number, isWhole: boolean) => void): void {
    const start = this.firstAtLeast(prefix);
    for (let at = start; at < this.rows.length && at - start < ENOUGH; at++) {
      const row = this.rows[at]!;
      if (!row.key.startsWith(prefix)) return;
      found(row.index, row.rank, row.key.length === prefix.length);
    }
  }

  private firstAtLeast(key: string): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]!.key < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
