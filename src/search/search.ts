/**
 * Lookup as the popup and the command line do it: exact spelling, then
 * beginnings, then the same word in another romanisation, then words inside
 * names and glosses, then what is misspelt. Queries typed in the wrong keyboard
 * layout are understood.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import { indexTerms } from './index-terms.ts';
import { KeyTable } from './key-table.ts';
import { Misspelt } from './misspelt.ts';
import { normalForm } from './normal-form.ts';
import { headLengthsOf, keepRows, readRows, type KeptRows, type SearchRow } from './search-rows.ts';
import { skeletons, type KnownSkeletons } from './skeleton.ts';
import { GLOSS_RANK, isGuess, isSure, TableIndex, type KeptTables, type Tables } from './table-index.ts';
import { WordTable } from './word-table.ts';

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
export type KeptSearch = KeptTables & { readonly rows: KeptRows };
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
type Source<Found> = OfSomeone & { readonly search: { readonly rate: (query: string, limit: number) => Rated<Found>[] } };
/** The best of several indexes, best first; of equals the shorter headword, then what is the reader's own. No index guesses where another knows. */
export function bestOf<Found extends SearchRow>(sources: readonly Source<Found>[], query: string, limit: number): (Rated<Found> & OfSomeone)[] {
  const found = sources.flatMap(({ search, own }) => search.rate(query, limit).map((rated) => ({ ...rated, own })));
  const isKnown = found.some(({ score }) => isSure(score));
  return found
    .filter(({ score }) => !isKnown || !isGuess(score))
    .sort((a, b) => a.score - b.score || a.entry.head.length - b.entry.head.length || Number(b.own) - Number(a.own))
    .slice(0, limit);
}

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
