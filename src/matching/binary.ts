/**
 * The matcher as bytes and back, in two forms. Packed,
 * for the package: small, but a page would work for the length of a frame to
 * read it. Unpacked, for pages: twice as large, used where it lies. Whatever
 * the bytes are, parsing answers with parts that are safe to walk or with the
 * name of what is wrong. Only where the caller knows whose the bytes are may a
 * checksum of a sample stand for all other checks.
 */
import { KINDS } from '../domain/entry.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createAlphabet, type Alphabet } from './alphabet.ts';
import type { DoubleArray } from './double-array.ts';
import type { Graph } from './graph.ts';
import { packGraph } from './graph-bytes.ts';
import { readSections, writeSections, type SectionsFailure } from './sections.ts';
import { unpackTraits, type TargetTable } from './targets.ts';

/** All that a matcher is made of. */
export type MatcherParts = {
  readonly alphabet: Alphabet;
  readonly array: DoubleArray;
  readonly table: TargetTable;
  readonly entries: readonly EntryMeta[];
};

export type MatcherFailure = SectionsFailure;

export const FORMAT_VERSION = 4;

const NEWLINE = '\n';
const NO_NEIGHBOURS: readonly number[] = [];

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join(NEWLINE));
const decode = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).split(NEWLINE);

const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
const signedWords = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);

const endsOf = (lists: readonly (readonly number[])[]): Uint32Array => {
  let end = 0;
  return Uint32Array.from(lists, (list) => (end += list.length));
};

function entrySections(entries: readonly EntryMeta[]): ArrayBufferView[] {
  const neighbours = entries.map((entry) => entry.neighbours);
  return [encode(entries.map((entry) => entry.id)), Uint8Array.from(entries, (entry) => KINDS.indexOf(entry.kind)), endsOf(neighbours), Uint32Array.from(neighbours.flat()), encode(entries.map(({ clues = [] }) => clues.join(' ')))];
}

/** What the entries' lists lie in; of most entries a page asks nothing but kind and id. */
type EntryLists = { readonly ends: Uint32Array; readonly members: Uint32Array; readonly clues: () => readonly string[] };

/** Of a class, since there may be a hundred thousand: closures for each would take three times the memory. */
class StoredEntry implements EntryMeta {
  readonly id: EntryMeta['id'];
  readonly kind: EntryMeta['kind'];
  readonly #lists: EntryLists;
  readonly #index: number;
  #neighbours: readonly number[] | undefined;

  constructor(id: EntryMeta['id'], kind: EntryMeta['kind'], lists: EntryLists, index: number) {
    this.id = id;
    this.kind = kind;
    this.#lists = lists;
    this.#index = index;
  }

