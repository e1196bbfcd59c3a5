/**
 * The public face of the engine: compile patterns, keep and load the result,
 * find matches in a text. DESIGN.md beside this file tells what a match is.
 */
import type { Match } from '../domain/match.ts';
import type { EntryMeta, FormPattern } from '../domain/pattern.ts';
import { ok, type Result } from '../domain/result.ts';
import { createAlphabet } from './alphabet.ts';
import { packParts, parseParts, readArray, unpackedParts, type MatcherFailure, type MatcherParts, type ReadAutomaton } from './binary.ts';
import { createMeanings, type Meanings } from './candidates.ts';
import { determinise, type Automaton } from './determinise.ts';
import { toDoubleArray } from './double-array.ts';
import { formsFrom } from './every-reading.ts';
import { composeShortI, isCombiningMark, isIgnored } from './fold.ts';
import { flatten, type Graph } from './graph.ts';
import { GRAPH_SECTIONS, unpackGraph } from './graph-bytes.ts';
import { scan } from './scan.ts';
import { metasOf } from './stored-entries.ts';
import { classAt } from './walkable.ts';
import * as SYMBOL from './symbols.ts';

export type { MatcherFailure } from './binary.ts';

/** Ready to scan with. */
export type Matcher = MatcherParts & Meanings;

/** `states` and `cells` are the automaton's size; `struck` are the common words that only derived forms reached. */
export type CompileReport = { readonly patterns: number; readonly states: number; readonly cells: number; readonly struck: readonly string[] };
/** Also ready to be serialised. */
export type CompiledMatcher = Matcher & { readonly graph: Graph; readonly report: CompileReport };

export type CompileOptions = {
  /** Words of ordinary language, any case: a derived form that spells one is struck out. */
  readonly commonWords?: Iterable<string>;
};

const createMatcher = (parts: MatcherParts): Matcher => ({ ...parts, ...createMeanings(parts.table, parts.entries) });

function unitsOf({ states }: Automaton): Set<number> {
  const units = new Set<number>();
  for (let state = 1; state <= states.count; state++) {
    for (let edge = 0; edge < states.degree(state); edge++) units.add(states.unit(state, edge));
  }
  return units;
}

/**
 * @param patterns the forms; several may spell alike
 * @param entries what `FormTarget.entry` and `EntryMeta.neighbours` index
 */
export function compileMatcher(patterns: Iterable<FormPattern>, entries: readonly EntryMeta[], options: CompileOptions = {}): CompiledMatcher {
  const { automaton, struck, patterns: count } = determinise(patterns, options.commonWords ?? []);
  const { states, root, targets } = automaton;
  const alphabet = createAlphabet(unitsOf(automaton));
  const graph = flatten(states, root, alphabet);
  const array = toDoubleArray(graph, alphabet.last);
  const report = { patterns: count, states: graph.finals.length, cells: array.cells.length, struck };
  return { ...createMatcher({ alphabet, array, table: targets.table(), entries: metasOf(entries) }), graph, report };
}

/** The matcher as few bytes, to be packaged and kept. */
export const serialiseMatcher = (matcher: CompiledMatcher): Uint8Array<ArrayBuffer> => packParts(matcher, matcher.graph);

/** The matcher as bytes that load at once, to be handed to pages. */
export const unpackMatcher = (matcher: Matcher): Uint8Array<ArrayBuffer> => unpackedParts(matcher);

const readEither: ReadAutomaton = (sections, alphabet) => (sections.length === GRAPH_SECTIONS ? toDoubleArray(unpackGraph(sections), alphabet.last) : readArray(sections, alphabet));

/**
 * A matcher from the bytes of `serialiseMatcher` or `unpackMatcher`, or what is
 * wrong with them. It may lie on the bytes, so they may not change afterwards.
 */
export const loadMatcher = (bytes: Uint8Array): Result<Matcher, MatcherFailure> => loadWith(bytes, readEither, false);

/** The same for pages, from bytes of `unpackMatcher` that only the background can have written: nothing is unpacked, and no more checked than length, version and a sample. */
export const loadUnpacked = (bytes: Uint8Array): Result<Matcher, MatcherFailure> => loadWith(bytes, readArray, true);

function loadWith(bytes: Uint8Array, readAutomaton: ReadAutomaton, isKnown: boolean): Result<Matcher, MatcherFailure> {
  const parts = parseParts(bytes, readAutomaton, isKnown);
  return parts.ok ? ok(createMatcher(parts.value)) : parts;
}

/** The first combining character. */
const FIRST_MARK = 0x300;

/** Marks on the last letter (a stress, a caron) are part of the match, other ignored characters behind it are not. */
function withMarks(text: string, end: number): number {
  let after = end;
  if (!(text.charCodeAt(end) >= FIRST_MARK)) return end;
  while (after < text.length && isCombiningMark(text.charCodeAt(after))) after++;
  return after;
}

function toMatch(text: string, start: number, end: number, list: number, matcher: Matcher): Match {
  const { candidates, confidence } = matcher.meaning(text, start, end, list);
  return { start, end: withMarks(text, end), candidates, confidence };
}

/** The matches in a text, left to right, leftmost-longest. Offsets are UTF-16 units of `text`, end exclusive. */
export function findMatches(text: string, matcher: Matcher): Match[] {
  const composed = composeShortI(text);
  const matches: Match[] = [];
  scan(composed, matcher, (start, end, list) => matches.push(toMatch(composed, start, end, list, matcher)));
  return matches;
}

/** Where words begin in `text` from `from` to `to`; `from` is one. */
function* wordStarts(text: string, from: number, to: number, matcher: Matcher): Generator<number> {
  let inWord = false;
  for (let index = from; index < to; index++) {
    if (isIgnored(text.charCodeAt(index))) continue;
    const isWord = classAt(text, index, matcher.alphabet) >= SYMBOL.inWord;
    if (isWord && !inWord) yield index;
    inWord = isWord;
  }
}

/** All shorter matches inside a match, also such as overlap: by place, longer ones first. Words divided at line ends stay divided. */
export function findNested(text: string, match: Match, matcher: Matcher): Match[] {
  const composed = composeShortI(text);
  const nested: Match[] = [];
  for (const start of wordStarts(composed, match.start, match.end, matcher)) {
    for (const hit of formsFrom(composed, start, match.end, matcher)) {
      const found = toMatch(composed, start, hit.end, hit.list, matcher);
      if (start > match.start || found.end < match.end) nested.push(found);
    }
  }
  return nested;
}
