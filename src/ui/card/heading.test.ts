import { describe, expect, it } from 'vitest';
import { EntrySchema } from '../../domain/entry.ts';
import * as v from 'valibot';
import { dates, languageOf, otherSpellings } from './heading.ts';
import { ENGLISH_LABELS as labels } from '../../../tests/fixtures/messages.ts';
import { fill } from './labels.ts';

const spellings = (fields: object): readonly string[] => otherSpellings(v.parse(EntrySchema, { id: 'x', kind: 'body', head: 'VSNKh', gloss: 'x', ...fields }));

describe('dates', () => {
  it.each([
    [{ born: '1884', died: '1937' }, '1884–1937'],
    [{ born: 'c. 1884', died: '1937' }, 'c. 1884–1937'],
    [{ born: '1884' }, 'b. 1884'],
    [{ died: '1937' }, 'd. 1937'],
    [{ period: '1917–1932' }, '1917–1932'],
    [{ born: '1884', period: '1917' }, 'b. 1884'],
    [{}, undefined],
  ])('of %o are %s', (entry, text) => expect(dates(entry, labels)).toBe(text));
});

describe('otherSpellings', () => {
  it('begin with the Cyrillic, then two forms', () =>
    expect(spellings({ cyrillic: 'ВСНХ', forms: ['Vesenkha', 'Vesenha', 'Supreme Council'] })).toEqual(['ВСНХ', 'Vesenkha', 'Vesenha']));
  it('make a person’s Cyrillic from the name', () => {
    expect(spellings({ name: { family: 'Демидов', given: 'Владимир', patronymic: 'Потапович' } })).toEqual(['Демидов, Владимир Потапович']);
    expect(spellings({ name: { family: 'Демидов', given: 'В.' } })).toEqual(['Демидов, В.']);
    expect(spellings({ name: { family: 'Демидов' } })).toEqual(['Демидов']);
  });
  it('leave out what the card prints elsewhere, in capitals too', () =>
    expect(spellings({ expansion: { english: 'Supreme Council' }, forms: ['supreme council', 'VSNKH', 'Vesenkha'] })).toEqual(['Vesenkha']));
});

it('languageOf knows Russian by its letters', () => {
  expect(languageOf('ВСНХ')).toBe('ru');
  expect(languageOf('Vesenkha')).toBeUndefined();
});

it('fill puts names in their places and leaves what has none', () => {
  expect(fill('from $1 to $2', 'a', 'b')).toBe('from a to b');
  expect(fill('$1 and $2', '$2')).toBe('$2 and $2');
});
