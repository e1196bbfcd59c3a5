/**
 * A buffer of numbered sections behind a header that tells damage. Sections
 * begin at multiples of four, so that typed arrays can lie on the buffer
 * without a copy; numbers are little-endian, as every platform of ours is.
 */
import { fail, ok, type Result } from '../domain/result.ts';

export type SectionsFailure =
  /** The bytes begin with something else. */
  | { readonly kind: 'not-a-matcher' }
  /** Made by an older or newer version of this module. */
  | { readonly kind: 'other-version'; readonly found: number; readonly expected: number }
  /** Some of the end is missing. */
  | { readonly kind: 'truncated'; readonly found: number; readonly expected: number }
  /** Complete, but not what was written. */
  | { readonly kind: 'corrupt' };

const MAGIC = Uint8Array.of(0x53, 0x70, 0x72, 0x76);
/** Magic, then as 32-bit numbers: version, length of all, checksum of what follows, the same of a sample of it. */
const HEADER = 20;
/** In words: a page that has just begun runs code so slowly that the sum of all takes half of the time of loading. */
const SAMPLE = 256;

const aligned = (length: number): number => (length + 3) & ~3;

/** A 32-bit sum over words that lie at equal distances: FNV-1a, with a fold so that high bits count too. */
function checksum(words: Int32Array, stride = 1): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += stride) {
    hash = Math.imul(hash ^ words[index]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

const sampleSum = (words: Int32Array): number => checksum(words, Math.max(1, Math.floor(words.length / SAMPLE)));

const wordsBehindHeader = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, bytes.byteOffset + HEADER, (bytes.length - HEADER) >> 2);

/** After the header come the number of sections, their lengths in bytes, the sections. */
export function writeSections(version: number, sections: readonly ArrayBufferView[]): Uint8Array<ArrayBuffer> {
  const table = Uint32Array.of(sections.length, ...sections.map((section) => section.byteLength));
  const parts = [table, ...sections];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + aligned(part.byteLength), HEADER));
  let at = HEADER;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  bytes.set(MAGIC);
  const header = new Uint32Array(bytes.buffer, 0, HEADER / 4);
  const words = wordsBehindHeader(bytes);
  header.set([version, bytes.length, checksum(words), sampleSum(words)], 1);
  return bytes;
}

/**
 * @returns views of the sections in `bytes` or, where these don't begin at a
 * multiple of four, in a copy
 * @param isKnown whether the bytes come from a store that has sums of its own: a sample of them tells another's bytes, not every damage
 */
export function readSections(bytes: Uint8Array, version: number, isKnown: boolean): Result<Uint8Array[], SectionsFailure> {
  if (!MAGIC.every((byte, index) => index >= bytes.length || bytes[index] === byte)) return fail({ kind: 'not-a-matcher' });
  if (bytes.length < HEADER) return fail({ kind: 'truncated', found: bytes.length, expected: HEADER });
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const [, found, length, sum, sumOfSample] = new Uint32Array(own.buffer, own.byteOffset, HEADER / 4) as unknown as [number, number, number, number, number];
  if (found !== version) return fail({ kind: 'other-version', found, expected: version });
  if (own.length < length) return fail({ kind: 'truncated', found: own.length, expected: length });
  const words = wordsBehindHeader(own);
  if (own.length !== length || length % 4 !== 0 || (isKnown ? sampleSum(words) !== sumOfSample : checksum(words) !== sum)) return fail({ kind: 'corrupt' });
  const sections: Uint8Array[] = [];
  const count = words[0] ?? 0;
  let at = HEADER + (count + 1) * 4;
  for (let index = 1; index <= count; index++) {
    const size = words[index] ?? 0;
    sections.push(own.subarray(at, at + size));
    at += aligned(size);
  }
  return at === length ? ok(sections) : fail({ kind: 'corrupt' });
}
