/**
 * Lookup as the popup and the command line do it: exact spelling, then
 * beginnings, then the same word in another romanisation, then words inside
 * names and glosses, then what is misspelt. Queries typed in the wrong keyboard
 * layout are understood.
 *
 * Everything but the misspelt is binary search in sorted arrays; that is asked
 * for only where little else is found, and compares few spellings. So a
 * keystroke among 20,000 entries costs a millisecond or two.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import { indexTerms } from './index-terms.ts';
import { KeyTable, type KeptTable } from './key-table.ts';
import { otherLayout } from './keyboard-layout.ts';
import { Misspelt, type KeptMisspelt } from './misspelt.ts';
import { normalForm } from './normal-form.ts';
import { classNominatives, cyrillicNominatives } from './nominatives.ts';
import { otherReadings } from './query-readings.ts';
import { Scoreboard } from './scoreboard.ts';
import { headLengthsOf, keepRows, readRows, type KeptRows, type SearchRow } from './search-rows.ts';
import { skeletons, type KnownSkeletons } from './skeleton.ts';
import { WordTable, type KeptWords } from './word-table.ts';

export type Search = {
  /** Best first; an empty query finds nothing. */
  readonly find: (query: string, limit: number) => Entry[];
  /** The same with scores, by which the results of several searches are put in one order: the least is best. */
  readonly rate: (query: string, limit: number) => Rated[];
  /** Rows looked at by the last search, for tests. */
  readonly looked: number;
  /** The same index over these entries; null where they are not the entries, in their order, that it was made of. */
  readonly over: (entries: readonly Entry[]) => Search | null;
  /** Entries. */
  readonly size: number;
  /** In steps of some milliseconds. */
  readonly keep: () => Generator<void, KeptSearch>;
};
export type Rated<Found = Entry> = { readonly entry: Found; readonly score: number };
/** An index that was kept: it answers without the entries, with what a list shows of them. */
export type KeptAnswers = { readonly rate: (query: string, limit: number) => Rated<SearchRow>[]; readonly over: Search['over'] };

/** An index as it can be kept. To be raised, KEPT_FORMAT, whenever what is in it changes its meaning. */
export type KeptSearch = { readonly rows: KeptRows; readonly whole: KeptTable; readonly words: KeptWords; readonly bones: KeptTable; readonly misspelt: KeptMisspelt };
export const KEPT_FORMAT = 4;

/** In steps of some milliseconds. @param kept made by `keep` */
export function* readKept({ rows, whole, words, bones, misspelt }: KeptSearch): Generator<void, KeptAnswers> {
  const tables = { whole: KeyTable.of(whole), words: WordTable.of(words), bones: KeyTable.of(bones) };
  yield;
  const index = new TableIndex(rows.headLengths, { ...tables, misspelt: yield* Misspelt.of(misspelt) });
  yield;
  const { ids, rowAt } = yield* readRows(rows);
  return { rate: (query, limit) => index.rate(query, limit).map(({ entry, score }) => ({ entry: rowAt(entry), score })), over: (entries) => overThem(ids, entries, index) };
}

type OfSomeone = { readonly own: boolean };
/** The best of several indexes, best first; of equals the shorter headword, then what is the reader's own. */
export const bestOf = <Found extends SearchRow>(sources: readonly (OfSomeone & { readonly search: { readonly rate: (query: string, limit: number) => Rated<Found>[] } })[], query: string, limit: number): (Rated<Found> & OfSomeone)[] =>
  sources
    .flatMap(({ search, own }) => search.rate(query, limit).map((rated) => ({ ...rated, own })))
    .sort((a, b) => a.score - b.score || a.entry.head.length - b.entry.head.length || Number(b.own) - Number(a.own))
    .slice(0, limit);

/** Added to a term's rank, so that an exact form comes before the beginning of a headword. */
const TIER = { exact: 0, begins: 4, sameSkeleton: 8, declined: 11, word: 12, declinedSkeleton: 14.5, inflected: 15, skeletonBegins: 16, wordBegins: 20, fuzzy: 24, gloss: 30 } as const;
const FUZZY_SPREAD = 5;
const OTHER_LAYOUT = 2;
/** So many letters at its end may be a case or a derivation of a word that is at least so long. */
const LONGEST_ENDING = 3;
const SHORTEST_STEM = 4;
/** Russian cases as romanised texts print them: Kirillovu. */
const LATIN_CASES: ReadonlySet<string> = new Set('a u e i y om em im ym oi oy ei ey ov ev am ami akh oiu iu ia ogo ikh ykh'.split(' '));
/** Rank of a term that is only read word by word. */
const GLOSS_RANK = 3;
/** Of a phrase in a case, after each word. */
const MOST_BEGINNINGS = 8;
/** A query that finds so much as it stands is not taken for misspelt. */
const ENOUGH = 8;

/**
 * `everything`: names, words of glosses, other romanisations, what is misspelt.
 * `spellings`: what an entry is called, from its beginning; for glossaries of a
 * hundred thousand entries, whose whole index would take seconds and much memory.
 */
