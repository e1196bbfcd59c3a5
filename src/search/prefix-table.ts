/**
 * Keys sorted once, then found by their beginnings with binary search.
 */
type Row = { readonly key: string; readonly index: number; readonly rank: number };

const compare = (a: Row, b: Row): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.rank - b.rank);
/** Rows sorted or merged between two steps: some 10 ms. */
const RUN = 10_000;

function* mergedRuns(first: readonly Row[], second: readonly Row[]): Generator<void, Row[]> {
  const merged: Row[] = [];
  for (let a = 0, b = 0; a < first.length || b < second.length; ) {
    const left = first[a];
    const right = second[b];
    if (right === undefined || (left !== undefined && compare(left, right) <= 0)) merged.push(first[a++]!);
    else merged.push(second[b++]!);
    if (merged.length % RUN === 0) yield;
  }
  return merged;
}

/** A beginning of one or two letters may fit thousands of keys; beyond this many the rest would never be shown. */
const ENOUGH = 2000;

export class PrefixTable {
  private rows: Row[] = [];

  add(key: string, index: number, rank: number): void {
    if (key !== '') this.rows.push({ key, index, rank });
  }

  /** To be run once, after the last `add`. A million rows take seconds: others may have a turn at each step. */
  *finish(): Generator<void> {
    let runs: Row[][] = [];
    for (let at = 0; at < this.rows.length; at += RUN) {
      runs.push(this.rows.slice(at, at + RUN).sort(compare));
      yield;
    }
    while (runs.length > 1) {
      const merged: Row[][] = [];
      for (let at = 0; at < runs.length; at += 2) merged.push(yield* mergedRuns(runs[at]!, runs[at + 1] ?? []));
      runs = merged;
    }
    this.rows = runs[0] ?? [];
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
