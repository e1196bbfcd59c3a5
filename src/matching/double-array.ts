/**
 * The automaton as a double array: a state is a base, its edge by symbol s lies
 * in slot base + s. No two states have the same base, so the label alone proves
 * that a slot's edge is the state's own, and shared endings need no owner.
 */
import type { Alphabet } from './alphabet.ts';
import type { Node } from './determinise.ts';
import type { StateRegister } from './state-register.ts';
import * as LINK from './links.ts';
import * as SYMBOL from './symbols.ts';

/** Labels need two bytes only where patterns use more than 255 different characters. */
export type Labels = Uint8Array | Uint16Array;
/** Outputs need four bytes only where there are more than 32,767 lists. */
export type Outputs = Int16Array | Int32Array;

export type DoubleArray = {
  /** Per slot, the symbol of the edge there; 0 where the slot is free. */
  readonly labels: Labels;
  /**
   * Per slot, the base of the state the edge leads to, times four; plus
   * `LINK.final` where that state is final, plus `LINK.output` where the edge
   * has an output. Base 0: the state has no edges.
   */
  readonly links: Int32Array;
  /** Per slot, what the edge adds to the number that ends up as the list of targets. */
  readonly outputs: Outputs;
  readonly root: number;
  /** What the number is before the first edge. */
  readonly rootWeight: number;
};

export const createLabels = (size: number, lastSymbol: number): Labels => (lastSymbol < 256 ? new Uint8Array(size) : new Uint16Array(size));
export const createOutputs = (size: number, lists: number): Outputs => (lists <= 0x7fff ? new Int16Array(size) : new Int32Array(size));

/** States that have edges, from the root down, each before those it leads to first. */
function statesInOrder(states: StateRegister, root: number): number[] {
  if (root === 0) return [];
  const seen = new Uint8Array(states.count + 1);
  const order: number[] = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const state = waiting.pop()!;
    if (seen[state] === 1 || states.degree(state) === 0) continue;
    seen[state] = 1;
    order.push(state);
    for (let edge = states.degree(state) - 1; edge >= 0; edge--) waiting.push(states.target(state, edge));
  }
  return order;
}

/** Which slots and bases are free. */
type Room = {
  /** The first free slot at or after `slot`. */
  freeFrom(slot: number): number;
  fits(base: number, symbols: readonly number[]): boolean;
  take(base: number, symbols: readonly number[]): void;
};

function createRoom(slots: number): Room {
  let size = slots;
  /** Each slot points towards the next free one; a free slot to itself. */
  let next = Int32Array.from({ length: size + 1 }, (_, slot) => slot);
  let bases = new Uint8Array(size + 1);

  const grow = (least: number): void => {
    if (least <= size) return;
    const larger = Math.max(least, size * 2);
    const wider = Int32Array.from({ length: larger + 1 }, (_, slot) => slot);
    wider.set(next.subarray(0, size));
    next = wider;
    const more = new Uint8Array(larger + 1);
    more.set(bases);
    bases = more;
    size = larger;
  };

  const freeFrom = (slot: number): number => {
    grow(slot + 1);
    let free = slot;
    while (next[free] !== free) {
      next[free] = next[next[free]!]!;
      free = next[free]!;
    }
    return free;
  };

  return {
    freeFrom,
    fits(base, symbols) {
      if (base < 1 || bases[base] === 1) return false;
      for (let index = 1; index < symbols.length; index++) {
        const slot = base + symbols[index]!;
        if (slot < size && next[slot] !== slot) return false;
      }
      return true;
    },
    take(base, symbols) {
      grow(base + symbols.at(-1)! + 1);
      bases[base] = 1;
      for (const symbol of symbols) next[base + symbol] = base + symbol + 1;
    },
  };
}

/** After so many free slots in vain, later states of this size don't try them again. */
const PATIENCE = 24;

/**
 * A base for each state. States with many edges are placed first, for few
 * places fit them; those with one edge come last, in the order of a walk, so
 * that a chain of them lies in one piece of memory.
 */
function placeStates(states: StateRegister, root: number, alphabet: Alphabet): { bases: Int32Array; top: number } {
  const order = statesInOrder(states, root).sort((a, b) => states.degree(b) - states.degree(a));
  const bases = new Int32Array(states.count + 1);
  const room = createRoom(1 << 12);
  let top = 0;
  let degree = 0;
  let cursor = 0;
  for (const state of order) {
    if (states.degree(state) !== degree) {
      degree = states.degree(state);
      cursor = 0;
    }
    const symbols = Array.from({ length: degree }, (_, edge) => alphabet.symbol(states.unit(state, edge))).sort((a, b) => a - b);
    let slot = room.freeFrom(cursor);
    for (let tries = 1; !room.fits(slot - symbols[0]!, symbols); tries++) {
      slot = room.freeFrom(slot + 1);
      if (tries === PATIENCE) cursor = slot;
    }
    const base = slot - symbols[0]!;
    room.take(base, symbols);
    if (degree === 1) cursor = slot;
    bases[state] = base;
    top = Math.max(top, base);
  }
  return { bases, top };
}

/**
 * @param lists how many lists of targets there are
 * @returns the double array; edges by characters without a symbol (emoji) are left out, no text reaches them
 */
export function toDoubleArray(states: StateRegister, root: Node, alphabet: Alphabet, lists: number): DoubleArray {
  const { bases, top } = placeStates(states, root.state, alphabet);
  const size = top + alphabet.last + 2;
  const labels = createLabels(size, alphabet.last);
  const links = new Int32Array(size);
  const outputs = createOutputs(size, lists);
  for (let state = 1; state <= states.count; state++) {
    if (bases[state] === 0) continue;
    for (let edge = 0; edge < states.degree(state); edge++) {
      const symbol = alphabet.symbol(states.unit(state, edge));
      if (symbol === SYMBOL.other) continue;
      const target = states.target(state, edge);
      const output = states.output(state, edge);
      const slot = bases[state]! + symbol;
      labels[slot] = symbol;
      links[slot] = (bases[target]! << LINK.baseShift) | (states.isFinal(target) ? LINK.final : 0) | (output === 0 ? 0 : LINK.output);
      outputs[slot] = output;
    }
  }
  return { labels, links, outputs, root: Math.max(1, bases[root.state]!), rootWeight: root.weight };
}