  get neighbours(): readonly number[] {
    const { ends, members } = this.#lists;
    const [from, to] = [ends[this.#index - 1] ?? 0, ends[this.#index]!];
    return (this.#neighbours ??= to === from ? NO_NEIGHBOURS : Array.from(members.subarray(from, to)));
  }

  get clues(): readonly string[] | undefined {
    const list = this.#lists.clues()[this.#index]?.split(' ').filter((clue) => clue !== '');
    return list?.length === 0 ? undefined : list;
  }
}

function readEntries([ids, kinds, ends, members, clues]: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array], isKnown: boolean): EntryMeta[] {
  const names = decode(ids);
  let clueLists: readonly string[] | undefined;
  const lists: EntryLists = { ends: words(ends), members: words(members), clues: () => (clueLists ??= decode(clues)) };
  if (!isKnown) checkAll(lists.members, kinds.length);
  return Array.from(kinds, (kindIndex, index): EntryMeta => {
    const kind = KINDS[kindIndex];
    const id = names[index];
    if (kind === undefined || id === undefined || lists.ends[index] === undefined) throw new RangeError(`entry ${index} is incomplete`);
    return new StoredEntry(id as EntryMeta['id'], kind, lists, index);
  });
}

/** @throws {RangeError} where a number names nothing: what keeps a walk over odd bytes from meeting it later */
function checkAll(numbers: Uint32Array, limit: number): void {
  for (let index = 0; index < numbers.length; index++) if (numbers[index]! >= limit) throw new RangeError(`${numbers[index]} of ${limit}`);
}

function checkTraits(traits: Uint8Array): void {
  const met = new Uint8Array(256);
  for (let target = 0; target < traits.length; target++) met[traits[target]!] = 1;
  for (let packed = 0; packed < met.length; packed++) if (met[packed] === 1) unpackTraits(packed);
}

function tableSections({ entries, traits, literals, starts, members }: TargetTable): ArrayBufferView[] {
  // Only a literal's capitals count: a line break in one may become a space.
  const texts = [...literals.values()].map((literal) => literal.replaceAll(NEWLINE, ' '));
  return [entries, traits, Uint32Array.from(literals.keys()), encode(texts), starts, members];
}

function readTable([entries, traits, literalTargets, texts, starts, members]: readonly Uint8Array[] & { length: 6 }, entryCount: number, isKnown: boolean): TargetTable {
  const table = { entries: words(entries!), traits: traits!, literals: new Map<number, string>(), starts: words(starts!), members: words(members!) };
  const literals = decode(texts!);
  words(literalTargets!).forEach((target, index) => table.literals.set(target, literals[index] ?? ''));
  if (!isKnown) {
    checkTraits(table.traits);
    checkAll(table.entries, entryCount);
    checkAll(table.members, table.entries.length);
  }
  if (table.starts.at(-1) !== table.members.length || table.traits.length !== table.entries.length) throw new RangeError('lists and targets disagree');
  return table;
}

const arraySections = ({ cells, outputs, ranks, labelBits, root, rootWeight }: DoubleArray): ArrayBufferView[] => [Int32Array.of(labelBits, root, rootWeight), cells, outputs, ranks];

/** How the last sections, those of the automaton, become one. @throws {RangeError} on what it does not know */
export type ReadAutomaton = (sections: readonly Uint8Array[], alphabet: Alphabet) => DoubleArray;

/** Of the form that is used where it lies. */
export const readArray: ReadAutomaton = (sections) => {
  if (sections.length !== ARRAY_SECTIONS) throw new RangeError(`${sections.length} sections are no double array`);
  const [numbers, cells, outputs, ranks] = sections;
  const [labelBits, root, rootWeight] = signedWords(numbers!) as unknown as [number, number, number];
  return { cells: signedWords(cells!), outputs: signedWords(outputs!), ranks: signedWords(ranks!), labelBits, root, rootWeight };
};
const ARRAY_SECTIONS = 4;

const sharedSections = ({ alphabet, entries, table }: Omit<MatcherParts, 'array'>): ArrayBufferView[] => [
  Uint32Array.from(alphabet.units).sort(),
  ...entrySections(entries),
  ...tableSections(table),
];
const ENTRIES = 1;
const TABLE = 6;
const AUTOMATON = 12;

/** The small form. */
export const packParts = (parts: Omit<MatcherParts, 'array'>, graph: Graph): Uint8Array<ArrayBuffer> => writeSections(FORMAT_VERSION, [...sharedSections(parts), ...packGraph(graph)]);

/** The form that is used where it lies. */
export const unpackedParts = (parts: MatcherParts): Uint8Array<ArrayBuffer> => writeSections(FORMAT_VERSION, [...sharedSections(parts), ...arraySections(parts.array)]);

function readParts(sections: readonly Uint8Array[], readAutomaton: ReadAutomaton, isKnown: boolean): MatcherParts {
  const alphabet = createAlphabet(words(sections[0]!));
  const entries = readEntries(sections.slice(ENTRIES, TABLE) as unknown as Parameters<typeof readEntries>[0], isKnown);
  const table = readTable(sections.slice(TABLE, AUTOMATON) as unknown as Parameters<typeof readTable>[0], entries.length, isKnown);
  return { alphabet, entries, table, array: readAutomaton(sections.slice(AUTOMATON), alphabet) };
}

/**
 * The parts of a matcher. They may lie on `bytes`, which may not change afterwards.
 * @param isKnown whether the bytes were written here and kept by a store with sums of its own: they are taken for what was written
 */
export function parseParts(bytes: Uint8Array, readAutomaton: ReadAutomaton, isKnown: boolean): Result<MatcherParts, MatcherFailure> {
  const sections = readSections(bytes, FORMAT_VERSION, isKnown);
  if (!sections.ok) return sections;
  try {
    return ok(readParts(sections.value, readAutomaton, isKnown));
  } catch (error) {
    if (error instanceof RangeError) return fail({ kind: 'corrupt' });
    throw error;
  }
}
