/**
 * Russian cases in Latin letters. English and German texts quote them with the
 * words around them (pis'mo Spiridonovoi, direktsiia Rezinotresta), and German
 * has a genitive of its own (Sinowjews Rede).
 */
import type { Positions } from './positions.ts';
import { romanisations } from './romanisation-grammar.ts';

/** In letters: what is shorter looks like too much else. */
const SHORTEST = 6;

/**
 * All cases but the first as one pattern, and the German genitive.
 *
 * @param forms of one Russian word, the nominative first
 * @returns undefined where there are none, or they are too short, or the word is a double one
 */
export function romanisedCases([nominative = '', ...others]: readonly string[]): Positions | undefined {
  const oblique = [...new Set(others.map((form) => form.toLowerCase()))].filter((form) => form.length >= SHORTEST && form !== nominative.toLowerCase());
  return nominative.includes('-') || oblique.length === 0 ? undefined : united([...oblique.map(romanisations), [...romanisations(nominative), ['s']]]);
}

/** Several patterns as one: what they have in common from the beginning, then the rest written out. */
export function united(patterns: readonly Positions[]): Positions {
  const [first = []] = patterns;
  let common = 0;
  while (common < first.length && patterns.every((pattern) => isSame(pattern[common], first[common]))) common++;
  const rests = patterns.flatMap((pattern) => writtenOut(pattern.slice(common)));
  return [...first.slice(0, common), [...new Set(rests)]];
}

const isSame = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean => one !== undefined && other !== undefined && one.join(' ') === other.join(' ');

const writtenOut = (positions: Positions): string[] => positions.reduce<string[]>((starts, alternatives) => starts.flatMap((start) => alternatives.map((alternative) => start + alternative)), ['']);
