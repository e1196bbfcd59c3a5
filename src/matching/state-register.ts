/**
 * The states of a minimal acyclic transducer, each kept once: a state is asked
 * for by what it is and answered with one number. Building bottom-up through
 * the register is what makes the automaton minimal. Plain typed arrays, since a
 * personal glossary may have millions of states.
 */

/**
 * States are numbered from 1. Edges are sorted by their folded code unit and
 * carry a number; what a path means is the sum of its numbers, so that endings
 * that many entries share are one.
 */
export type StateRegister = {
  intern(final: boolean, units: readonly number[], targets: readonly number[], outputs: readonly number[]): number;
  isFinal(state: number): boolean;
  degree(state: number): number;
  unit(state: number, edge: number): number;
  target(state: number, edge: number): number;
  output(state: number, edge: number): number;
  readonly count: number;
};

const grown = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
};

/** Per state in the pool: degree times two plus finality, then unit, target and output of each edge. */
const HEAD = 1;
const EDGE = 3;

/** An empty register. */
export function createStateRegister(): StateRegister {
  let pool = new Int32Array(1 << 12);
  let used = 0;
  let offsets = new Int32Array(1 << 10);
  let hashes = new Int32Array(1 << 10);
  let count = 0;
  let table = new Int32Array(1 << 11);

  /** Writes the state behind the last one, where it stays if it is new. */
  const write = (final: boolean, units: readonly number[], targets: readonly number[], outputs: readonly number[]): number => {
    const size = HEAD + units.length * EDGE;
    if (used + size > pool.length) pool = grown(pool, used + size);
    pool[used] = units.length * 2 + Number(final);
    for (let edge = 0, at = used + HEAD; edge < units.length; edge++) {
      pool[at++] = units[edge]!;
      pool[at++] = targets[edge]!;
      pool[at++] = outputs[edge]!;
    }
    return size;
  };

  const hashWritten = (size: number): number => {
    let hash = 0x9e3779b9;
    for (let at = used; at < used + size; at++) {
      hash = Math.imul(hash ^ pool[at]!, 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return Math.imul(hash, 0xc2b2ae35) | 0;
  };

  const isWritten = (state: number, size: number): boolean => {
    const from = offsets[state]!;
    for (let index = 0; index < size; index++) if (pool[from + index] !== pool[used + index]) return false;
    return true;
  };

  const cellFor = (hash: number): number => (hash ^ (hash >>> 16)) & (table.length - 1);

  const rehash = (): void => {
    table = new Int32Array(table.length * 2);
    for (let state = 1; state <= count; state++) {
      let cell = cellFor(hashes[state]!);
      while (table[cell] !== 0) cell = (cell + 1) & (table.length - 1);
      table[cell] = state;
    }
  };

  const keep = (size: number, hash: number): number => {
    count++;
    if (count >= offsets.length) {
      offsets = grown(offsets, count + 1);
      hashes = grown(hashes, count + 1);
    }
    offsets[count] = used;
    hashes[count] = hash;
    used += size;
    return count;
  };

  const at = (state: number, edge: number, field: number): number => pool[offsets[state]! + HEAD + edge * EDGE + field]!;

  return {
    intern(final, units, targets, outputs) {
      const size = write(final, units, targets, outputs);
      const hash = hashWritten(size);
      let cell = cellFor(hash);
      for (let state = table[cell]!; state !== 0; state = table[cell]!) {
        if (hashes[state] === hash && isWritten(state, size)) return state;
        cell = (cell + 1) & (table.length - 1);
      }
      table[cell] = keep(size, hash);
      const state = count;
      if (count * 2 > table.length) rehash();
      return state;
    },
    isFinal: (state) => (pool[offsets[state]!]! & 1) === 1,
    degree: (state) => pool[offsets[state]!]! >> 1,
    unit: (state, edge) => at(state, edge, 0),
    target: (state, edge) => at(state, edge, 1),
    output: (state, edge) => at(state, edge, 2),
    get count() {
      return count;
    },
  };
}
