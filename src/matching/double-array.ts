/**
 * The automaton as a double array: a state is a base, its edge by symbol s lies
 * in cell base + s. No two states have the same base, so the label alone proves
 * that a cell's edge is the state's own, and shared endings need no owner.
 */
import type { Graph } from './graph.ts';

/**
 * A cell holds, from the lowest bit: the label (`labelBits`; 0: free), whether
 * the edge leads to a final state, whether the edge has an output, and the base
 * of the state it leads to (0: one without edges). The highest bit stays free,
 * since arithmetic without sign is slower.
 */
export type DoubleArray = {
  readonly cells: Int32Array;
  /** Of the cells that have one, in their order: most walks end without asking for any. */
  readonly outputs: Int32Array;
  /** How many outputs lie before each sixteenth cell. */
  readonly ranks: Int32Array;
  readonly labelBits: number;
  readonly root: number;
  /** What the number of the list is before the first edge. */
  readonly rootWeight: number;
};

const RANK_SHIFT = 4;

/** The number that the edge in a cell adds to the path's. */
export function outputAt({ cells, outputs, ranks, labelBits }: DoubleArray, place: number): number {
  const hasOutput = 2 << labelBits;
  if ((cells[place]! & hasOutput) === 0) return 0;
  let rank = ranks[place >> RANK_SHIFT]!;
  for (let before = (place >> RANK_SHIFT) << RANK_SHIFT; before < place; before++) if ((cells[before]! & hasOutput) !== 0) rank++;
  return outputs[rank]!;
}

/** In words of 32 bases: where the search has gone on for so long, later states don't begin so far back. */
const PATIENCE = 3;

/**
 * A base for each state, 0 for those without edges. Tries 32 bases at a time: a
 * bit for each cell and each base says whether it is taken. States with one edge
 * have a search of their own and fill the gaps that the others leave.
 *
 * @returns also the greatest base
 */
function placeStates({ firstEdges, labels }: Graph, lastSymbol: number): { bases: Int32Array; top: number } {
  const bases = new Int32Array(firstEdges.length - 1);
  let cells = new Int32Array((labels.length >> 4) + lastSymbol);
  let taken = new Int32Array(cells.length);
  taken[0] = 1;
  let top = 0;
  let alone = 0;
  let together = 0;
  for (let state = 0; state < bases.length; state++) {
    const first = firstEdges[state]!;
    const after = firstEdges[state + 1]!;
    if (first === after) continue;
    if ((top + 2 * lastSymbol) >> 5 >= cells.length - 2) {
      cells = doubled(cells);
      taken = doubled(taken);
    }
    const begin = after - first === 1 ? alone : together;
    let word = begin;
    let free = 0;
    for (; ; word++) {
      free = ~taken[word]!;
      for (let edge = first; edge < after && free !== 0; edge++) {
        const at = word + (labels[edge]! >> 5);
        const shift = labels[edge]! & 31;
        free &= ~(cells[at]! >>> shift);
        if (shift !== 0) free &= ~(cells[at + 1]! << (32 - shift));
      }
      if (free !== 0) break;
    }
    const base = word * 32 + 31 - Math.clz32(free & -free);
    bases[state] = base;
    taken[word] = taken[word]! | (1 << (base & 31));
    for (let edge = first; edge < after; edge++) {
      const cell = base + labels[edge]!;
      cells[cell >> 5] = cells[cell >> 5]! | (1 << (cell & 31));
    }
    if (base > top) top = base;
    if (after - first === 1) alone = word;
    else if (word - begin > PATIENCE) together = word - PATIENCE;
  }
  return { bases, top };
}

function doubled(words: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(words.length * 2);
  longer.set(words);
  return longer;
}

/** The outputs of all cells, most of them 0, as the cells find them. */
function ranked(cells: Int32Array, sparse: Int32Array, labelBits: number): Pick<DoubleArray, 'outputs' | 'ranks'> {
  const hasOutput = 2 << labelBits;
  const ranks = new Int32Array((cells.length >> RANK_SHIFT) + 1);
  const outputs: number[] = [];
  for (let place = 0; place < cells.length; place++) {
    if (place % (1 << RANK_SHIFT) === 0) ranks[place >> RANK_SHIFT] = outputs.length;
    if ((cells[place]! & hasOutput) !== 0) outputs.push(sparse[place]!);
  }
  return { outputs: Int32Array.from(outputs), ranks };
}

/**
 * @param lastSymbol the greatest that a text may be read as
 * @throws {RangeError} beyond four million cells with a hundred different characters, or
 * half a million with a thousand: a cell has no room for the address
 */
export function toDoubleArray(graph: Graph, lastSymbol: number): DoubleArray {
  const { firstEdges, finals, labels, targets, outputs, rootWeight } = graph;
  const { bases, top } = placeStates(graph, lastSymbol);
  const labelBits = 32 - Math.clz32(lastSymbol);
  if (top >= 2 ** (29 - labelBits)) throw new RangeError(`${top} cells are more than can be addressed`);
  const cells = new Int32Array(top + lastSymbol + 2);
  const sparse = new Int32Array(cells.length);
  for (let state = 0; state < bases.length; state++) {
    for (let edge = firstEdges[state]!; edge < firstEdges[state + 1]!; edge++) {
      const place = bases[state]! + labels[edge]!;
      const flags = finals[targets[edge]!]! | (outputs[edge] === 0 ? 0 : 2);
      cells[place] = (((bases[targets[edge]!]! << 2) | flags) << labelBits) | labels[edge]!;
      sparse[place] = outputs[edge]!;
    }
  }
  // A matcher of nothing has a root without edges, in a cell of its own.
  return { cells, ...ranked(cells, sparse, labelBits), labelBits, root: Math.max(1, bases.at(-1)!), rootWeight };
}
