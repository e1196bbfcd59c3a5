/**
 * The matcher as bytes and back, in two forms. Packed,
 * for the package: small, but a page would work for the length of a frame to
 * read it. Unpacked, for pages: twice as large, used where it lies. Whatever
 * the bytes are, parsing answers with parts that are safe to walk or with the
 * name of what is wrong. Only where the caller knows whose the bytes are may a
 * checksum of a sample stand for all other checks.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import { createAlphabet, type Alphabet } from './alphabet.ts';
import type { DoubleArray } from './double-array.ts';
import type { Graph } from './graph.ts';
import { packGraph } from './graph-bytes.ts';
import { checkAll, decodeLines, encodeLines, halfWords, signedWords, words } from './section-parts.ts';
import { readSections, writeSections, type SectionsFailure } from './sections.ts';
import { entrySections, readEntries, type EntryMetas, type EntrySections } from './stored-entries.ts';
import { unpackTraits, type TargetTable } from './targets.ts';

/** All that a matcher is made of. */
export type MatcherParts = {
  readonly alphabet: Alphabet;
  readonly array: DoubleArray;
  readonly table: TargetTable;
  readonly entries: EntryMetas;
};

export type MatcherFailure = SectionsFailure;

export const FORMAT_VERSION = 5;

function checkTraits(traits: Uint8Array): void {
  const met = new Uint8Array(256);
  for (let target = 0; target < traits.length; target++) met[traits[target]!] = 1;
  for (let packed = 0; packed < met.length; packed++) if (met[packed] === 1) unpackTraits(packed);
}

function tableSections({ entries, traits, literals, starts, members }: TargetTable): ArrayBufferView[] {
  // Only a literal's capitals count, so that a line break in one does not matter.
  return [entries, traits, Uint32Array.from(literals.keys()), encodeLines([...literals.values()]), starts, members];
}

function readTable([entries, traits, literalTargets, texts, starts, members]: readonly Uint8Array[] & { length: 6 }, entryCount: number, isKnown: boolean): TargetTable {
  const table = { entries: words(entries!), traits: traits!, literals: new Map<number, string>(), starts: words(starts!), members: words(members!) };
  const literals = decodeLines(texts!);
  words(literalTargets!).forEach((target, index) => table.literals.set(target, literals[index] ?? ''));
  if (!isKnown) {
    checkTraits(table.traits);
    checkAll(table.entries, entryCount);
    checkAll(table.members, table.entries.length);
  }
  if (table.starts.at(-1) !== table.members.length || table.traits.length !== table.entries.length) throw new RangeError('lists and targets disagree');
  return table;
}

const arraySections = ({ array: { cells, outputs, ranks, labelBits, root, rootWeight }, alphabet }: MatcherParts): ArrayBufferView[] => [Int32Array.of(labelBits, root, rootWeight), cells, outputs, ranks, classesIn(alphabet)];
/** In units, from 0 on: Latin with its diacritics, Greek and Cyrillic. */
const LEARNT = 0x530;
const classesIn = ({ classify }: Alphabet): Uint16Array => Uint16Array.from({ length: LEARNT }, (_, unit) => classify(unit));

/** How the last sections, those of the automaton, become one. @throws {RangeError} on what it does not know */
export type ReadAutomaton = (sections: readonly Uint8Array[], alphabet: Alphabet) => DoubleArray;

/** Of the form that is used where it lies. */
export const readArray: ReadAutomaton = (sections, alphabet) => {
  if (sections.length !== ARRAY_SECTIONS) throw new RangeError(`${sections.length} sections are no double array`);
  const [numbers, cells, outputs, ranks, classes] = sections;
  alphabet.classes.set(halfWords(classes!));
  const [labelBits, root, rootWeight] = signedWords(numbers!) as unknown as [number, number, number];
  return { cells: signedWords(cells!), outputs: signedWords(outputs!), ranks: signedWords(ranks!), labelBits, root, rootWeight };
};
const ARRAY_SECTIONS = 5;

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
export const unpackedParts = (parts: MatcherParts): Uint8Array<ArrayBuffer> => writeSections(FORMAT_VERSION, [...sharedSections(parts), ...arraySections(parts)]);

function readParts(sections: readonly Uint8Array[], readAutomaton: ReadAutomaton, isKnown: boolean): MatcherParts {
  const alphabet = createAlphabet(words(sections[0]!));
  const entries = readEntries(sections.slice(ENTRIES, TABLE) as unknown as EntrySections, isKnown);
  const table = readTable(sections.slice(TABLE, AUTOMATON) as unknown as Parameters<typeof readTable>[0], sections[ENTRIES + 1]!.length, isKnown);
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
