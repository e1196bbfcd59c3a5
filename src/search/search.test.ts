import { describe, expect, it } from 'vitest';
import { entryId, type Entry } from '../domain/entry.ts';
import { allAtOnce, bestOf, buildSearch, createSearch, readKept, type KeptAnswers } from './search.ts';

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({ id: entryId(id), kind: 'term', head: id, gloss: 'A word.', forms: [], sources: [{ work: 'general' }], see: [], life: [], ...more }) as unknown as Entry;
const vsnkh = entry('vsnkh', { kind: 'body', head: 'VSNKh', cyrillic: 'ВСНХ', gloss: 'Planned the industry of the whole country.' });
const glavki = entry('glavki', { head: 'glavki', cyrillic: 'Главки', gloss: 'Committees under the VSNKh.' });
const smirnov = entry('smirnov', { kind: 'person', head: 'Smirnov, Ivan Nikitich', cyrillic: 'Смирнов' });
const reopened = (entries: readonly Entry[]): KeptAnswers => allAtOnce(readKept(structuredClone(allAtOnce(createSearch(entries).keep()))));
const idsFor = (query: string, entries: readonly Entry[] = [vsnkh, glavki, smirnov]): string[] => createSearch(entries).find(query, 10).map(({ id }) => id);

describe('search', () => {
  it.each<[what: string, query: string, found: string[]]>([
    ['nothing for nothing', '', []],
    ['nothing for signs alone', '«…»', []],
    ['the exact headword before a gloss that names it', 'vsnkh', ['vsnkh', 'glavki']],
    ['the other layout', 'dcy[', ['vsnkh']],
    ['the other layout back', 'мытлр', ['vsnkh', 'glavki']],
    ['initials before and after', 'I.N. Smirnov', ['smirnov']],
    ['initials behind the name, as catalogues have them', 'Smirnov, I. N.', ['smirnov']],
    ['a possessive', "Smirnov's", ['smirnov']],
    ['a case of a Russian word', 'Смирновым', ['smirnov']],
    ['a misspelling', 'glvaki', ['glavki']],
    ['all words of the query, in any order', 'country industry', ['vsnkh']],
    ['nothing where one word fails', 'industry nowhere', []],
  ])('finds %s', (_what, query, found) => expect(idsFor(query)).toEqual(found));

  it('is the same whether built at once or in turns, and forgets the query before', () => {
    const search = allAtOnce(buildSearch([vsnkh, glavki, smirnov]));
    for (const query of ['v', 'smirnov', 'glvaki', 'v']) expect(search.find(query, 10).map(({ id }) => id)).toEqual(idsFor(query));
  });

  it('is the same when its index was kept, with or without the entries', () => {
    const entries = [vsnkh, glavki, smirnov];
    const kept = reopened(entries);
    const over = kept.over(entries)!;
    for (const query of ['v', 'vsnkh', 'dcy[', 'smirnov', 'glvaki', 'country industry', '']) {
      expect(kept.rate(query, 10).map(({ entry: { id } }) => id), query).toEqual(idsFor(query));
      expect(over.find(query, 10).map(({ id }) => id), query).toEqual(idsFor(query));
    }
    expect(kept.over([glavki, vsnkh, smirnov])).toBeNull();
    expect(kept.over([vsnkh])).toBeNull();
    expect(reopened([]).rate('v', 10)).toEqual([]);
  });

  describe('guesses', () => {
    const trotskii = entry('trotskii', { kind: 'person', head: 'Trotskii', cyrillic: 'Троцкий' });
    const uritskii = entry('uritskii', { kind: 'person', head: 'Uritskii', cyrillic: 'Урицкий' });
    const people = [trotskii, uritskii];

    it.each<[what: string, query: string, found: string[]]>([
      ['nothing where an entry is called so', 'Trotskii', ['trotskii']],
      ['nothing where it is called so in another romanisation', 'Trotzki', ['trotskii']],
      ['nothing where it is called so in a case', 'Троцкому', ['trotskii']],
      ['what is much like a misspelling, not all that is a little like it', 'Tortskii', ['trotskii']],
      ['what is as like as the best of all', 'Arotskii', ['trotskii', 'uritskii']],
    ])('%s', (_what, query, found) => expect(idsFor(query, people)).toEqual(found));

    it('come from no index where another knows', () => {
      const sources = [{ own: true, search: createSearch([uritskii]) }, { own: false, search: createSearch([trotskii]) }];
      expect(createSearch([uritskii]).find('trotskii', 10)).toEqual([uritskii]);
      expect(bestOf(sources, 'trotskii', 10).map(({ entry: { id } }) => id)).toEqual(['trotskii']);
    });
  });

  it('of a large glossary finds what entries are called from the beginning', () => {
    const search = allAtOnce(buildSearch([vsnkh, glavki], 'spellings'));
    expect(search.find('glav', 10).map(({ id }) => id)).toEqual(['glavki']);
    expect(search.find('country', 10)).toEqual([]);
  });
});
