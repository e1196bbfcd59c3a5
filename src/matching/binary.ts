/**
 * The matcher as bytes, for the package and for messages, and back. Whatever
 * the bytes are, parsing answers with parts that are safe to walk or with the
 * name of what is wrong.
 */
import { KINDS } from '../domain/entry.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createAlphabet, type Alphabet } from './alphabet.ts';
import { checksum, createByteReader, createByteWriter, EndOfBytes, type ByteReader, type ByteWriter } from './bytes.ts';
import type { Graph } from './graph.ts';
import { readGraph, writeGraph } from './graph-bytes.ts';
import { unpackTraits, type TargetTable } from './targets.ts';

/** All that a matcher is made of. */
export type MatcherParts = {
  readonly alphabet: Alphabet;
  readonly graph: Graph;
  readonly table: TargetTable;
  readonly entries: readonly EntryMeta[];
};

export type MatcherFailure =
  /** The bytes begin with something else. */
  | { readonly kind: 'not-a-matcher' }
  /** Made by an older or newer version of this module. */
  | { readonly kind: 'other-version'; readonly found: number; readonly expected: number }
  /** Some of the end is missing. */
  | { readonly kind: 'truncated'; readonly found: number; readonly expected: number }
  /** Complete, but not what was written. */
  | { readonly kind: 'corrupt' };

const MAGIC = Uint8Array.of(0x53, 0x70, 0x72, 0x76);
export const FORMAT_VERSION = 1;
/** Magic, then version, length and checksum of what follows as 32-bit numbers, low byte first. */
const HEADER = 16;

/** Found while reading: a number that names nothing. */
class Unsound extends Error {}

const NEWLINE = '\n';
const NO_NEIGHBOURS: readonly number[] = [];

function writeEntries(writer: ByteWriter, entries: readonly EntryMeta[]): void {
  writer.integer(entries.length);
  writer.text(entries.map((entry) => entry.id).join(NEWLINE));
  writer.raw(Uint8Array.from(entries, (entry) => KINDS.indexOf(entry.kind)));
  for (const entry of entries) writer.ascending([...new Set(entry.neighbours)].sort((a, b) => a - b));
}

function readEntries(reader: ByteReader): EntryMeta[] {
  const count = reader.integer();
  const ids = reader.text().split(NEWLINE);
  const kinds = reader.raw(count);
  const entries: EntryMeta[] = [];
  for (let index = 0; index < count; index++) {
    const kind = KINDS[kinds[index]!];
    const neighbours = reader.ascending();
    if (kind === undefined || (neighbours.at(-1) ?? -1) >= count) throw new Unsound();
    entries.push({ id: ids[index] as EntryMeta['id'], kind, neighbours: neighbours.length === 0 ? NO_NEIGHBOURS : neighbours });
  }
  return entries;
}

function writeTable(writer: ByteWriter, { entries, traits, literals, starts, members }: TargetTable): void {
  writer.integer(entries.length);
  entries.forEach((entry) => writer.integer(entry));
  writer.raw(traits);
  writer.ascending([...literals.keys()]);
  // Only its capitals count: a line break inside a literal may become a space.
  writer.text([...literals.values()].map((literal) => literal.replaceAll(NEWLINE, ' ')).join(NEWLINE));
  writer.integer(starts.length - 1);
  for (let list = 1; list < starts.length; list++) writer.integer(starts[list]! - starts[list - 1]!);
  members.forEach((member) => writer.integer(member));
}

function readNumbers(reader: ByteReader, count: number, limit: number): Uint32Array {
  const numbers = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const number = reader.integer();
    if (number >= limit) throw new Unsound();
    numbers[index] = number;
  }
  return numbers;
}

function readTable(reader: ByteReader, entryCount: number): TargetTable {
  const count = reader.integer();
  const entries = readNumbers(reader, count, entryCount);
  const traits = reader.raw(count).slice();
  for (const packed of new Set(traits)) unpackTraits(packed);
  const literalTargets = reader.ascending();
  const texts = reader.text().split(NEWLINE);
  const literals = new Map(literalTargets.map((target, index) => [target, texts[index] ?? '']));
  const starts = new Uint32Array(reader.integer() + 1);
  for (let list = 1; list < starts.length; list++) starts[list] = starts[list - 1]! + reader.integer();
  return { entries, traits, literals, starts, members: readNumbers(reader, starts.at(-1)!, count) };
}

/** One buffer with everything `parseParts` needs. */
export function serialiseParts({ alphabet, graph, table, entries }: MatcherParts): Uint8Array<ArrayBuffer> {
  const writer = createByteWriter();
  writer.raw(new Uint8Array(HEADER));
  writer.ascending([...alphabet.units].sort((a, b) => a - b));
  writeEntries(writer, entries);
  writeTable(writer, table);
  writeGraph(writer, graph);
  const bytes = writer.finish();
  const body = bytes.subarray(HEADER);
  const header = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  [FORMAT_VERSION, body.length, checksum(body)].forEach((value, index) => header.setUint32(4 + index * 4, value, true));
  return bytes;
}

function readParts(body: Uint8Array): MatcherParts {
  const reader = createByteReader(body);
  const alphabet = createAlphabet(reader.ascending());
  const entries = readEntries(reader);
  const table = readTable(reader, entries.length);
  const graph = readGraph(reader);
  if (!reader.done) throw new Unsound();
  return { alphabet, entries, table, graph };
}

/** The parts that `serialiseParts` wrote, or the name of what is wrong with the bytes. */
export function parseParts(bytes: Uint8Array): Result<MatcherParts, MatcherFailure> {
  if (!MAGIC.every((byte, index) => index >= bytes.length || bytes[index] === byte)) return fail({ kind: 'not-a-matcher' });
  if (bytes.length < HEADER) return fail({ kind: 'truncated', found: bytes.length, expected: HEADER });
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  const version = header.getUint32(4, true);
  const length = header.getUint32(8, true);
  if (version !== FORMAT_VERSION) return fail({ kind: 'other-version', found: version, expected: FORMAT_VERSION });
  const body = bytes.subarray(HEADER);
  if (body.length < length) return fail({ kind: 'truncated', found: bytes.length, expected: HEADER + length });
  if (body.length > length || checksum(body) !== header.getUint32(12, true)) return fail({ kind: 'corrupt' });
  try {
    return ok(readParts(body));
  } catch (error) {
    if (error instanceof EndOfBytes || error instanceof Unsound || error instanceof RangeError) return fail({ kind: 'corrupt' });
    throw error;
  }
}
