import { describe, expect, it } from 'vitest';
import { receiveCopy, sendCopy, type CopiedPieces } from './search-copy.ts';

const table = { keys: 'nep', firstRow: Int32Array.of(0, 1), entries: Int32Array.of(0), ranks: Uint8Array.of(2) };
const lists = { starts: Int32Array.of(0, 1), numbers: Int32Array.of(0) };
const copied = (ids: string): CopiedPieces => ({
  own: ids === 'mine',
  rows: { ids, headLengths: Uint8Array.of(3), kinds: Uint8Array.of(5), heads: 'NEP', cyrillics: 'НЭП', glosses: 'A policy.' },
  whole: table,
  words: { table, firstOf: Int32Array.of(0, 1), rows: Int32Array.of(0) },
  bones: table,
  misspelt: { spellings: 'nep', entries: lists, triples: 'nep', byTriple: lists },
});
const order = (indexes: readonly CopiedPieces[]) => (channel: string): Promise<number> => sendCopy(channel, indexes);

describe('a copy of the search in pieces', () => {
  it('arrives whole, each index with its own', async () => {
    const indexes = [copied('nep'), copied('mine')];
    expect(await receiveCopy(order(indexes))).toEqual(indexes);
  });

  it('comes to who has ordered it alone', async () => {
    const [one, other] = await Promise.all([receiveCopy(order([copied('one')])), receiveCopy(order([copied('other')]))]);
    expect([one, other].map((copy) => copy?.map(({ rows }) => rows.ids))).toEqual([['one'], ['other']]);
  });

  it('is none where there is none to send', async () => {
    expect(await receiveCopy(order([]))).toBeNull();
  });

  it.each<[string, object]>([
    ['numbers that are none', { whole: { ...table, entries: [0] } }],
    ['a text that is missing', { rows: { ...copied('nep').rows, glosses: undefined } }],
  ])('is none with %s', async (_what, wrong) => {
    expect(await receiveCopy(order([{ ...copied('nep'), ...wrong }]))).toBeNull();
  });
});
