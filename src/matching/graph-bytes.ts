/**
 * The automaton as bytes: postfix notation, in which an edge to a state that
 * nothing has led to yet needs no address (it takes the last one waiting), so
 * that only what is shared is named. Half the size of the double array, which
 * a reader makes anew in less time than the difference takes to arrive.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { LEAF, type Graph } from './graph.ts';

/** How an edge names its state; plus `HAS_OUTPUT`. */
const TO_LEAF = 0;
const TO_WAITING = 1;
const TO_EARLIER = 2;
const HOW = 3;
const HAS_OUTPUT = 4;

/** Small numbers of either sign as small numbers without. */
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);
const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);

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

/** Separate runs for each sort of number, since like packs well with like. */
export function writeGraph(writer: ByteWriter, graph: Graph): void {
  const { firstEdges, finals, labels, targets, outputs, rootWeight } = graph;
  const kinds = edgeKinds(graph);
  const headers: number[] = [];
  const distances: number[] = [];
  for (let state = 1; state < finals.length; state++) {
    headers.push((firstEdges[state + 1]! - firstEdges[state]!) * 2 + finals[state]!);
    for (let edge = firstEdges[state]!; edge < firstEdges[state + 1]!; edge++) if ((kinds[edge]! & HOW) === TO_EARLIER) distances.push(state - targets[edge]!);
  }
  const wide = labels instanceof Uint16Array;
  [labels.length, rootWeight, Number(wide)].forEach((number) => writer.integer(number));
  writer.integers(headers);
  writer.raw(Uint8Array.from(labels));
  if (wide) writer.raw(Uint8Array.from(labels, (label) => label >> 8));
  writer.raw(kinds);
  writer.integers(distances);
  writer.integers(Array.from(outputs).filter((output) => output !== 0).map(zigzag));
}

function readLabels(reader: ByteReader, edges: number, wide: boolean): Graph['labels'] {
  const low = reader.raw(edges);
  if (!wide) return low;
  const high = reader.raw(edges);
  const labels = new Uint16Array(edges);
  for (let edge = 0; edge < edges; edge++) labels[edge] = low[edge]! | (high[edge]! << 8);
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

/** @throws {RangeError} on what `writeGraph` does not write; `EndOfBytes` where the bytes end too early */
export function readGraph(reader: ByteReader): Graph {
  const edges = reader.integer();
  const rootWeight = reader.integer();
  const wide = reader.integer() === 1;
  const headers = reader.integers();
  const firstEdges = new Uint32Array(headers.length + 2);
  const finals = new Uint8Array(headers.length + 1);
  finals[LEAF] = 1;
  for (let index = 0; index < headers.length; index++) {
    finals[index + 1] = headers[index]! & 1;
    firstEdges[index + 2] = firstEdges[index + 1]! + (headers[index]! >>> 1);
  }
  if (firstEdges.at(-1) !== edges) throw new RangeError(`${firstEdges.at(-1)} edges for ${edges}`);
  const labels = readLabels(reader, edges, wide);
  const kinds = reader.raw(edges);
  const targets = readTargets(kinds, firstEdges, reader.integers());
  const added = reader.integers();
  const outputs = new Int32Array(edges);
  for (let edge = 0, next = 0; edge < edges; edge++) if ((kinds[edge]! & HAS_OUTPUT) !== 0) outputs[edge] = unzigzag(added[next++]!);
  return { firstEdges, finals, labels, targets, outputs, rootWeight };
}
