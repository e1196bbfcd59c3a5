import { describe, expect, it } from 'vitest';
import { bytesOf, findRoom, orFull } from './room.ts';

describe('room for what is to be written', () => {
  it.each([
    [1_000_000, 7_000_000, true],
    [1_000_000, 6_999_999, false],
    [0, 5_000_000, true],
    [200_000_000, undefined, true],
  ])('%i bytes with %s left: %s', async (bytes, left, is) => {
    expect((await findRoom(bytes, async () => left)).ok).toBe(is);
  });

  it('says how much is needed and how much there is', async () => {
    expect(await findRoom(10, async () => 3)).toEqual({ ok: false, failure: { kind: 'storage-full', needed: 5_000_020, left: 3 } });
  });

  it.each([
    ['storage-unavailable', 100_000, 'storage-full'],
    ['storage-unavailable', 50_000_000, 'storage-unavailable'],
    ['storage-unavailable', undefined, 'storage-unavailable'],
    ['gone', 100_000, 'gone'],
  ])('%s with %s bytes left is %s', async (kind, left, told) => {
    expect(await orFull({ ok: false, failure: { kind } } as const, async () => left)).toEqual({ ok: false, failure: { kind: told } });
  });

  it('measures a sample of what is large', () => {
    expect(bytesOf([])).toBe(0);
    expect(bytesOf(['abc', 'abcde'])).toBe(12);
    const words = Array.from({ length: 10_000 }, (_, index) => 'x'.repeat(index % 100));
    expect(bytesOf(words) / words.reduce((sum, word) => sum + word.length + 2, 0)).toBeCloseTo(1, 0);
  });
});
