/**
 * The least score of each entry in one search, and the best of them in order.
 */

/** Scores are told apart to a hundredth; headwords beyond this length count as equally long. */
const HUNDREDTHS = 100;
const LONGEST_HEAD = 255;
const MOST_ENTRIES = 2 ** 24;

export class Scoreboard {
  readonly #scores: Float64Array;
  readonly #headLengths: Uint8Array;
  readonly #touched: number[] = [];
  #least = Infinity;

  constructor(headLengths: ArrayLike<number>) {
    this.#headLengths = Uint8Array.from(headLengths, (length) => Math.min(length, LONGEST_HEAD));
    this.#scores = new Float64Array(headLengths.length).fill(Infinity);
  }

  /** Entries offered since `clear`. */
  get count(): number {
    return this.#touched.length;
  }

  /** The best score offered since `clear`; Infinity where nothing was. */
  get least(): number {
    return this.#least;
  }

  offer(entry: number, given: number): void {
    const score = Math.round(given * HUNDREDTHS) / HUNDREDTHS;
    const before = this.#scores[entry]!;
    if (score >= before) return;
    if (before === Infinity) this.#touched.push(entry);
    this.#scores[entry] = score;
    if (score < this.#least) this.#least = score;
  }

  scoreOf(entry: number): number {
    return this.#scores[entry]!;
  }

  /** By score, then the shorter headword, then in the order of the entries. */
  best(limit: number): number[] {
    const keys: number[] = [];
    for (const entry of this.#touched) {
      const key = (Math.round(this.#scores[entry]! * HUNDREDTHS) * (LONGEST_HEAD + 1) + this.#headLengths[entry]!) * MOST_ENTRIES + entry;
      if (keys.length === limit && key >= keys[limit - 1]!) continue;
      keys.splice(placeFor(keys, key), 0, key);
      if (keys.length > limit) keys.pop();
    }
    return keys.map((key) => key % MOST_ENTRIES);
  }

  clear(): void {
    for (const entry of this.#touched) this.#scores[entry] = Infinity;
    this.#touched.length = 0;
    this.#least = Infinity;
  }
}

function placeFor(keys: readonly number[], key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
