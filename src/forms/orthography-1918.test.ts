import { describe, expect, it } from 'vitest';
import { cyrillicPositions, fixedCyrillicPositions } from './orthography-1918.ts';
import { accepts, plain } from './positions.ts';

const prints = (forms: readonly string[], text: string): boolean => accepts(cyrillicPositions(forms), plain(text));

const OLD: readonly (readonly [forms: readonly string[], printed: readonly string[]])[] = [
  [['совет', 'совета', 'советом', 'совете'], ['совет', 'совѣтъ', 'совѣта', 'совѣтомъ', 'совѣтѣ', 'совете', 'Совѣтъ']],
  [['партия', 'партии', 'партию', 'партией', 'партий'], ['партія', 'партіи', 'партію', 'партіей', 'партій', 'партия']],
  [['Троцкий', 'Троцкого', 'Троцкому', 'Троцким'], ['Троцкій', 'Троцкаго', 'Троцкому', 'Троцкимъ', 'Троцкого']],
  [['русский', 'русские', 'русская'], ['русскія', 'русскіе', 'русскій', 'русская']],
  [['рабочий', 'рабочего', 'рабочие'], ['рабочій', 'рабочаго', 'рабочія', 'рабочіе']],
  [['нижний', 'нижнего'], ['нижняго', 'нижній']],
  [['новый', 'новые', 'новых'], ['новыя', 'новыхъ']],
  [['Фёдор', 'Фёдора'], ['Ѳедоръ', 'Ѳёдоръ', 'Федор', 'Фёдора', 'Ѳедора']],
  [['Хрущёв'], ['Хрущев', 'Хрущёв', 'Хрущевъ', 'Хруще\u0301в']],
  [['восстание', 'восстания'], ['возстаніе', 'возстанія', 'восстание']],
  [['беспартийный'], ['безпартійный']],
  [['съезд', 'съезда', 'съезде'], ['съѣздъ', "с'езд", 'съезде', 'съѣздѣ', "с'езда"]],
  [['социал-демократ', 'социал-демократа'], ['соціалъ-демократъ', 'социал-демократа', 'соціалъ-демократа']],
  [['Орехово-Зуево', 'Орехове-Зуеве'], ['Орехове-Зуеве', 'Орѣхово-Зуевѣ', 'Орехово Зуево']],
  [['Царицын'], ['Царицынъ', 'Царицын']],
];

const NOT_PRINTED: readonly (readonly [forms: readonly string[], text: string])[] = [
  [['совет', 'совета'], 'совы'],
  [['совет', 'совета'], 'советаъ'],
  [['партия'], 'партъ'],
  [['Троцкий'], 'Троцкого'],
];

describe('Cyrillic spellings', () => {
  it.each(OLD.flatMap(([forms, printed]) => printed.map((text) => [text, forms] as const)))('%s', (text, forms) => {
    expect(prints(forms, text)).toBe(true);
  });

  it.each(NOT_PRINTED)('%j is not %s', (forms, text) => {
    expect(prints(forms, text)).toBe(false);
  });

  it('spells words that do not change the old way too', () => {
    for (const [word, printed] of [['народного', 'народнаго'], ['хозяйства', 'хозяйства'], ['комиссаров', 'комиссаровъ'], ['крестьянские', 'крестьянскія'], ['дел', 'дѣлъ']] as const) {
      expect([word, accepts(fixedCyrillicPositions(word), plain(printed)), accepts(fixedCyrillicPositions(word), word)]).toEqual([word, true, true]);
    }
  });
});
