import { expect, it } from 'vitest';
import { entryId } from '../../domain/entry.ts';
import type { PackId } from '../../domain/entry-view.ts';
import { countFacets, filterRows, type Filter } from './filter.ts';
import type { Row } from './rows.ts';

const row = (id: string, more: Partial<Row> = {}): Row => ({ id: entryId(id), kind: 'term', head: id, gloss: '', own: false, noted: false, hidden: false, parts: [], ...more });
const mine = 'mine' as PackId;
const rows = [
  row('a', { kind: 'person', parts: ['p/ch1', 'p/ch2'] }),
  row('b', { kind: 'person', own: true, hidden: true }),
  row('c', { noted: true, parts: ['p/ch2'] }),
  row('d', { pack: mine, noted: true }),
];
const kept = (filter: Filter): string => filterRows(rows, filter).map(({ id }) => id).join('');

it.each([
  [{}, 'abcd'],
  [{ kind: 'person' }, 'ab'],
  [{ owner: 'own' }, 'b'],
  [{ owner: 'built-in' }, 'ac'],
  [{ owner: 'noted' }, 'cd'],
  [{ owner: 'hidden' }, 'b'],
  [{ owner: `pack:${mine}` }, 'd'],
  [{ part: 'p/ch2' }, 'ac'],
  [{ part: 'p/ch2', owner: 'noted' }, 'c'],
  [{ kind: 'event' }, ''],
] as [Filter, string][])('%o keeps %s', (filter, ids) => expect(kept(filter)).toBe(ids));

it('asks nothing of nobody: the rows themselves', () => expect(filterRows(rows, { kind: undefined })).toBe(rows));

it('counts what each choice would leave under the other choices', () => {
  const counts = countFacets(rows, { kind: 'term' });
  expect(Object.fromEntries(counts.kind)).toEqual({ person: 2, term: 2 });
  expect(Object.fromEntries(counts.owner)).toEqual({ 'built-in': 1, noted: 2, 'pack:mine': 1 });
  expect(Object.fromEntries(counts.part)).toEqual({ 'p/ch2': 1 });
});
