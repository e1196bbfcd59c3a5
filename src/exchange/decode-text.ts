/**
 * A file's bytes as text: UTF-8, UTF-16 with its mark, or, where they can't be
 * UTF-8, the Cyrillic code page in which Russian Excel writes its tables.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import type { Refusal } from './reading.ts';

const PIECE = 1 << 20;

/** Yields after each megabyte the bytes done. */
export function* decodeText(bytes: Uint8Array): Generator<number, Result<string, Refusal>> {
  if (bytes.length === 0) return fail({ why: 'empty-file' });
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked ? [marked] : ['utf-8', 'windows-1251']) {
    const text = yield* decodeAs(bytes, encoding);
    if (text === null) continue;
    // No text has the character of code 0: what has it is a picture or a program.
    return text.includes('\0') ? fail({ why: 'not-text' }) : ok(text);
  }
  return fail({ why: 'not-text' });
}

function* decodeAs(bytes: Uint8Array, encoding: string): Generator<number, string | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text = '';
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
      yield at;
    }
    return text + decoder.decode();
  } catch {
    return null;
  }
}
