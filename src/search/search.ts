/**
 * Lookup as the popup and the command line do it: exact spelling, then
 * beginnings, then the same word in another romanisation, then words inside
 * names and glosses, then Fuse for what is misspelt. Queries typed in the wrong
 * keyboard layout are understood.
 *
 * Everything but Fuse is binary search in sorted arrays, so a keystroke among
 * 20,000 entries costs little; Fuse sees only entries that share letter triples
 * with the query.
 */
import Fuse from 'fuse.js';
import type { Entry } from '../domain/entry.ts';
import { indexTerms } from './index-terms.ts';
import { otherLayout } from './keyboard-layout.ts';
import { normalForm } from './normal-form.ts';
import { skeletons } from './skeleton.ts';
import { PrefixTable } from './prefix-table.ts';
import { TripleTable } from './triple-table.ts';

export type Search = {
  /** Best first; an empty query finds nothing. */
  readonly find: (query: string, limit: number) => Entry[];
  /** The same with scores, by which the results of several searches are put in one order: the least is best. */
  readonly rate: (query: string, limit: number) => Rated[];
};
export type Rated = { readonly entry: Entry; readonly score: number };

/** Best first; of equals, the shorter headword. */
export const byScore = (a: Rated, b: Rated): number => a.score - b.score || a.entry.head.length - b.entry.head.length;

/** Added to a term's rank, so that an exact form comes before the beginning of a headword. */
const TIER = { exact: 0, begins: 4, sameSkeleton: 8, word: 12, skeletonBegins: 16, wordBegins: 20, fuzzy: 24, gloss: 30 } as const;
const OTHER_LAYOUT = 2;
/** Rank of a term that is only read word by word. */
const GLOSS_RANK = 3;
const FUZZY_CANDIDATES = 200;
const SHORTEST_FUZZY = 4;

/**
 * `everything`: names, words of glosses, other romanisations, what is misspelt.
 * `spellings`: what an entry is called, from its beginning; for glossaries of a
 * hundred thousand entries, whose whole index would take seconds and much memory.
 */
export type SearchDepth = 'everything' | 'spellings';

/** Entries indexed between two steps. */
const TOGETHER = 50;

export function createSearch(entries: readonly Entry[]): Search {
  const building = buildSearch(entries);
  for (let next = building.next(); ; next = building.next()) if (next.done) return next.value;
}

/** The same in steps of a few milliseconds, so that others can have a turn. */
export function* buildSearch(entries: readonly Entry[], depth: SearchDepth = 'everything'): Generator<void, Search> {
  const whole = new PrefixTable();
  const words = new PrefixTable();
  const bones = new PrefixTable();
  const triples = new TripleTable();
  const spellings: string[][] = entries.map(() => []);

  const add = (entry: Entry, index: number): void => {
    for (const { text, rank } of indexTerms(entry)) {
      if (depth === 'spellings' && rank > 1) continue;
      const normal = normalForm(text);
      if (depth === 'spellings') {
        whole.add(normal, index, rank);
        continue;
      }
      for (const word of normal.split(' ')) if (word.length > 1) words.add(word, index, rank);
      if (rank === GLOSS_RANK) continue;
      whole.add(normal, index, rank);
      whole.add(normal.replaceAll(' ', ''), index, rank);
      for (const bone of skeletons(normal)) if (bone.length > 1) bones.add(bone, index, rank);
      if (rank < 2) {
        triples.add(normal, index);
        spellings[index]?.push(normal);
      }
    }
  };
  for (const [index, entry] of entries.entries()) {
    add(entry, index);
    if (index % TOGETHER === 0) yield;
  }
  for (const table of [whole, words, bones]) yield* table.finish();

  const fuzzy = (query: string): { index: number; score: number }[] => {
    if (query.length < SHORTEST_FUZZY) return [];
    const candidates = triples.candidates(query, FUZZY_CANDIDATES);
    const fuse = new Fuse(candidates.map((index) => ({ index, names: spellings[index] ?? [] })), { keys: ['names'], includeScore: true, threshold: 0.45, ignoreLocation: true });
    return fuse.search(query).map(({ item, score }) => ({ index: item.index, score: score ?? 1 }));
  };

  return { rate, find: (query, limit) => rate(query, limit).map(({ entry }) => entry) };

  function rate(query: string, limit: number): Rated[] {
    const best = new Map<number, number>();
    const offer = (index: number, score: number): void => {
      if (score < (best.get(index) ?? Infinity)) best.set(index, score);
    };
    for (const [text, penalty] of [[query, 0], [otherLayout(query), OTHER_LAYOUT]] as const) {
      const normal = normalForm(text);
      if (normal === '') continue;
      offerSpelling(normal, penalty, offer);
      if (penalty === 0 || best.size === 0) for (const { index, score } of fuzzy(normal)) offer(index, TIER.fuzzy + score * 5 + penalty);
    }
    return [...best]
      .sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || headLength(a) - headLength(b) || a - b)
      .slice(0, limit)
      .flatMap(([index, score]) => (entries[index] ? [{ entry: entries[index], score }] : []));
  }

  function offerSpelling(normal: string, penalty: number, offer: (index: number, score: number) => void): void {
    const joined = normal.replaceAll(' ', '');
    for (const key of new Set([normal, joined])) whole.each(key, (index, rank, isWhole) => offer(index, rank + penalty + (isWhole ? TIER.exact : TIER.begins)));
    for (const bone of skeletons(normal)) {
      if (bone.length > 1) bones.each(bone, (index, rank, isWhole) => offer(index, rank + penalty + (isWhole ? TIER.sameSkeleton : TIER.skeletonBegins)));
    }
    for (const [index, { rank, whole: isWhole }] of everyWord(normal.split(' '))) {
      offer(index, penalty + (rank === GLOSS_RANK ? TIER.gloss : rank + (isWhole ? TIER.word : TIER.wordBegins)));
    }
  }

  /** Entries in which every word of the query begins a word; the worst of them decides. */
  function everyWord(query: readonly string[]): Map<number, { rank: number; whole: boolean }> {
    let found: Map<number, { rank: number; whole: boolean }> | null = null;
    for (const word of query.filter((each) => each.length > 1)) {
      const here = new Map<number, { rank: number; whole: boolean }>();
      words.each(word, (index, rank, isWhole) => {
        const before = here.get(index);
        if (!before || rank < before.rank || (rank === before.rank && isWhole)) here.set(index, { rank, whole: isWhole });
      });
      if (found === null) found = here;
      else {
        for (const [index, before] of found) {
          const now = here.get(index);
          if (now) found.set(index, { rank: Math.max(before.rank, now.rank), whole: before.whole && now.whole });
          else found.delete(index);
        }
      }
    }
    return found ?? new Map();
  }

  function headLength(index: number): number {
    return entries[index]?.head.length ?? 0;
  }
}
