/**
 * Numbers as few bytes: seven bits a byte, low ones first. And pieces of small
 * numbers of either sign as small numbers without.
 */

export function packIntegers(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(values.length * 5);
  let length = 0;
  for (let index = 0; index < values.length; index++) {
    let rest = values[index]! >>> 0;
    for (; rest > 0x7f; rest >>>= 7) bytes[length++] = (rest & 0x7f) | 0x80;
    bytes[length++] = rest;
  }
  return bytes.slice(0, length);
}

/** @throws {RangeError} unless `bytes` are exactly `count` numbers */
export function unpackIntegers(bytes: Uint8Array, count: number): Uint32Array {
  const values = new Uint32Array(count);
  let at = 0;
  for (let index = 0; index < count; index++) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    values[index] = value;
  }
  if (at !== bytes.length) throw new RangeError(`${count} numbers in ${at} bytes of ${bytes.length}`);
  return values;
}

export const zigzag = (value: number): number => (value << 1) ^ (value >> 31);
export const unzigzag = (value: number): number => (value >>> 1) ^ -(value & 1);
