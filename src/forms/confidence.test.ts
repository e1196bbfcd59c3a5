import { describe, expect, it } from 'vitest';
import { acronymConfidence, cyrillicConfidence, englishConfidence, latinWordConfidence, romanisedConfidence, surnameConfidence, surnameWeight } from './confidence.ts';
import { isEverydayRussian } from './everyday-russian.ts';
import type { Lexicon } from './lexicon.ts';
import { isOrdinarySurname } from './ordinary-surnames.ts';

const ENGLISH = new Set('party cell cells district central committee workers trust left state apparatus union soviet plan bolshevik council of national economy food commissariat revolution'.split(' '));
const lexicon: Lexicon = { isEnglishWord: (word) => ENGLISH.has(word.toLowerCase()), isProperName: (word) => ['Baku', 'Kiev', 'Lenin', 'Moscow'].includes(word) };

describe('confidence', () => {
  it.each([
    ['sluzhashchie', undefined, 'certain'],
    ['uezd', undefined, 'likely'],
    ['pud', undefined, 'context'],
    ['trust', 'трест', 'context'],
    ['soviet', undefined, 'context'],
    ['bolshevik', 'большевик', 'likely'],
    ['plan', 'план', 'context'],
    ['Lenin', 'Ленин', 'likely'],
    ['Kiev', undefined, 'likely'],
    ["Sokol'niki", undefined, 'certain'],
  ])('a word: %s (%s) is %s', (word, cyrillic, confidence) => {
    expect(latinWordConfidence(word, lexicon, cyrillic)).toBe(confidence);
  });

  it.each([['party cell', 'context'], ['Central Committee', 'likely'], ['council of national economy', 'likely'], ['Bauman district', 'certain'], ['February revolution', 'likely'], ['Bauman Opposition', 'certain'], ['Moscow Committee', 'likely'], ['trust', 'context']])('English: %s is %s', (phrase, confidence) => {
    expect(englishConfidence(phrase, lexicon)).toBe(confidence);
  });

  it.each([['служащие', 'context'], ['губерния', 'certain'], ['цех', 'context'], ['Рабочая оппозиция', 'likely'], ['Бауманский район', 'certain'], ['Совет труда и обороны', 'certain'], ['правда', 'context']])('Cyrillic: %s is %s', (text, confidence) => {
    expect(cyrillicConfidence(text)).toBe(confidence);
  });

  it.each([['губерния', 'certain'], ['уезд', 'likely'], ['район', 'likely'], ['пуд', 'context'], ['Высший совет народного хозяйства', 'certain']])('romanised: %s is %s', (text, confidence) => {
    expect(romanisedConfidence(text, lexicon)).toBe(confidence);
  });

  it.each([['MGSPS', 'certain'], ['VSNKh', 'certain'], ['TsK', 'certain'], ['MChK', 'certain'], ['NKPS', 'likely'], ['GPU', 'context'], ['PARTY', 'context'], ['ВЦСПС', 'certain'], ['ВЧК', 'context']])('abbreviations: %s is %s', (text, confidence) => {
    expect(acronymConfidence(text, lexicon)).toBe(confidence);
  });

  it.each([
    ['Shliapnikov', 'Шляпников', 'certain'],
    ['Мясников', 'Мясников', 'certain'],
    ['Kuznetsov', 'Кузнецов', 'context'],
    ['Smirnova', 'Смирнова', 'context'],
    ['Zinoviev', 'Зиновьев', 'likely'],
    ['Lenin', 'Ленин', 'likely'],
    ['Radek', 'Радек', 'likely'],
    ['Lemberg', 'Лемберг', 'likely'],
    ['Dan', 'Дан', 'context'],
    ['Sovetov', 'Советов', 'context'],
    ['Artem', 'Артём', 'context'],
    ['Begin', undefined, 'likely'],
    ['Bellamy', undefined, 'likely'],
    ['Bubnov', 'Бубнов', 'likely'],
    ['Iudenich', 'Юденич', 'certain'],
  ])('a surname: %s is %s', (family, cyrillic, confidence) => {
    expect(surnameConfidence(surnameWeight(family, cyrillic, lexicon))).toBe(confidence);
  });

  it('knows ordinary surnames and words in their forms', () => {
    expect(['Иванов', 'Иванова', 'Соловьёв', 'Соловьев', 'Козловская', 'ПЕТРОВ'].filter((surname) => !isOrdinarySurname(surname))).toEqual([]);
    expect(['Мясников', 'Шляпников', 'Троцкий'].filter(isOrdinarySurname)).toEqual([]);
    expect(['Совет', 'съезд', 'отчёт', 'район'].filter((word) => !isEverydayRussian(word))).toEqual([]);
    expect(['губерния', 'ячейкин', 'совнарком'].filter(isEverydayRussian)).toEqual([]);
  });
});
