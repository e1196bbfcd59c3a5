import { describe, expect, it } from 'vitest';
import type { Source, Work } from '../domain/entry.ts';
import { bibtex, cslJson } from './bibliography.ts';

const works: Readonly<Record<string, Work>> = { 'pirani-2008': { author: 'Simon Pirani', title: 'The Retreat', short: 'Pirani 2008', year: 2008, parts: { ch2: { short: 'ch. 2', title: 'Sweet visions' } } } };
const sources = [
  { work: 'pirani-2008' }, { work: 'pirani-2008', part: 'ch2', note: '12' }, { work: 'pirani-2008', part: 'ch2' },
  { work: 'own', title: 'Протоколы {1921} & 50 %', at: 'f. 130, l. 5' }, { work: 'own', title: 'A page', at: 'https://a.example/{x}' },
  { work: 'deutscher-1954', title: 'The Prophet', part: 'p. 33' }, { work: 'general' },
] as unknown as readonly Source[];

const keysOf = (text: string): string[] => [...text.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key = '']) => key);
type Item = { readonly id: string; readonly type: string; readonly title: string; readonly note?: string };
const items = JSON.parse(cslJson(sources, works)) as Item[];

describe('every reference', () => {
  it('has a key of its own, the same in both formats', () => {
    expect(keysOf(bibtex(sources, works))).toEqual(['pirani-2008', 'pirani-2008-ch2', 'pirani-2008-ch2-2', 'own-4', 'own-5', 'deutscher-1954-6']);
    expect(items.map(({ id }) => id)).toEqual(keysOf(bibtex(sources, works)));
  });

  it('is of the kind it is: a book, a part of it, a page, a document', () => {
    expect(items.map(({ type }) => type)).toEqual(['book', 'chapter', 'chapter', 'document', 'webpage', 'document']);
    expect([...bibtex(sources, works).matchAll(/^@(\w+)/gm)].map(([, type]) => type)).toEqual(['book', 'incollection', 'incollection', 'misc', 'misc', 'misc']);
  });

  it('takes a place in a work that nobody lists for no title', () => {
    expect(items.at(-1)).toEqual({ id: 'deutscher-1954-6', type: 'document', title: 'The Prophet', note: 'p. 33' });
  });
});

it('is written so that TeX reads it as it stands', () => {
  const text = bibtex(sources, works);
  expect(text).toContain('title = {Протоколы \\{1921\\} \\& 50 \\%}');
  expect(text).toContain('url = {https://a.example/%7Bx%7D}');
  expect(text).toContain('  title = {Sweet visions},\n  booktitle = {The Retreat},\n  year = {2008},\n  note = {note 12}\n');
});