export type SearchDepth = 'everything' | 'spellings';

/** Entries indexed between two steps. */
const TOGETHER = 50;

export const createSearch = (entries: readonly Entry[]): Search => allAtOnce(buildSearch(entries));

/** The end of work that may be done in steps. */
export function allAtOnce<End>(work: Generator<void, End>): End {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}

/** The same in steps of a few milliseconds, so that others can have a turn. */
export function* buildSearch(entries: readonly Entry[], depth: SearchDepth = 'everything'): Generator<void, Search> {
  const tables = { whole: new KeyTable(), words: new WordTable(), bones: new KeyTable(), misspelt: new Misspelt() };
  const known: KnownSkeletons = new Map();
  const add = depth === 'everything' ? addEverything : addSpellings;
  for (const [index, entry] of entries.entries()) {
    add(tables, entry, index, known);
    if (index % TOGETHER === 0) yield;
  }
  yield* tables.whole.finish();
  yield* tables.bones.finish();
  yield* tables.words.finish(entries.length);
  return new TableSearch(entries, new TableIndex(headLengthsOf(entries), tables));
}

type Tables = { readonly whole: KeyTable; readonly words: WordTable; readonly bones: KeyTable; readonly misspelt: Misspelt };

function addSpellings({ whole }: Tables, entry: Entry, index: number): void {
  for (const { text, rank } of indexTerms(entry)) if (rank < 2) whole.add(normalForm(text), index, rank);
}

function addEverything({ whole, words, bones, misspelt }: Tables, entry: Entry, index: number, known: KnownSkeletons): void {
  for (const { text, rank } of indexTerms(entry)) {
    const normal = normalForm(text);
    for (const word of normal.split(' ')) if (word.length > 1) words.add(word, index, rank);
    if (rank === GLOSS_RANK) continue;
    whole.add(normal, index, rank);
    if (normal.includes(' ')) whole.add(normal.replaceAll(' ', ''), index, rank);
    for (const bone of skeletons(text, known)) if (bone.length > 1) bones.add(bone, index, rank);
    if (rank < 2) misspelt.add(normal, index);
  }
}

class TableSearch implements Search {
  readonly #entries: readonly Entry[];
  readonly #index: TableIndex;

  constructor(entries: readonly Entry[], index: TableIndex) {
    this.#entries = entries;
    this.#index = index;
  }

  get looked(): number {
    return this.#index.looked;
  }

  get size(): number {
    return this.#entries.length;
  }

  find(query: string, limit: number): Entry[] {
    return this.rate(query, limit).map(({ entry }) => entry);
  }

  rate(query: string, limit: number): Rated[] {
    return this.#index.rate(query, limit).map(({ entry, score }) => ({ entry: this.#entries[entry]!, score }));
  }

  over(entries: readonly Entry[]): Search | null {
    return overThem(this.#entries.map(({ id }) => id), entries, this.#index);
  }

  *keep(): Generator<void, KeptSearch> {
    const rows = yield* keepRows(this.#entries);
    return { rows, ...(yield* this.#index.keep()) };
  }
}

const overThem = (ids: readonly EntryId[], entries: readonly Entry[], index: TableIndex): Search | null => (entries.length === ids.length && entries.every(({ id }, at) => id === ids[at]) ? new TableSearch(entries, index) : null);

/** Entries by their numbers. */
class TableIndex {
  looked = 0;
  readonly #tables: Tables;
  readonly #board: Scoreboard;

  constructor(headLengths: Uint8Array, tables: Tables) {
    this.#tables = tables;
    this.#board = new Scoreboard(headLengths);
  }

  *keep(): Generator<void, Omit<KeptSearch, 'rows'>> {
    const whole = this.#tables.whole.keep();
    yield;
    const words = this.#tables.words.keep();
    yield;
    const bones = this.#tables.bones.keep();
    yield;
    return { whole, words, bones, misspelt: this.#tables.misspelt.keep() };
  }

  rate(query: string, limit: number): { readonly entry: number; readonly score: number }[] {
    const board = this.#board;
    this.looked = 0;
    for (const reading of [query, ...otherReadings(query)]) this.#offerSpelt(reading, 0);
    this.#offerSpelt(otherLayout(query), OTHER_LAYOUT);
    if (board.count < ENOUGH) this.#offerMisspelt(query, 0);
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
        for (const nominative of nominativesOf(word)) {
          const key = beginning + nominative + (isLast ? '' : ' ');
          const { from, to, goesOn } = table.rowsOf(key);
          this.looked += 1 + to - from;
          if (!isLast && goesOn) next.push(key);
          if (isLast) for (let row = from; row < to; row++) this.#board.offer(table.entries[row]!, score + table.ranks[row]! / 10);
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

  #offerMisspelt(text: string, penalty: number): void {
    this.looked += this.#tables.misspelt.each(normalForm(text), (entry, score) => this.#board.offer(entry, TIER.fuzzy + score * FUZZY_SPREAD + penalty));
  }
}
