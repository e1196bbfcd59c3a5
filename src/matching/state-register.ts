/**
 * The states of a minimal acyclic automaton, each kept once: a state is asked
 * for by what it is (its value and its edges) and answered with one number.
 * Building bottom-up through the register is what makes the automaton minimal.
 * Plain typed arrays, since a personal glossary may have millions of states.
 */

/** States are numbered from 1; an edge is a folded code unit and the state it leads to, sorted by unit. */
export type StateRegister = {
  /** The state with this value (0: not final) and these edges, `units[k]` leading to `states[k]`. */
  intern(value: number, units: readonly number[], states: readonly number[]): number;
  value(state: number): number;
  degree(state: number): number;
  unit(state: number, edge: number): number;
  target(state: number, edge: number): number;
  /** The state that `unit` leads to, 0 where there is none. */
  follow(state: number, unit: number): number;
  readonly count: number;
};

const grown = (array: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
};

function hashState(value: number, units: readonly number[], states: readonly number[]): number {
  let hash = value ^ 0x9e3779b9;
  for (let edge = 0; edge < units.length; edge++) {
    hash = Math.imul(hash ^ (units[edge] ?? 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (states[edge] ?? 0), 0xc2b2ae35);
    hash ^= hash >>> 15;
  }
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** An empty register. */
export function createStateRegister(): StateRegister {
  /** Per state: value, degree, then unit and target of each edge. */
  let pool = new Int32Array(1 << 12);
  let used = 0;
  let offsets = new Int32Array(1 << 10);
  let count = 0;
  let table = new Int32Array(1 << 11);
  let hashes = new Int32Array(1 << 10);

  const same = (state: number, value: number, units: readonly number[], states: readonly number[]): boolean => {
    const at = offsets[state]!;
    if (pool[at] !== value || pool[at + 1] !== units.length) return false;
    for (let edge = 0; edge < units.length; edge++) {
      if (pool[at + 2 + edge * 2] !== units[edge] || pool[at + 3 + edge * 2] !== states[edge]) return false;
    }
    return true;
  };

  const rehash = (): void => {
    table = new Int32Array(table.length * 2);
    for (let state = 1; state <= count; state++) {
      let cell = (hashes[state]! >>> 0) & (table.length - 1);
      while (table[cell] !== 0) cell = (cell + 1) & (table.length - 1);
      table[cell] = state;
    }
  };

  const append = (value: number, hash: number, units: readonly number[], states: readonly number[]): number => {
    const size = 2 + units.length * 2;
    if (used + size > pool.length) pool = grown(pool, used + size);
    if (count + 2 > offsets.length) {
      offsets = grown(offsets, count + 2);
      hashes = grown(hashes, count + 2);
    }
    count++;
    offsets[count] = used;
    hashes[count] = hash;
    pool[used] = value;
    pool[used + 1] = units.length;
    for (let edge = 0; edge < units.length; edge++) {
      pool[used + 2 + edge * 2] = units[edge]!;
      pool[used + 3 + edge * 2] = states[edge]!;
    }
    used += size;
    return count;
  };

  const intern = (value: number, units: readonly number[], states: readonly number[]): number => {
    const hash = hashState(value, units, states);
    let cell = hash & (table.length - 1);
    for (let state = table[cell]!; state !== 0; state = table[cell]!) {
      if (hashes[state]! >>> 0 === hash && same(state, value, units, states)) return state;
      cell = (cell + 1) & (table.length - 1);
    }
    const state = append(value, hash, units, states);
    table[cell] = state;
    if (count * 2 > table.length) rehash();
    return state;
  };

  const degree = (state: number): number => pool[offsets[state]! + 1]!;
  const unit = (state: number, edge: number): number => pool[offsets[state]! + 2 + edge * 2]!;
  const target = (state: number, edge: number): number => pool[offsets[state]! + 3 + edge * 2]!;

  return {
    intern,
    value: (state) => pool[offsets[state]!]!,
    degree,
    unit,
    target,
    follow(state, wanted) {
      for (let edge = degree(state) - 1; edge >= 0; edge--) if (unit(state, edge) === wanted) return target(state, edge);
      return 0;
    },
    get count() {
      return count;
    },
  };
}
