/**
 * Unzips with a limit on what comes out: what the zip says of its own size is
 * not believed, the bytes are counted as they appear.
 */
import { Unzip, UnzipInflate } from 'fflate';
import { fail, ok, type Result } from '../domain/result.ts';
import { MOST_RATIO, MOST_UNZIPPED, RATIO_FREE } from './limits.ts';
import type { Refusal } from './reading.ts';

/** Bytes handed to the inflater at once: deflate makes at most a thousand times as much of them. */
const PIECE = 1 << 14;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/**
 * @param wanted by the name in the zip; others are not unfolded
 * @returns the files by name; yields how many bytes of the zip have been read
 */
export function* unzipFiles(bytes: Uint8Array, wanted: (name: string) => boolean): Generator<number, Result<Map<string, Uint8Array>, Refusal>> {
  const files = new Map<string, Uint8Array[]>();
  let unzipped = 0;
  let failed = false;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const parts: Uint8Array[] = [];
    files.set(file.name, parts);
    file.ondata = (error, data) => {
      if (error) failed = true;
      else parts.push(data);
      unzipped += data?.length ?? 0;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      if (unzipped > MOST_UNZIPPED) return fail({ why: 'zip-bomb', limit: MOST_UNZIPPED });
      if (unzipped > RATIO_FREE && unzipped > bytes.length * MOST_RATIO) return fail({ why: 'zip-bomb', limit: MOST_RATIO });
      if (failed) return fail({ why: 'not-a-zip' });
      yield at;
    }
  } catch {
    return fail({ why: 'not-a-zip' });
  }
  return ok(new Map([...files].map(([name, parts]) => [name, joined(parts)])));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
