/**
 * The automaton as a double array: a state is a base, its edge by symbol s lies
 * in slot base + s. No two states have the same base, so the label alone proves
 * that a slot's edge is the state's own, and shared endings need no owner.
 */
import { SYMBOL, type Alphabet } from './alphabet.ts';
import type { StateRegister } from './state-register.ts';

/** Labels need two bytes only where patterns use more than 255 different characters. */
export type Labels = Uint8Array | Uint16Array;
/** List numbers need four bytes only beyond 65,535 lists. */
export type Values = Uint16Array | Int32Array;

export type DoubleArray = {
  /** Per slot, the symbol of the edge there; 0 where the slot is free. */
  readonly labels: Labels;
  /** Per slot, the base of the state that the edge leads to, times two, plus one where that state is final. Base 0: it has no edges. */
  readonly links: Int32Array;
  /** Per slot, the number of the list of targets of the state that the edge leads to. */
  readonly values: Values;
  readonly root: number;
};

export const createLabels = (size: number, lastSymbol: number): Labels => (lastSymbol < 256 ? new Uint8Array(size) : new Uint16Array(size));
export const createValues = (size: number, lastList: number): Values => (lastList < 65_536 ? new Uint16Array(size) : new Int32Array(size));

/** States reachable from the root that have edges, those with many edges first: few places fit them. */
function statesToPlace(states: StateRegister, root: number): number[] {
  if (states.degree(root) === 0) return [];
  const seen = new Uint8Array(states.count + 1);
  const order = [root];
  seen[root] = 1;
  for (let next = 0; next < order.length; next++) {
    const state = order[next]!;
    for (let edge = 0; edge < states.degree(state); edge++) {
      const target = states.target(state, edge);
      if (seen[target] === 1 || states.degree(target) === 0) continue;
      seen[target] = 1;
      order.push(target);
    }
  }
  return order.sort((a, b) => states.degree(b) - states.degree(a));
}

/** Slots and bases that are taken, growing as they are used. */
type Room = { taken: Uint8Array; bases: Uint8Array; top: number };

const enlarge = (room: Room, size: number): void => {
  if (size <= room.taken.length) return;
  const taken = new Uint8Array(size * 2);
  taken.set(room.taken);
  const bases = new Uint8Array(size * 2);
  bases.set(room.bases);
  room.taken = taken;
  room.bases = bases;
};

/** How many bases in vain before the search for this first symbol starts further on. */
const PATIENCE = 64;

/** The first base from `from` on where all of `symbols` fall into free slots. */
function findBase(room: Room, symbols: readonly number[], from: Int32Array, span: number): number {
  const first = symbols[0]!;
  let base = from[first]!;
  for (let tries = 1; ; base++, tries++) {
    enlarge(room, base + span);
    if (room.bases[base] === 1 || !symbols.every((symbol) => room.taken[base + symbol] === 0)) {
      if (tries === PATIENCE) from[first] = base;
      continue;
    }
    if (symbols.length === 1) from[first] = base + 1;
    return base;
  }
}

function placeStates(states: StateRegister, order: readonly number[], alphabet: Alphabet): { bases: Int32Array; top: number } {
  const bases = new Int32Array(states.count + 1);
  const span = alphabet.last + 1;
  const room: Room = { taken: new Uint8Array(1 << 16), bases: new Uint8Array(1 << 16), top: 0 };
  const from = new Int32Array(span).fill(1);
  let reset = false;
  for (const state of order) {
    const degree = states.degree(state);
    // States with one edge fill every gap that the others left, from the beginning.
    if (degree === 1 && !reset) {
      from.fill(1);
      reset = true;
    }
    const symbols = Array.from({ length: degree }, (_, edge) => alphabet.symbol(states.unit(state, edge)));
    const base = findBase(room, symbols, from, span);
    room.bases[base] = 1;
    for (const symbol of symbols) room.taken[base + symbol] = 1;
    room.top = Math.max(room.top, base);
    bases[state] = base;
  }
  return { bases, top: room.top };
}

/** @returns the double array; edges by characters without a symbol (emoji) are left out, no text reaches them */
export function toDoubleArray(states: StateRegister, root: number, alphabet: Alphabet, lastList: number): DoubleArray {
  const order = statesToPlace(states, root);
  const { bases, top } = placeStates(states, order, alphabet);
  const size = top + alphabet.last + 2;
  const labels = createLabels(size, alphabet.last);
  const links = new Int32Array(size);
  const values = createValues(size, lastList);
  for (const state of order) {
    for (let edge = 0; edge < states.degree(state); edge++) {
      const symbol = alphabet.symbol(states.unit(state, edge));
      if (symbol === SYMBOL.other) continue;
      const target = states.target(state, edge);
      const slot = bases[state]! + symbol;
      labels[slot] = symbol;
      links[slot] = bases[target]! * 2 + (states.value(target) === 0 ? 0 : 1);
      values[slot] = states.value(target);
    }
  }
  return { labels, links, values, root: Math.max(1, bases[root]!) };
}
