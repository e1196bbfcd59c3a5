/**
 * The automaton between its making and its memory layout: states in postfix
 * order (each behind those it leads to, the root last) with their edges in one
 * run. State 0 is the final state without edges.
 */
import type { Alphabet } from './alphabet.ts';
import type { Node } from './determinise.ts';
import type { StateRegister } from './state-register.ts';
import * as SYMBOL from './symbols.ts';

export type Graph = {
  /** Per state: the number of its first edge; one more at the end, so that the edges of state s end before `firstEdges[s + 1]`. */
  readonly firstEdges: Uint32Array;
  /** Per state, 1 where it is final. */
  readonly finals: Uint8Array;
  /** Per edge: its symbol (two bytes only where patterns use more than 240 characters), the state it leads to, what it adds to the number of the list. */
  readonly labels: Uint8Array | Uint16Array;
  readonly targets: Uint32Array;
  readonly outputs: Int32Array;
  /** What the number of the list is before the first edge. */
  readonly rootWeight: number;
};

export const LEAF = 0;

/** States reachable from the root, each behind those it leads to; without the leaf. */
function inPostfixOrder(states: StateRegister, root: number, numbers: Int32Array): number[] {
  const order: number[] = [];
  const visit = (state: number): void => {
    for (let edge = 0; edge < states.degree(state); edge++) {
      const target = states.target(state, edge);
      if (numbers[target] === -1) visit(target);
    }
    numbers[state] = order.push(state);
  };
  visit(root);
  return order;
}

/** The register's automaton with symbols for characters. Edges by characters without a symbol (emoji) are left out: no text reaches them. */
export function flatten(states: StateRegister, root: Node, alphabet: Alphabet): Graph {
  const empty = states.intern(false, [], [], []);
  const leaf = states.intern(true, [], [], []);
  const numbers = new Int32Array(states.count + 1).fill(-1);
  numbers[leaf] = LEAF;
  const order = inPostfixOrder(states, root.state === 0 ? empty : root.state, numbers);
  const firstEdges = new Uint32Array(order.length + 2);
  const finals = new Uint8Array(order.length + 1);
  finals[LEAF] = 1;
  const labels: number[] = [];
  const targets: number[] = [];
  const outputs: number[] = [];
  order.forEach((state, index) => {
    for (let edge = 0; edge < states.degree(state); edge++) {
      const symbol = alphabet.symbol(states.unit(state, edge));
      if (symbol === SYMBOL.other) continue;
      labels.push(symbol);
      targets.push(numbers[states.target(state, edge)]!);
      outputs.push(states.output(state, edge));
    }
    finals[index + 1] = Number(states.isFinal(state));
    firstEdges[index + 2] = labels.length;
  });
  return { firstEdges, finals, labels: alphabet.last > 0xff ? Uint16Array.from(labels) : Uint8Array.from(labels), targets: Uint32Array.from(targets), outputs: Int32Array.from(outputs), rootWeight: root.weight };
}
