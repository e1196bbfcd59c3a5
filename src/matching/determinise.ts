/**
 * From patterns to the one minimal acyclic transducer that accepts them all and
 * answers with a list of targets. Spellings without alternatives are sorted, so
 * that each state is a range of them; patterns with alternatives go through the
 * subset construction, with its sets remembered; where both continue, a state
 * is a range and a set.
 */
import type { FormPattern } from '../domain/pattern.ts';
import { foldText } from './fold.ts';
import { createGrammar, type Grammar } from './grammar.ts';
import { createStateRegister, type StateRegister } from './state-register.ts';
import { createTargetRegister, type TargetRegister } from './targets.ts';

/**
 * A state and the number that paths bring with them into it: at a final state
 * the list of targets, elsewhere the least number further on.
 */
export type Node = { readonly state: number; readonly weight: number };

export type Automaton = { readonly states: StateRegister; readonly root: Node; readonly targets: TargetRegister };

/** Nothing lies behind it. */
const DEAD: Node = { state: 0, weight: 0 };

type Spellings = { readonly texts: readonly string[]; readonly lists: readonly number[] };
type Collected = { readonly spellings: Spellings; readonly grammar: Grammar; readonly starts: readonly number[]; readonly count: number };

const isSpelling = (pattern: FormPattern): boolean => pattern.alternatives.every((position) => position.length === 1);

function sorted(texts: readonly string[], lists: readonly number[]): Spellings {
  const order = Uint32Array.from(texts, (_, index) => index).sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0));
  return { texts: Array.from(order, (index) => texts[index]!), lists: Array.from(order, (index) => lists[index]!) };
}

function collect(patterns: Iterable<FormPattern>, targets: TargetRegister): Collected {
  const grammar = createGrammar();
  const starts = new Set<number>();
  const texts: string[] = [];
  const lists: number[] = [];
  let count = 0;
  for (const pattern of patterns) {
    count++;
    const list = targets.single(pattern.target);
    if (isSpelling(pattern)) {
      texts.push(foldText(pattern.alternatives.map(([only]) => only).join('')));
      lists.push(list);
    } else {
      starts.add(grammar.add(pattern.alternatives, list));
    }
  }
  return { spellings: sorted(texts, lists), grammar, starts: [...starts].sort((a, b) => a - b), count };
}

/** Where a set of grammar states goes by each unit, in the order of the units. */
function step(set: readonly number[], grammar: Grammar): { units: number[]; sets: number[][]; accepts: number[] } {
  const byUnit = new Map<number, Set<number>>();
  const accepts: number[] = [];
  for (const state of set) {
    const moves = grammar.moves(state);
    accepts.push(...moves.accepts);
    for (let index = 0; index < moves.units.length; index++) {
      const unit = moves.units[index]!;
      const reached = byUnit.get(unit);
      if (reached === undefined) byUnit.set(unit, new Set([moves.states[index]!]));
      else reached.add(moves.states[index]!);
    }
  }
  const units = [...byUnit.keys()].sort((a, b) => a - b);
  return { units, sets: units.map((unit) => [...byUnit.get(unit)!].sort((a, b) => a - b)), accepts };
}

/**
 * The node with this list (0: not final) and these edges. Numbers are taken off
 * the edges and put before the state, until the state itself says 0 where it is
 * final: states that differ by a constant only become one.
 */
function makeNode(states: StateRegister, list: number, units: readonly number[], nodes: readonly Node[]): Node {
  const live = nodes.map((_, index) => index).filter((index) => nodes[index]!.state !== 0);
  if (live.length === 0 && list === 0) return DEAD;
  const weight = list === 0 ? Math.min(...live.map((index) => nodes[index]!.weight)) : list;
  const state = states.intern(
    list !== 0,
    live.map((index) => units[index]!),
    live.map((index) => nodes[index]!.state),
    live.map((index) => nodes[index]!.weight - weight),
  );
  return { state, weight };
}

const NOTHING: readonly number[] = [];

