/**
 * What a misspelt query may mean: of all spellings those that share most letter
 * triples with it, compared letter by letter by Fuse.
 */
import Fuse from 'fuse.js';

/** So few spellings are compared: Fuse takes some 20 µs for each. */
const CANDIDATES = 60;
const SHORTEST_QUERY = 4;
const THRESHOLD = 0.45;
/** How much worse a spelling is that is shorter or longer than the query: what is still to be typed counts less. */
const MISSING = 0.5;
const GOING_ON = 0.15;
/** A word's first letter is seldom the wrong one. */
const OTHER_BEGINNING = 0.1;

/** Lists one behind the other, with where each begins and the last ends. */
type KeptLists = { readonly starts: Int32Array<ArrayBuffer>; readonly numbers: Int32Array<ArrayBuffer> };
/** `triples` is three letters for each list of `byTriple`. */
export type KeptMisspelt = { readonly spellings: string; readonly entries: KeptLists; readonly triples: string; readonly byTriple: KeptLists };

type Numbers = number[] | Int32Array;

export class Misspelt {
  #spellings: string[] = [];
  /** Only while spellings are added. */
  readonly #ids = new Map<string, number>();
  #entries: Numbers[] = [];
  readonly #byTriple = new Map<string, Numbers>();
  #shared = new Uint8Array(0);

  keep(): KeptMisspelt {
    return { spellings: this.#spellings.join('\n'), entries: keptLists(this.#entries), triples: [...this.#byTriple.keys()].join(''), byTriple: keptLists([...this.#byTriple.values()]) };
  }

  /** In steps of some milliseconds. */
  static *of({ spellings, entries, triples, byTriple }: KeptMisspelt): Generator<void, Misspelt> {
    const misspelt = new Misspelt();
    misspelt.#spellings = spellings === '' ? [] : spellings.split('\n');
    yield;
    misspelt.#entries = listsOf(entries);
    yield;
    for (const [at, list] of listsOf(byTriple).entries()) misspelt.#byTriple.set(triples.slice(at * 3, at * 3 + 3), list);
    return misspelt;
  }

  add(spelling: string, entry: number): void {
    const known = this.#ids.get(spelling);
    if (known !== undefined) {
      const entries = this.#entries[known] as number[];
      if (entries.at(-1) !== entry) entries.push(entry);
      return;
    }
    const id = this.#spellings.push(spelling) - 1;
    this.#ids.set(spelling, id);
    this.#entries.push([entry]);
    for (const triple of triplesOf(spelling)) {
      const held = this.#byTriple.get(triple) as number[] | undefined;
      if (held) held.push(id);
      else this.#byTriple.set(triple, [id]);
    }
  }

  /** @param found with a score from 0, the same, to 1 @returns how many rows were looked at */
  each(query: string, found: (entry: number, score: number) => void): number {
    if (query.length < SHORTEST_QUERY) return 0;
    const { candidates, looked } = this.#candidates(query);
    const fuse = new Fuse(candidates.map((id) => this.#spellings[id]!), { includeScore: true, threshold: THRESHOLD, ignoreLocation: true });
    for (const { item, refIndex, score = 1 } of fuse.search(query)) {
      const rated = Math.min(1, score + lengthPenalty(query.length, item.length) + (item[0] === query[0] ? 0 : OTHER_BEGINNING));
      for (const entry of this.#entries[candidates[refIndex]!]!) found(entry, rated);
    }
    return looked + candidates.length;
  }

  /** Those sharing most triples, for their length; of equals those added first. */
  #candidates(query: string): { readonly candidates: readonly number[]; readonly looked: number } {
    if (this.#shared.length < this.#spellings.length) this.#shared = new Uint8Array(this.#spellings.length);
    const touched: number[] = [];
    let looked = 0;
    for (const triple of triplesOf(query)) {
      for (const id of this.#byTriple.get(triple) ?? []) {
        looked++;
        if (this.#shared[id]! < MOST_SHARED && this.#shared[id]!++ === 0) touched.push(id);
      }
    }
    const byCount: number[][] = [];
    for (const id of touched) (byCount[this.#shared[id]!] ??= []).push(id);
    for (const id of touched) this.#shared[id] = 0;
    const candidates: number[] = [];
    for (let count = byCount.length - 1; count > 0 && candidates.length < CANDIDATES; count--) {
      const alike = (byCount[count] ?? []).toSorted((a, b) => this.#spellings[a]!.length - this.#spellings[b]!.length);
      candidates.push(...alike.slice(0, CANDIDATES - candidates.length));
    }
    return { candidates, looked };
  }
}

function keptLists(lists: readonly Numbers[]): KeptLists {
  const starts = new Int32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = starts[at]! + list.length;
  const numbers = new Int32Array(starts[lists.length]!);
  for (const [at, list] of lists.entries()) numbers.set(list, starts[at]);
  return { starts, numbers };
}

const listsOf = ({ starts, numbers }: KeptLists): Int32Array[] => Array.from({ length: starts.length - 1 }, (_, at) => numbers.subarray(starts[at], starts[at + 1]));

const MOST_SHARED = 255;

const lengthPenalty = (query: number, spelling: number): number => (spelling < query ? (MISSING * (query - spelling)) / query : (GOING_ON * (spelling - query)) / spelling);

/** With the word's ends, so that short words have triples too. */
function triplesOf(text: string): Set<string> {
  const padded = ` ${text} `;
  const triples = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) triples.add(padded.slice(at, at + 3));
  return triples;
}
