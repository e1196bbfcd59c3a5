/** The tables of the search against the plainest way of doing the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyTable } from './key-table.ts';
import { Scoreboard } from './scoreboard.ts';
import { WordTable } from './word-table.ts';

const key = fc.string({ unit: fc.constantFrom('a', 'b', 'я', ' '), minLength: 1, maxLength: 4 });
const row = fc.record({ key, rank: fc.integer({ min: 0, max: 3 }) });
/** The keys of each entry. */
const someEntries = fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 12 });

const filled = <Table extends { add: (key: string, entry: number, rank: number) => void }>(table: Table, entries: readonly (readonly { key: string; rank: number }[])[]): Table => {
  for (const [entry, rows] of entries.entries()) for (const { key: each, rank } of rows) table.add(each, entry, rank);
  return table;
};
const least = (ranks: readonly number[]): number => Math.min(...ranks);

describe('a table of keys', () => {
  it('gives the rows of all keys that begin so, whole keys first, each entry of a key once', () => {
    fc.assert(
      fc.property(someEntries, key, (entries, prefix) => {
        const table = filled(new KeyTable(), entries);
        for (const _ of table.finish());
        const { from, wholeTo, to } = table.range(prefix);
        const rows = Array.from({ length: to - from }, (_, at) => `${table.entries[from + at]}/${table.ranks[from + at]}/${from + at < wholeTo}`);
        const expected = entries.flatMap((held, entry) =>
          [...new Set(held.map((each) => each.key))].filter((each) => each.startsWith(prefix)).map((each) => `${entry}/${least(held.filter((one) => one.key === each).map(({ rank }) => rank))}/${each === prefix}`),
        );
        expect(rows.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('sorts more keys than one run holds', () => {
    const table = new KeyTable();
    for (let at = 0; at < 25_000; at++) table.add(`k${(at * 7919) % 25_000}`, at, 0);
    for (const _ of table.finish());
    const { from, to } = table.range('k2499');
    expect([...table.entries.subarray(from, to)].map((at) => (at * 7919) % 25_000).toSorted((a, b) => a - b)).toEqual([2499, ...Array.from({ length: 10 }, (_, last) => 24_990 + last)]);
  });
});

describe('a table of words', () => {
  it('finds the entries in which every word of the query begins a word, by the one that fits worst', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'я'), minLength: 2, maxLength: 4 });
    const words = fc.array(fc.array(fc.record({ key: word, rank: fc.integer({ min: 0, max: 3 }) }), { maxLength: 5 }), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.array(word, { minLength: 1, maxLength: 3 }), (entries, query) => {
        const table = filled(new WordTable(), entries);
        for (const _ of table.finish(entries.length));
        const found = new Map<number, string>();
        table.each(query, (entry, rank, whole) => {
          expect(found.has(entry)).toBe(false);
          found.set(entry, `${rank}/${whole}`);
        });
        const expected = new Map(
          entries.flatMap((held, entry): [number, string][] => {
            const best = query.map((wanted) => least(held.filter((each) => each.key.startsWith(wanted)).map((each) => each.rank * 2 + (each.key === wanted ? 0 : 1))));
            return best.some((each) => each === Infinity) ? [] : [[entry, `${Math.max(...best.map((each) => each >> 1))}/${best.every((each) => each % 2 === 0)}`]];
          }),
        );
        expect(new Map([...found].toSorted(([a], [b]) => a - b))).toEqual(expected);
      }),
    );
  });
});

describe('a scoreboard', () => {
  it('gives the best in order, as sorting all would, and is as new when cleared', () => {
    const offers = fc.array(fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 500 })), { maxLength: 60 });
    const board = new Scoreboard(Array.from({ length: 30 }, (_, index) => (index * 7) % 5));
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 12 }), (given, limit) => {
        board.clear();
        for (const [entry, hundredths] of given) board.offer(entry, hundredths / 100);
        const scores = new Map<number, number>();
        for (const [entry, hundredths] of given) scores.set(entry, Math.min(hundredths, scores.get(entry) ?? Infinity));
        const expected = [...scores].toSorted(([a, scoreA], [b, scoreB]) => scoreA - scoreB || ((a * 7) % 5) - ((b * 7) % 5) || a - b).map(([entry]) => entry);
        expect(board.best(limit)).toEqual(expected.slice(0, limit));
        expect(board.count).toBe(scores.size);
      }),
    );
  });
});
