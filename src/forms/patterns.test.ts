import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { EntrySchema, type Entry } from '../domain/entry.ts';
import { NO_LEXICON } from './lexicon.ts';
import { formPatterns } from './patterns.ts';
import { accepts, comparable } from './positions.ts';
import { spellings } from './spellings.ts';

const entry = (fields: object): Entry => parse(EntrySchema, { id: 'x', gloss: 'Something.', ...fields });
const CONTROL = entry({ kind: 'term', head: "kontrol'", cyrillic: 'контроль' });
const MIASNIKOV = entry({ kind: 'person', head: "Miasnikov, Gavriil Il'ich", name: { family: 'Мясников', given: 'Гавриил', patronymic: 'Ильич', gender: 'm' } });
const VSNKH = entry({ kind: 'body', head: 'VSNKh', cyrillic: 'ВСНХ', expansion: { cyrillic: 'Высший совет народного хозяйства' } });

const reads = (each: Entry, text: string): boolean => formPatterns(each, 0, NO_LEXICON).some(({ alternatives }) => accepts(alternatives, comparable(text)));

describe('formPatterns', () => {
  it('names the entry they belong to', () => {
    expect(new Set(formPatterns(VSNKH, 7, NO_LEXICON).map(({ target }) => target.entry))).toEqual(new Set([7]));
  });

  it('gives lower case without marks, no empty pattern and none twice', () => {
    const patterns = [CONTROL, MIASNIKOV, VSNKH].flatMap((each, index) => formPatterns(each, index, NO_LEXICON));
    const texts = patterns.flatMap(({ alternatives }) => alternatives.flat());
    expect(texts.filter((text) => text !== text.toLowerCase() || /[\p{M}ё]/u.test(text))).toEqual([]);
    expect(patterns.filter(({ alternatives }) => accepts(alternatives, ''))).toEqual([]);
    expect(new Set(patterns.map((pattern) => JSON.stringify(pattern))).size).toBe(patterns.length);
  });

  it('takes no closing quotation mark for a soft sign', () => {
    expect(reads(CONTROL, "kontrol'")).toBe(true);
    expect(reads(CONTROL, 'kontrol')).toBe(true);
    expect(reads(CONTROL, 'control')).toBe(true);
    expect(reads(CONTROL, "control'")).toBe(false);
    expect(reads(CONTROL, "контроль")).toBe(true);
  });

  it('never makes a form of a function word', () => {
    expect(formPatterns(entry({ kind: 'publication', head: 'We (Zamiatin)' }), 0, NO_LEXICON)).toEqual([]);
  });

  it('shares one target among the patterns that mean the same', () => {
    const targets = formPatterns(MIASNIKOV, 0, NO_LEXICON).map(({ target }) => target);
    expect(new Set(targets).size).toBe(new Set(targets.map((target) => JSON.stringify(target))).size);
  });

  it('needs no more than some dozen patterns for a person', () => {
    expect(formPatterns(MIASNIKOV, 0, NO_LEXICON).length).toBeLessThan(24);
  });
});

describe('spellings', () => {
  it('lists what a reader may look a person up by', () => {
    expect(spellings(MIASNIKOV)).toEqual(expect.arrayContaining(["Miasnikov, Gavriil Il'ich", 'Miasnikov', "Gavriil Il'ich Miasnikov", 'Мясников', 'Мясникова', 'Myasnikov', 'Mjasnikov', 'Mjasnikow']));
  });

  it('lists what an abbreviation is written like', () => {
    expect(spellings(VSNKH)).toEqual(expect.arrayContaining(['VSNKh', 'V.S.N.Kh.', 'VSNX', 'ВСНХ', 'В.С.Н.Х.', 'Высший совет народного хозяйства']));
  });

  it('is read by the patterns of the same entry, the headword of a person apart', () => {
    const unread = [MIASNIKOV, VSNKH, CONTROL].flatMap((each) => spellings(each).filter((text) => !reads(each, text)).map((text) => `${each.head}: ${text}`));
    expect(unread).toEqual([]);
  });

  it('stays short and without repetition, capitals or not', () => {
    const capital = { ...CONTROL, cyrillic: 'Субботник', forms: [{ text: 'субботник' }] };
    for (const each of [MIASNIKOV, VSNKH, CONTROL, capital]) {
      const list = spellings(each);
      expect(list.length).toBeLessThanOrEqual(60);
      expect(new Set(list.map((text) => text.toLowerCase())).size).toBe(list.length);
    }
  });
});
