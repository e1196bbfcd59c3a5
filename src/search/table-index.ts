/**
 * What a query finds in the tables of names, words, skeletons and misspellings,
 * and in which order. Knows entries by their numbers alone.
 *
 * Everything but the misspelt is binary search in sorted arrays; that is asked
 * for only where little else is found, and compares few spellings. So a
 * keystroke among 20,000 entries costs a millisecond or two.
 */
import type { KeptTable, KeyTable } from './key-table.ts';
import { otherLayout } from './keyboard-layout.ts';
import type { KeptMisspelt, Misspelt } from './misspelt.ts';
import { normalForm } from './normal-form.ts';
import { classNominatives, cyrillicNominatives } from './nominatives.ts';
import { otherReadings } from './query-readings.ts';
import { Scoreboard } from './scoreboard.ts';
import { skeletons } from './skeleton.ts';
import type { KeptWords, WordTable } from './word-table.ts';

export type Tables = { readonly whole: KeyTable; readonly words: WordTable; readonly bones: KeyTable; readonly misspelt: Misspelt };

/** The tables as they can be kept. */
export type KeptTables = { readonly whole: KeptTable; readonly words: KeptWords; readonly bones: KeptTable; readonly misspelt: KeptMisspelt };

/** Added to a term's rank, so that an exact form comes before the beginning of a headword. */
const TIER = { exact: 0, begins: 4, sameSkeleton: 8, declined: 11, word: 12, declinedSkeleton: 14.5, inflected: 15, skeletonBegins: 16, wordBegins: 20, fuzzy: 24, gloss: 30 } as const;
const FUZZY_SPREAD = 5;
/** Of a misspelt word, in its scores from 0 to 1: a guess so much worse than the best is none. */
const AS_LIKELY = 0.2;
/** Not 2: no score in the other layout may fall among those of `isSure` or `isGuess` that it doesn't belong to. */
const OTHER_LAYOUT = 1.9;
/** So many letters at its end may be a case or a derivation of a word that is at least so long. */
const LONGEST_ENDING = 3;
const SHORTEST_STEM = 4;
/** Russian cases as romanised texts print them: Kirillovu. */
const LATIN_CASES: ReadonlySet<string> = new Set('a u e i y om em im ym oi oy ei ey ov ev am ami akh oiu iu ia ogo ikh ykh'.split(' '));
/** Rank of a term that is only read word by word. */
export const GLOSS_RANK = 3;
/** Of a phrase in a case, after each word. */
const MOST_BEGINNINGS = 8;
/** Nominatives from here on are equally unlikely; less than what a rank counts. */
const LATE_TURN = 9;
/** A query that finds so much as it stands is not taken for misspelt. */
const ENOUGH = 8;

/** Entries by their numbers. */
export class TableIndex {
  looked = 0;
  readonly #tables: Tables;
  readonly #board: Scoreboard;

  constructor(headLengths: Uint8Array, tables: Tables) {
    this.#tables = tables;
    this.#board = new Scoreboard(headLengths);
  }

  *keep(): Generator<void, KeptTables> {
    const whole = this.#tables.whole.keep();
    yield;
    const words = this.#tables.words.keep();
    yield;
    const bones = this.#tables.bones.keep();
    yield;
    return { whole, words, bones, misspelt: this.#tables.misspelt.keep() };
  }

  /** Best first. @param limit entries at most */
  rate(query: string, limit: number): { readonly entry: number; readonly score: number }[] {
    const board = this.#board;
    this.looked = 0;
    for (const reading of [query, ...otherReadings(query)]) this.#offerSpelt(reading, 0);
    this.#offerSpelt(otherLayout(query), OTHER_LAYOUT);
    if (board.count < ENOUGH && !isSure(board.least)) this.#offerMisspelt(query, 0);
    if (board.count === 0) this.#offerMisspelt(otherLayout(query), OTHER_LAYOUT);
    const best = board.best(limit).map((entry) => ({ entry, score: board.scoreOf(entry) }));
    board.clear();
    return best;
  }

  #offerSpelt(text: string, penalty: number): void {
    const normal = normalForm(text);
    if (normal === '') return;
    const { whole, words, bones } = this.#tables;
    for (const key of new Set([normal, normal.replaceAll(' ', '')])) this.#offerRange(whole, key, penalty + TIER.exact, penalty + TIER.begins);
    for (const bone of skeletons(text)) if (bone.length > 1) this.#offerRange(bones, bone, penalty + TIER.sameSkeleton, penalty + TIER.skeletonBegins);
    this.#offerDeclined(text, normal, penalty);
    this.#offerStems(normal, penalty);
    this.looked += words.each(normal.split(' '), (entry, rank, isWhole) => {
      this.#board.offer(entry, penalty + (rank === GLOSS_RANK ? TIER.gloss : rank + (isWhole ? TIER.word : TIER.wordBegins)));
    });
  }

