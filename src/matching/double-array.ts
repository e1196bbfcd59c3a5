/**
 * The automaton as a double array: a state is a base, its edge by symbol s lies
 * in slot base + s. No two states have the same base, so the label alone proves
 * that a slot's edge is the state's own, and shared endings need no owner.
 * Every page makes it from the graph, so the making is quick rather than dense.
 */
import type { Graph } from './graph.ts';
import * as LINK from './links.ts';

export type DoubleArray = {
  /** Per slot, the symbol of the edge there; 0 where the slot is free. */
  readonly labels: Uint8Array | Uint16Array;
  /** Per slot, the base of the state that the edge leads to, and flags (see links.ts). */
  readonly links: Int32Array;
  /** Per slot, what the edge adds to the number that ends up as the list of targets. */
  readonly outputs: Int32Array;
  readonly root: number;
  /** What the number is before the first edge. */
  readonly rootWeight: number;
};

/** In words of 32 bases: where the search has gone on for so long, later states don't begin so far back. */
const PATIENCE = 3;

/**
 * A base for each state, 0 for those without edges. Tries 32 bases at a time: a
 * bit for each slot and each base says whether it is taken. States with one edge
 * have a search of their own and fill the gaps that the others leave.
 *
 * @returns also the greatest base
 */
function placeStates({ firstEdges, labels }: Graph, lastSymbol: number): { bases: Int32Array; top: number } {
  const bases = new Int32Array(firstEdges.length - 1);
  let slots = new Int32Array((labels.length >> 4) + lastSymbol);
  let taken = new Int32Array(slots.length);
  taken[0] = 1;
  let top = 0;
  let alone = 0;
  let together = 0;
  for (let state = 0; state < bases.length; state++) {
    const first = firstEdges[state]!;
    const after = firstEdges[state + 1]!;
    if (first === after) continue;
    if ((top + 2 * lastSymbol) >> 5 >= slots.length - 2) {
      slots = doubled(slots);
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
        free &= ~(slots[at]! >>> shift);
        if (shift !== 0) free &= ~(slots[at + 1]! << (32 - shift));
      }
      if (free !== 0) break;
    }
    const base = word * 32 + 31 - Math.clz32(free & -free);
    bases[state] = base;
    taken[word] = taken[word]! | (1 << (base & 31));
    for (let edge = first; edge < after; edge++) {
      const slot = base + labels[edge]!;
      slots[slot >> 5] = slots[slot >> 5]! | (1 << (slot & 31));
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

/** @param lastSymbol the greatest that a text may be read as */
export function toDoubleArray(graph: Graph, lastSymbol: number): DoubleArray {
  const { firstEdges, finals, labels: symbols, targets, outputs: added, rootWeight } = graph;
  const { bases, top } = placeStates(graph, lastSymbol);
  const size = top + lastSymbol + 2;
  const labels = symbols instanceof Uint8Array ? new Uint8Array(size) : new Uint16Array(size);
  const links = new Int32Array(size);
  const outputs = new Int32Array(size);
  for (let state = 0; state < bases.length; state++) {
    for (let edge = firstEdges[state]!; edge < firstEdges[state + 1]!; edge++) {
      const slot = bases[state]! + symbols[edge]!;
      const target = targets[edge]!;
      const output = added[edge]!;
      labels[slot] = symbols[edge]!;
      links[slot] = (bases[target]! << LINK.baseShift) | (finals[target]! * LINK.final) | (output === 0 ? 0 : LINK.output);
      outputs[slot] = output;
    }
  }
  // A matcher of nothing has a root without edges, in a slot of its own.
  return { labels, links, outputs, root: Math.max(1, bases.at(-1)!), rootWeight };
}
