/**
 * From patterns to the one minimal acyclic automaton that accepts them all.
 * Spellings without alternatives are sorted, so that each state is a range of
 * them; patterns with alternatives go through the subset construction, with its
 * sets remembered; where both continue, a state is a range and a set.
 */
import type { FormPattern } from '../domain/pattern.ts';
import { foldText } from './fold.ts';
import { createGrammar, type Grammar } from './grammar.ts';
import { createStateRegister, type StateRegister } from './state-register.ts';
import { createTargetRegister, type TargetRegister } from './targets.ts';

export type Automaton = { readonly states: StateRegister; readonly root: number; readonly targets: TargetRegister };

type Spellings = { readonly texts: readonly string[]; readonly targets: readonly number[] };
type Collected = { readonly spellings: Spellings; readonly grammar: Grammar; readonly starts: readonly number[]; readonly count: number };

const isSpelling = (pattern: FormPattern): boolean => pattern.alternatives.every((position) => position.length === 1);

function sorted(texts: readonly string[], targets: readonly number[]): Spellings {
  const order = Uint32Array.from(texts, (_, index) => index).sort((a, b) => (texts[a]! < texts[b]! ? -1 : texts[a]! > texts[b]! ? 1 : 0));
  return { texts: Array.from(order, (index) => texts[index]!), targets: Array.from(order, (index) => targets[index]!) };
}

function collect(patterns: Iterable<FormPattern>, targets: TargetRegister): Collected {
  const grammar = createGrammar();
  const starts = new Set<number>();
  const texts: string[] = [];
  const ids: number[] = [];
  let count = 0;
  for (const pattern of patterns) {
    count++;
    const target = targets.target(pattern.target);
    if (isSpelling(pattern)) {
      texts.push(foldText(pattern.alternatives.map(([only]) => only).join('')));
      ids.push(target);
    } else {
      starts.add(grammar.add(pattern.alternatives, target));
    }
  }
  return { spellings: sorted(texts, ids), grammar, starts: [...starts].sort((a, b) => a - b), count };
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

const NOTHING: readonly number[] = [];

function construct({ spellings, grammar, starts }: Collected, targets: TargetRegister): Automaton {
  const states = createStateRegister();
  const remembered = new Map<string, number>();
  const { texts } = spellings;

  /** The state for the spellings `low` to `high`, alike in their first `depth` units, and the grammar states of `set`. */
  const build = (low: number, high: number, depth: number, set: readonly number[]): number => {
    const key = low === high ? set.join(',') : '';
    const known = low === high ? remembered.get(key) : undefined;
    if (known !== undefined) return known;
    const moves = set.length > 0 ? step(set, grammar) : undefined;
    const accepts = moves?.accepts ?? [];
    let next = low;
    while (next < high && texts[next]!.length === depth) accepts.push(spellings.targets[next++]!);
    const units: number[] = [];
    const targetStates: number[] = [];
    let edge = 0;
    const edges = moves?.units.length ?? 0;
    while (next < high || edge < edges) {
      const literal = next < high ? texts[next]!.charCodeAt(depth) : Infinity;
      const unit = Math.min(literal, moves?.units[edge] ?? Infinity);
      const first = next;
      while (next < high && texts[next]!.charCodeAt(depth) === unit) next++;
      const reached = moves?.units[edge] === unit ? moves.sets[edge++]! : NOTHING;
      units.push(unit);
      targetStates.push(build(first, next, depth + 1, reached));
    }
    const state = states.intern(targets.list(accepts), units, targetStates);
    if (low === high) remembered.set(key, state);
    return state;
  };

  return { states, root: build(0, texts.length, 0, starts), targets };
}

const valueOf = ({ states, root }: Automaton, word: string): number => {
  let state = root;
  for (let index = 0; index < word.length && state !== 0; index++) state = states.follow(state, word.charCodeAt(index));
  return state === 0 ? 0 : states.value(state);
};

/**
 * The automaton without the derived targets of these words, which are sorted
 * and alike in their first `depth` units. Only the states on their way are made
 * anew: others share them, so none may be changed.
 */
function strike(automaton: Automaton, state: number, words: readonly string[], depth: number): number {
  const { states, targets } = automaton;
  const ends = words[0]?.length === depth;
  const value = ends ? targets.withoutDerived(states.value(state)) : states.value(state);
  const units: number[] = [];
  const targetStates: number[] = [];
  for (let edge = 0; edge < states.degree(state); edge++) {
    const unit = states.unit(state, edge);
    const target = states.target(state, edge);
    const further = words.filter((word) => word.length > depth && word.charCodeAt(depth) === unit);
    const struck = further.length === 0 ? target : strike(automaton, target, further, depth + 1);
    if (states.value(struck) === 0 && states.degree(struck) === 0) continue;
    units.push(unit);
    targetStates.push(struck);
  }
  return states.intern(value, units, targetStates);
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
  const struck = new Set<string>();
  for (const word of commonWords) {
    const folded = foldText(word);
    const value = valueOf(automaton, folded);
    if (value !== 0 && targets.withoutDerived(value) !== value) struck.add(folded);
  }
  const words = [...struck].sort();
  const root = words.length === 0 ? automaton.root : strike(automaton, automaton.root, words, 0);
  return { automaton: { ...automaton, root }, patterns: collected.count, struck: words };
}
