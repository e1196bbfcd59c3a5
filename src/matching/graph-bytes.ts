/**
 * The automaton as bytes: postfix notation, in which an edge to a state that
 * nothing has led to yet needs no address (it takes the last one waiting), so
 * that only what is shared is named. Half the size of the double array, which
 * a reader makes anew in less time than the difference takes to arrive.
 */
import { LEAF, type Graph } from './graph.ts';
import { packIntegers, unpackIntegers, unzigzag, zigzag } from './integers.ts';

/** How an edge names its state; plus `HAS_OUTPUT`. */
const TO_LEAF = 0;
const TO_WAITING = 1;
const TO_EARLIER = 2;
const HOW = 3;
const HAS_OUTPUT = 4;

/** Per edge how it names its state: the first edge to reach a state in the order of a walk from the root takes it as waiting. */
function edgeKinds({ firstEdges, targets, outputs }: Graph): Uint8Array {
  const kinds = new Uint8Array(targets.length);
  const met = new Uint8Array(firstEdges.length);
  const visit = (state: number): void => {
    for (let edge = firstEdges[state]!; edge < firstEdges[state + 1]!; edge++) {
      const target = targets[edge]!;
      const how = target === LEAF ? TO_LEAF : met[target] === 1 ? TO_EARLIER : TO_WAITING;
      kinds[edge] = how | (outputs[edge] === 0 ? 0 : HAS_OUTPUT);
      if (how !== TO_WAITING) continue;
      met[target] = 1;
      visit(target);
    }
  };
  visit(firstEdges.length - 2);
  return kinds;
}

/** The graph as sections: like packs well with like. */
export function packGraph(graph: Graph): Uint8Array[] {
  const { firstEdges, finals, labels, targets, outputs, rootWeight } = graph;
  const kinds = edgeKinds(graph);
  const headers: number[] = [];
  const distances: number[] = [];
  for (let state = 1; state < finals.length; state++) {
    headers.push((firstEdges[state + 1]! - firstEdges[state]!) * 2 + finals[state]!);
    for (let edge = firstEdges[state]!; edge < firstEdges[state + 1]!; edge++) if ((kinds[edge]! & HOW) === TO_EARLIER) distances.push(state - targets[edge]!);
  }
  const added = Array.from(outputs).filter((output) => output !== 0);
  const high = labels instanceof Uint16Array ? Uint8Array.from(labels, (label) => label >> 8) : new Uint8Array(0);
  const counts = [headers.length, distances.length, added.length, rootWeight];
  return [packIntegers(counts), packIntegers(headers), Uint8Array.from(labels), high, kinds, packIntegers(distances), packIntegers(added.map(zigzag))];
}

export const GRAPH_SECTIONS = 7;

function joinLabels(low: Uint8Array, high: Uint8Array): Graph['labels'] {
  if (high.length === 0) return low;
  const labels = Uint16Array.from(low);
  for (let edge = 0; edge < labels.length; edge++) labels[edge] = labels[edge]! | (high[edge]! << 8);
  return labels;
}

/** @throws {RangeError} where an edge names a state that isn't there */
function readTargets(kinds: Uint8Array, firstEdges: Uint32Array, distances: Uint32Array): Uint32Array {
  const targets = new Uint32Array(kinds.length);
  const waiting = new Uint32Array(firstEdges.length);
  let height = 0;
  let shared = 0;
  for (let state = 1; state < firstEdges.length - 1; state++) {
    const first = firstEdges[state]!;
    let edge = firstEdges[state + 1]!;
    // The last edge takes the state that has waited least; distances come in the order of edges.
    for (let probe = first; probe < edge; probe++) if ((kinds[probe]! & HOW) === TO_EARLIER) targets[probe] = state - distances[shared++]!;
    while (--edge >= first) {
      if ((kinds[edge]! & HOW) === TO_WAITING) targets[edge] = height === 0 ? state : waiting[--height]!;
      if (targets[edge]! >= state) throw new RangeError(`state ${state} leads to ${targets[edge]}`);
    }
    waiting[height++] = state;
  }
  return targets;
}

/** @throws {RangeError} on what `packGraph` does not give */
export function unpackGraph(sections: readonly Uint8Array[]): Graph {
  const [counts, heads, low, high, kinds, distances, added] = sections as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const [states, shared, weighted, rootWeight] = unpackIntegers(counts, 4) as unknown as [number, number, number, number];
  const headers = unpackIntegers(heads, states);
  const firstEdges = new Uint32Array(states + 2);
  const finals = new Uint8Array(states + 1);
  finals[LEAF] = 1;
  for (let index = 0; index < states; index++) {
    finals[index + 1] = headers[index]! & 1;
    firstEdges[index + 2] = firstEdges[index + 1]! + (headers[index]! >>> 1);
  }
  const edges = kinds.length;
  if (firstEdges.at(-1) !== edges || low.length !== edges) throw new RangeError(`${firstEdges.at(-1)} edges for ${edges}`);
  const targets = readTargets(kinds, firstEdges, unpackIntegers(distances, shared));
  const sums = unpackIntegers(added, weighted);
  const outputs = new Int32Array(edges);
  for (let edge = 0, next = 0; edge < edges; edge++) if ((kinds[edge]! & HAS_OUTPUT) !== 0) outputs[edge] = unzigzag(sums[next++] ?? 0);
  return { firstEdges, finals, labels: joinLabels(low, high), targets, outputs, rootWeight };
}
