/**
 * Patterns with alternatives as one nondeterministic automaton without empty
 * moves. States are kept once per "what may still follow", so that patterns
 * with a common ending share it and the subset construction meets it again.
 */
import { foldText, SPACE } from './fold.ts';

type Moves = { readonly units: readonly number[]; readonly states: readonly number[]; readonly accepts: readonly number[] };

export type Grammar = {
  /** The state before this run of positions; the run ends in `target`. */
  add(alternatives: readonly (readonly string[])[], target: number): number;
  moves(state: number): Moves;
};

/** An empty grammar. Alternatives are folded as they come in. */
export function createGrammar(): Grammar {
  const states: Moves[] = [];
  const ids = new Map<string, number>();
  const alternativeIds = new Map<string, number>();
  const folded = new Map<string, string>();

  const fold = (text: string): string => {
    const known = folded.get(text);
    if (known !== undefined) return known;
    const fresh = foldText(text);
    folded.set(text, fresh);
    return fresh;
  };

  const kept = (key: string, make: () => Moves): number => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const moves = make();
    ids.set(key, states.length);
    return states.push(moves) - 1;
  };

  /** The state behind a space, where further spaces are none: a word left out takes its own space along. */
  const behindSpace = (state: number): number =>
    kept(`b${state}`, () => {
      const { units, states: targets, accepts } = states[state]!;
      const skipped = targets.filter((_, index) => units[index] === SPACE).map((target) => states[behindSpace(target)]!);
      const others = units.map((_, index) => index).filter((index) => units[index] !== SPACE);
      return {
        units: [...others.map((index) => units[index]!), ...skipped.flatMap((moves) => moves.units)],
        states: [...others.map((index) => targets[index]!), ...skipped.flatMap((moves) => moves.states)],
        accepts: [...accepts, ...skipped.flatMap((moves) => moves.accepts)],
      };
    });

  /** The state that the first character of `text` leads to; the rest of it leads to `next`. */
  const behindFirst = (text: string, next: number): number => {
    const rest = text.slice(1);
    const state = rest === '' ? next : kept(`s${rest}\t${next}`, () => ({ units: [rest.charCodeAt(0)], states: [behindFirst(rest, next)], accepts: [] }));
    return text.charCodeAt(0) === SPACE ? behindSpace(state) : state;
  };

  const choice = (alternatives: readonly string[], next: number): Moves => {
    const units: number[] = [];
    const targets: number[] = [];
    let accepts: readonly number[] = [];
    for (const text of alternatives) {
      if (text === '') {
        const skipped = states[next]!;
        units.push(...skipped.units);
        targets.push(...skipped.states);
        accepts = skipped.accepts;
      } else {
        units.push(text.charCodeAt(0));
        targets.push(behindFirst(text, next));
      }
    }
    return { units, states: targets, accepts };
  };

  const position = (alternatives: readonly string[], next: number): number => {
    const spellings = [...new Set(alternatives.map(fold))];
    const key = spellings.join('\t');
    const id = alternativeIds.get(key) ?? alternativeIds.size;
    alternativeIds.set(key, id);
    return kept(`c${id}\t${next}`, () => choice(spellings, next));
  };

  return {
    add(alternatives, target) {
      let state = kept(`a${target}`, () => ({ units: [], states: [], accepts: [target] }));
      for (let index = alternatives.length - 1; index >= 0; index--) state = position(alternatives[index] ?? [], state);
      return state;
    },
    moves: (state) => states[state]!,
  };
}