function construct({ spellings, grammar, starts }: Collected, targets: TargetRegister): Automaton {
  const states = createStateRegister();
  const remembered = new Map<string, Node>();
  const { texts } = spellings;

  /** The node for the spellings `low` to `high`, alike in their first `depth` units, and the grammar states of `set`. */
  const build = (low: number, high: number, depth: number, set: readonly number[]): Node => {
    const key = low === high ? set.join(',') : '';
    const known = low === high ? remembered.get(key) : undefined;
    if (known !== undefined) return known;
    const moves = set.length > 0 ? step(set, grammar) : undefined;
    const accepts = moves?.accepts ?? [];
    let next = low;
    while (next < high && texts[next]!.length === depth) accepts.push(spellings.lists[next++]!);
    const units: number[] = [];
    const nodes: Node[] = [];
    let edge = 0;
    const edges = moves?.units.length ?? 0;
    while (next < high || edge < edges) {
      const literal = next < high ? texts[next]!.charCodeAt(depth) : Infinity;
      const unit = Math.min(literal, moves?.units[edge] ?? Infinity);
      const first = next;
      while (next < high && texts[next]!.charCodeAt(depth) === unit) next++;
      const reached = moves?.units[edge] === unit ? moves.sets[edge++]! : NOTHING;
      units.push(unit);
      nodes.push(build(first, next, depth + 1, reached));
    }
    const node = makeNode(states, accepts.length === 0 ? 0 : targets.union(accepts), units, nodes);
    if (low === high) remembered.set(key, node);
    return node;
  };

  return { states, root: build(0, texts.length, 0, starts), targets };
}

/** Where a node's edge leads. */
const nodeBehind = (states: StateRegister, { state, weight }: Node, edge: number): Node => ({
  state: states.target(state, edge),
  weight: weight + states.output(state, edge),
});

function listOf({ states, root }: Automaton, word: string): number {
  let node = root;
  for (let index = 0; index < word.length; index++) {
    let edge = node.state === 0 ? -1 : states.degree(node.state) - 1;
    while (edge >= 0 && states.unit(node.state, edge) !== word.charCodeAt(index)) edge--;
    if (edge < 0) return 0;
    node = nodeBehind(states, node, edge);
  }
  return node.state !== 0 && states.isFinal(node.state) ? node.weight : 0;
}

/**
 * The node without the derived targets of these words, which it accepts, which
 * are sorted and alike in their first `depth` units. Only states on their way
 * are made anew: others share them, so none may be changed.
 */
function strike({ states, targets }: Automaton, node: Node, words: readonly string[], depth: number): Node {
  const list = states.isFinal(node.state) ? node.weight : 0;
  const units: number[] = [];
  const nodes: Node[] = [];
  for (let edge = 0; edge < states.degree(node.state); edge++) {
    const unit = states.unit(node.state, edge);
    const behind = nodeBehind(states, node, edge);
    const further = words.filter((word) => word.length > depth && word.charCodeAt(depth) === unit);
    units.push(unit);
    nodes.push(further.length === 0 ? behind : strike({ states, targets, root: behind }, behind, further, depth + 1));
  }
  return makeNode(states, words[0]?.length === depth ? targets.withoutDerived(list) : list, units, nodes);
}

export type Determinised = { readonly automaton: Automaton; readonly patterns: number; readonly struck: readonly string[] };

/**
 * @param commonWords words of ordinary language: where one is reached by derived
 * targets, these are struck out, for no topic score can stop `party` from партий
 * @returns the automaton, how many patterns went into it, the words struck in order
 */
export function determinise(patterns: Iterable<FormPattern>, commonWords: Iterable<string>): Determinised {
  const targets = createTargetRegister();
  const collected = collect(patterns, targets);
  const automaton = construct(collected, targets);
  const found = new Set<string>();
  for (const word of commonWords) {
    const folded = foldText(word);
    const list = listOf(automaton, folded);
    if (list !== 0 && targets.withoutDerived(list) !== list) found.add(folded);
  }
  const struck = [...found].sort();
  const root = struck.length === 0 ? automaton.root : strike(automaton, automaton.root, struck, 0);
  return { automaton: { ...automaton, root }, patterns: collected.count, struck };
}