  #offerRange(table: KeyTable, key: string, whole: number, begins: number): void {
    const { from, wholeTo, to } = table.range(key);
    for (let row = from; row < to; row++) this.#board.offer(table.entries[row]!, table.ranks[row]! + (row < wholeTo ? whole : begins));
    this.looked += to - from;
  }

  /** главков, v Rezinotreste, красной розе: what an entry is called, in a case. */
  #offerDeclined(text: string, normal: string, penalty: number): void {
    const { whole, bones } = this.#tables;
    if (/\p{Script=Cyrillic}/u.test(normal)) this.#offerNominatives(whole, normal.split(' '), cyrillicNominatives, penalty + TIER.declined);
    for (const bone of skeletons(text)) this.#offerNominatives(bones, bone.split(' '), classNominatives, penalty + TIER.declinedSkeleton);
  }

  /** Word by word; only beginnings that some name has are gone on with, so that words need not agree and few are looked up. */
  #offerNominatives(table: KeyTable, words: readonly string[], nominativesOf: (word: string) => readonly string[], score: number): void {
    let beginnings = [''];
    for (const [at, word] of words.entries()) {
      const isLast = at === words.length - 1;
      const next: string[] = [];
      for (const beginning of beginnings) {
        for (const [turn, nominative] of nominativesOf(word).entries()) {
          const key = beginning + nominative + (isLast ? '' : ' ');
          const { from, to, goesOn } = table.rowsOf(key);
          this.looked += 1 + to - from;
          if (!isLast && goesOn) next.push(key);
          if (isLast) for (let row = from; row < to; row++) this.#board.offer(table.entries[row]!, score + table.ranks[row]! / 10 + Math.min(turn, LATE_TURN) / 100);
        }
      }
      beginnings = next.slice(0, MOST_BEGINNINGS);
    }
  }

  /** Мясникова, Trotskyism: what an entry is called, with something after it. */
  #offerStems(normal: string, penalty: number): void {
    const { whole } = this.#tables;
    for (let cut = 1; cut <= LONGEST_ENDING && normal.length - cut >= SHORTEST_STEM; cut++) {
      const { from, wholeTo } = whole.range(normal.slice(0, -cut));
      const tier = LATIN_CASES.has(normal.slice(-cut)) ? TIER.declined : TIER.inflected;
      for (let row = from; row < wholeTo; row++) this.#board.offer(whole.entries[row]!, penalty + tier + whole.ranks[row]! / 10 + cut / 100);
      this.looked += wholeTo - from;
    }
  }

  /** The likeliest, and what is not much less likely. */
  #offerMisspelt(text: string, penalty: number): void {
    const guesses: { readonly entry: number; readonly score: number }[] = [];
    this.looked += this.#tables.misspelt.each(normalForm(text), (entry, score) => guesses.push({ entry, score }));
    const least = guesses.reduce((known, { score }) => Math.min(known, score), Infinity);
    for (const { entry, score } of guesses) if (score <= least + AS_LIKELY) this.#board.offer(entry, TIER.fuzzy + score * FUZZY_SPREAD + penalty);
  }
}

/** What is called so, in whatever spelling or case, is meant; what only begins so may be misspelt too. */
export const isSure = (score: number): boolean => score < TIER.begins || (score >= TIER.sameSkeleton && score < TIER.word);
/** What is like the query, should that be misspelt. */
export const isGuess = (score: number): boolean => score >= TIER.fuzzy && score < TIER.gloss;
