/**
 * The matcher as bytes, for the package and for messages, and back. Whatever
 * the bytes are, parsing answers with parts that are safe to walk or with the
 * name of what is wrong.
 */
import { CASE_RULES, CONFIDENCES, KINDS } from '../domain/entry.ts';
import { FORM_ROLES } from '../domain/match.ts';
import type { EntryMeta, FormTarget } from '../domain/pattern.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createAlphabet, type Alphabet } from './alphabet.ts';
import { createByteReader, createByteWriter, EndOfBytes, type ByteReader, type ByteWriter } from './bytes.ts';
import { createLabels, createValues, type DoubleArray } from './double-array.ts';
import type { TargetTable } from './targets.ts';

/** All that a matcher is made of. */
export type MatcherParts = {
  readonly alphabet: Alphabet;
  readonly array: DoubleArray;
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

const MAGIC = 0x53_70_72_76;
export const FORMAT_VERSION = 1;
/** Magic, version, length and checksum of what follows: four 32-bit numbers, low byte first. */
const HEADER = 16;

function startsLikeMatcher(bytes: Uint8Array): boolean {
  const magic = new DataView(new ArrayBuffer(4));
  magic.setUint32(0, MAGIC, true);
  return bytes.every((byte, index) => index >= 4 || byte === magic.getUint8(index));
}

/** FNV-1a over the bytes. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
  return hash >>> 0;
}

const NEWLINE = '\n';

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
  if (count > 0 && ids.length !== count) throw new EndOfBytes();
  return Array.from({ length: count }, (_, index) => ({ id: ids[index] as EntryMeta['id'], kind: KINDS[kinds[index]!]!, neighbours: reader.ascending() }));
}

/** Role, confidence, case rule, `derived` and "has a literal" in one number. */
const traits = (target: FormTarget): number =>
  FORM_ROLES.indexOf(target.role) |
  (CONFIDENCES.indexOf(target.confidence) << 3) |
  (CASE_RULES.indexOf(target.caseRule) << 5) |
  (Number(target.derived) << 7) |
  (Number(target.literal !== undefined) << 8);

function writeTable(writer: ByteWriter, { targets, lists }: TargetTable): void {
  writer.integer(targets.length);
  for (const target of targets) {
    writer.integer(target.entry);
    writer.integer(traits(target));
    if (target.literal !== undefined) writer.text(target.literal);
  }
  writer.integer(lists.length);
  for (const list of lists) writer.ascending(list);
}

function readTarget(reader: ByteReader): FormTarget {
  const entry = reader.integer();
  const packed = reader.integer();
  const target = {
    entry,
    role: FORM_ROLES[packed & 7]!,
    confidence: CONFIDENCES[(packed >> 3) & 3]!,
    caseRule: CASE_RULES[(packed >> 5) & 3]!,
    derived: ((packed >> 7) & 1) === 1,
  };
  return (packed >> 8) & 1 ? { ...target, literal: reader.text() } : target;
}

const readTable = (reader: ByteReader): TargetTable => ({
  targets: Array.from({ length: reader.integer() }, () => readTarget(reader)),
  lists: Array.from({ length: reader.integer() }, () => reader.ascending()),
});

/** Byte planes: all low bytes, then all second bytes …, since each plane packs better than their mixture. */
function writePlanes(writer: ByteWriter, values: ArrayLike<number>, planes: number): void {
  writer.integer(planes);
  for (let plane = 0; plane < planes; plane++) writer.raw(Uint8Array.from(values, (value) => value >>> (plane * 8)));
}

function readPlanes<Values extends Uint8Array | Uint16Array | Int32Array>(reader: ByteReader, values: Values): Values {
  const planes = reader.integer();
  for (let plane = 0; plane < planes; plane++) {
    const bytes = reader.raw(values.length);
    const shift = plane * 8;
    for (let index = 0; index < bytes.length; index++) values[index] = values[index]! | (bytes[index]! << shift);
  }
  return values;
}

const planesFor = (greatest: number): number => (greatest < 1 << 8 ? 1 : greatest < 1 << 16 ? 2 : greatest < 1 << 24 ? 3 : 4);

function greatest(values: ArrayLike<number>): number {
  let most = 0;
  for (let index = 0; index < values.length; index++) most = Math.max(most, values[index]!);
  return most;
}

function writeArray(writer: ByteWriter, array: DoubleArray): void {
  writer.integer(array.labels.length);
  writer.integer(array.root);
  writePlanes(writer, array.labels, planesFor(greatest(array.labels)));
  writePlanes(writer, array.links, planesFor(greatest(array.links)));
  const finals = Array.from(array.values.keys()).filter((slot) => array.values[slot] !== 0);
  writer.ascending(finals);
  for (const slot of finals) writer.integer(array.values[slot]!);
}

function readArray(reader: ByteReader, alphabet: Alphabet, lists: number): DoubleArray {
  const size = reader.integer();
  const root = reader.integer();
  const labels = readPlanes(reader, createLabels(size, alphabet.last));
  const links = readPlanes(reader, new Int32Array(size));
  const values = createValues(size, lists - 1);
  for (const slot of reader.ascending()) values[slot] = reader.integer();
  return { labels, links, values, root };
}

/** One buffer with everything `parseMatcher` needs. */
export function serialiseParts({ alphabet, array, table, entries }: MatcherParts): Uint8Array<ArrayBuffer> {
  const writer = createByteWriter();
  writer.raw(new Uint8Array(HEADER));
  writer.ascending([...alphabet.units].sort((a, b) => a - b));
  writeEntries(writer, entries);
  writeTable(writer, table);
  writeArray(writer, array);
  const bytes = writer.finish();
  const body = bytes.subarray(HEADER);
  const header = new DataView(bytes.buffer);
  [MAGIC, FORMAT_VERSION, body.length, checksum(body)].forEach((value, index) => header.setUint32(index * 4, value, true));
  return bytes;
}

/** Whether every number names something: what keeps a walk over odd bytes from meeting nothing. */
const isSound = ({ entries, table: { targets, lists } }: MatcherParts): boolean =>
  entries.every((entry) => entry.kind !== undefined && entry.neighbours.every((neighbour) => neighbour < entries.length)) &&
  targets.every((target) => target.entry < entries.length && target.role !== undefined && target.confidence !== undefined && target.caseRule !== undefined) &&
  lists.every((list) => list.every((target) => target < targets.length));

function readParts(body: Uint8Array): MatcherParts | undefined {
  const reader = createByteReader(body);
  const alphabet = createAlphabet(reader.ascending());
  const entries = readEntries(reader);
  const table = readTable(reader);
  const array = readArray(reader, alphabet, table.lists.length);
  return reader.done ? { alphabet, entries, table, array } : undefined;
}

/** The parts that `serialiseParts` wrote, or the name of what is wrong with the bytes. */
export function parseParts(bytes: Uint8Array): Result<MatcherParts, MatcherFailure> {
  if (bytes.length < HEADER) return fail(startsLikeMatcher(bytes) ? { kind: 'truncated', found: bytes.length, expected: HEADER } : { kind: 'not-a-matcher' });
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  const [magic, version, length, sum] = [0, 4, 8, 12].map((offset) => header.getUint32(offset, true)) as [number, number, number, number];
  if (magic !== MAGIC) return fail({ kind: 'not-a-matcher' });
  if (version !== FORMAT_VERSION) return fail({ kind: 'other-version', found: version, expected: FORMAT_VERSION });
  const body = bytes.subarray(HEADER);
  if (body.length < length) return fail({ kind: 'truncated', found: bytes.length, expected: HEADER + length });
  if (body.length > length || checksum(body) !== sum) return fail({ kind: 'corrupt' });
  try {
    const parts = readParts(body);
    return parts === undefined || !isSound(parts) ? fail({ kind: 'corrupt' }) : ok(parts);
  } catch (error) {
    if (error instanceof EndOfBytes) return fail({ kind: 'corrupt' });
    throw error;
  }
}
