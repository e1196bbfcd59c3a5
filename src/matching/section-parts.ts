/** How lines and numbers lie in a section of bytes. */

const NEWLINE = '\n';

/** @param lines a line break within one becomes a space */
export const encodeLines = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.map((line) => line.replaceAll(NEWLINE, ' ')).join(NEWLINE));
export const decodeLines = (bytes: Uint8Array): string[] => new TextDecoder().decode(bytes).split(NEWLINE);

export const words = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
export const signedWords = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
export const halfWords = (bytes: Uint8Array): Uint16Array => new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);

/** @throws {RangeError} where a number names nothing: what keeps a walk over odd bytes from meeting it later */
export function checkAll(numbers: Uint32Array | Uint8Array, limit: number): void {
  for (let index = 0; index < numbers.length; index++) if (numbers[index]! >= limit) throw new RangeError(`${numbers[index]} of ${limit}`);
}
