/**
 * Reading and writing the matcher's numbers and texts as bytes: variable-length
 * integers (seven bits a byte, low ones first), byte planes, UTF-8.
 */

export type ByteWriter = {
  integer(value: number): void;
  /** How many they are, then the numbers. */
  integers(values: ArrayLike<number>): void;
  /** Ascending numbers, as differences. */
  ascending(values: readonly number[]): void;
  text(text: string): void;
  raw(bytes: Uint8Array): void;
  finish(): Uint8Array<ArrayBuffer>;
};

export function createByteWriter(): ByteWriter {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  const reserve = (size: number): void => {
    if (length + size <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + size));
    larger.set(bytes);
    bytes = larger;
  };
  const integer = (value: number): void => {
    reserve(5);
    let rest = value >>> 0;
    for (; rest > 0x7f; rest >>>= 7) bytes[length++] = (rest & 0x7f) | 0x80;
    bytes[length++] = rest;
  };
  const raw = (chunk: Uint8Array): void => {
    reserve(chunk.length);
    bytes.set(chunk, length);
    length += chunk.length;
  };
  return {
    integer,
    raw,
    integers(values) {
      integer(values.length);
      for (let index = 0; index < values.length; index++) integer(values[index]!);
    },
    ascending(values) {
      integer(values.length);
      values.forEach((value, index) => integer(value - (values[index - 1] ?? 0)));
    },
    text(text) {
      const encoded = new TextEncoder().encode(text);
      integer(encoded.length);
      raw(encoded);
    },
    finish: () => bytes.slice(0, length),
  };
}

/** A 32-bit sum that tells damage: FNV-1a over words of four bytes, then over the bytes that remain. */
export function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = bytes.length >> 2;
  let hash = 0x811c9dc5;
  for (let word = 0; word < words; word++) hash = Math.imul(hash ^ view.getUint32(word << 2, true), 0x01000193) ^ (hash >>> 15);
  for (let index = words << 2; index < bytes.length; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
  return hash >>> 0;
}

/** Thrown by a reader that meets the end, and caught where the parse began. */
export class EndOfBytes extends Error {}

export type ByteReader = {
  integer(): number;
  integers(): Uint32Array;
  ascending(): number[];
  text(): string;
  /** A view, not a copy. */
  raw(length: number): Uint8Array;
  readonly done: boolean;
};

/** Many integers at once, without a call for each. @returns where the next byte is */
function readIntegers(bytes: Uint8Array, from: number, values: Uint32Array): number {
  let at = from;
  for (let index = 0; index < values.length; index++) {
    let byte = bytes[at++]!;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
    }
    values[index] = value;
  }
  if (at > bytes.length) throw new EndOfBytes();
  return at;
}

/** @throws {EndOfBytes} from its methods, where the bytes end too early */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  const integer = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 28) throw new EndOfBytes();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const raw = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new EndOfBytes();
    at += length;
    return bytes.subarray(at - length, at);
  };
  return {
    integer,
    raw,
    integers() {
      const count = integer();
      if (count > bytes.length - at) throw new EndOfBytes();
      const values = new Uint32Array(count);
      at = readIntegers(bytes, at, values);
      return values;
    },
    ascending() {
      const values: number[] = [];
      let value = 0;
      for (let rest = integer(); rest > 0; rest--) values.push((value += integer()));
      return values;
    },
    text: () => new TextDecoder().decode(raw(integer())),
    get done() {
      return at === bytes.length;
    },
  };
}
