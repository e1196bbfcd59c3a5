import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { EntrySchema, type Entry } from '../src/domain/entry.ts';
import { formPatterns } from '../src/forms/patterns.ts';
import type { EntryMeta } from '../src/domain/pattern.ts';
import { compileMatcher } from '../src/matching/matcher.ts';
import { withCompany } from './company.ts';
import { entryMetas } from './compile.ts';
import { lexicon } from './lexicon.ts';

const entry = (fields: object): Entry => v.parse(EntrySchema, { kind: 'term', gloss: 'Something.', ...fields });
const ENTRIES = [
  entry({ id: 'goznak', kind: 'workplace', head: 'Goznak', cyrillic: 'Гознак', gloss: 'Banknote printing works.' }),
  entry({ id: 'kauchuk', kind: 'workplace', head: 'Kauchuk', cyrillic: 'Каучук', gloss: 'Rubber works, where Zhdankovich was director.' }),
  entry({ id: 'solovev-goznak', kind: 'person', head: "Solov'ev (Goznak)", name: { family: 'Соловьёв', gender: 'm' }, gloss: 'Former delegate at Goznak in 1921, leader of dissidents.' }),
  entry({ id: 'solovev-kauchuk', kind: 'person', head: "Solov'ev (Kauchuk)", name: { family: 'Соловьёв', gender: 'm' }, gloss: 'Worker at Kauchuk, who spoke at a conference; a delegate.', see: ['kauchuk'] }),
  entry({ id: 'zhdankovich-ivan', kind: 'person', head: 'Zhdankovich, Ivan', name: { family: 'Жданкович', given: 'Иван', gender: 'm' }, gloss: 'Director.' }),
  entry({ id: 'gubkom', kind: 'body', head: 'gubkom', cyrillic: 'Губком', gloss: 'Regional committee of Goznak.' }),
];

describe('the company of entries', () => {
  const matcher = compileMatcher(ENTRIES.flatMap((each, index) => formPatterns(each, index, lexicon)), entryMetas(ENTRIES));
  const found = new Map(withCompany(ENTRIES, matcher).map((meta): [string, EntryMeta] => [meta.id, meta]));
  const neighbours = (id: string): string[] => found.get(id)!.neighbours.map((index) => ENTRIES[index]!.id);

  it('adds the entries that the text names to those linked', () => {
    expect(neighbours('solovev-goznak')).toEqual(['goznak']);
    expect(neighbours('solovev-kauchuk')).toEqual(['kauchuk']);
  });

  it('holds the words that tell an entry from its namesakes', () => {
    const clues = found.get('solovev-goznak')!.clues!;
    expect(clues).toEqual(expect.arrayContaining(['dissid', 'leader', '1921']));
    expect(clues).not.toContain('delega');
  });

  it('leaves entries alone that are never in doubt', () => {
    expect([found.get('gubkom')!.clues, neighbours('gubkom'), neighbours('zhdankovich-ivan')]).toEqual([undefined, [], []]);
  });
});
