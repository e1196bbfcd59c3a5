import { describe, expect, it } from 'vitest';
import { withNumerals } from './ordinals.ts';
import { accepts, comparable, plain } from './positions.ts';
import { romanisedPhrase, russianPhrase, type PhraseOptions } from './russian-phrase.ts';

const CASES: readonly (readonly [phrase: string, cases: readonly string[], options?: Partial<PhraseOptions>])[] = [
  ['Рабочая оппозиция', ['рабочей оппозиции', 'рабочую оппозицию', 'рабочей оппозицией', 'рабочая оппозиція', 'рабочею оппозицией']],
  ['центральный комитет', ['центрального комитета', 'центральному комитету', 'центральным комитетом', 'центральном комитете', 'Центральнаго Комитета', 'Центральный Комитетъ']],
  ['новая экономическая политика', ['новой экономической политики', 'новую экономическую политику', 'новая экономическая политика']],
  ['временное правительство', ['временного правительства', 'временному правительству', 'Временнаго Правительства', 'временном правительстве']],
  ['Высший совет народного хозяйства', ['Высшего совета народного хозяйства', 'Высшему Совету Народного Хозяйства', 'Высшаго Совѣта Народнаго Хозяйства', 'Высшим советом народного хозяйства']],
  ['Совет народных комиссаров', ['Совета Народных Комиссаров', 'Совѣтъ Народныхъ Комиссаровъ', 'Советом народных комиссаров']],
  ['Московский комитет РКП(б)', ['Московского комитета РКП(б)', 'Московском комитете РКП (б)']],
  ['Социалисты-революционеры', ['Социалистов-революционеров', 'социалистам-революционерам']],
  ['Рабоче-крестьянская инспекция', ['Рабоче-крестьянской инспекции', 'Рабоче-Крестьянскую Инспекцию']],
  ['Агитация и пропаганда', ['агитации и пропаганды', 'агитацией и пропагандой']],
  ['На страже', ['На страже']],
  ['рабочий от станка', ['рабочего от станка', 'рабочие от станка'], { plural: true }],
  ['Крестьянские восстания', ['крестьянских восстаний', 'крестьянскими восстаниями']],
  ['Совет труда и обороны', ['Совета труда и обороны', 'Советом Труда и Обороны']],
  ['партийная ячейка', ['партийных ячеек', 'партийными ячейками', 'партийные ячейки'], { plural: true }],
  ['Бауманский район', ['Бауманского района', 'Бауманском районе']],
  ['Экономическая жизнь', ['Экономической жизни', 'Экономической Жизнью']],
  ['Всероссийский союз административно-советских, общественных и торговых работников', ['Всероссийского союза административно-советских, общественных и торговых работников']],
];

const ROMANISED: readonly (readonly [phrase: string, spellings: readonly string[]])[] = [
  ['Высший совет народного хозяйства', ['Vysshii sovet narodnogo khoziaistva', 'Vysšij sovet narodnogo xozjajstva', 'Vysshiy sovet narodnogo khozyaystva', 'Vysshi Soviet Narodnogo Khozyaistva']],
  ['Рабочая оппозиция', ['Rabochaia oppozitsiia', 'Rabochaya oppozitsiya', 'Rabočaja oppozicija', 'Rabotschaja Opposizija', 'Rabotchaya Oppozitsia']],
  ['Совет народных комиссаров', ['Sovet narodnykh komissarov', 'Soviet Narodnykh Komissarov', 'Sovět narodnyx komissarov']],
  ['Русские ведомости', ['Russkie vedomosti', 'Russkiya Vedomosti', 'Russkie Viedomosti']],
];

describe('russianPhrase', () => {
  it.each(CASES.flatMap(([phrase, cases, options]) => cases.map((text) => [text, phrase, options] as const)))('%s', (text, phrase, options) => {
    expect(accepts(russianPhrase(phrase, { plural: false, ...options }).cases, plain(text))).toBe(true);
  });

  it('accepts every headword itself', () => {
    expect(CASES.filter(([phrase]) => !accepts(russianPhrase(phrase, { plural: false }).cases, plain(phrase)))).toEqual([]);
  });

  it('keeps complements and other words out', () => {
    const { cases } = russianPhrase('Совет народных комиссаров', { plural: false });
    for (const text of ['Совет народного комиссара', 'Совет народных', 'Советы народных комиссаров']) expect([text, accepts(cases, plain(text))]).toEqual([text, false]);
  });

  it('names the plural for romanised texts', () => {
    expect(russianPhrase('партийная ячейка', { plural: true }).nominatives).toEqual(['партийная ячейка', 'партийные ячейки']);
    expect(russianPhrase('спец', { plural: true }).nominatives).toEqual(['спец', 'спецы']);
    expect(russianPhrase('Большевики', { plural: true }).nominatives).toEqual(['Большевики', 'Большевик']);
    expect(russianPhrase('Москва', { plural: false }).nominatives).toEqual(['Москва']);
  });
});

describe('romanisedPhrase', () => {
  it.each(ROMANISED.flatMap(([phrase, spellings]) => spellings.map((latin) => [latin, phrase] as const)))('%s', (latin, phrase) => {
    expect(accepts(romanisedPhrase(phrase), comparable(latin))).toBe(true);
  });
});

describe('withNumerals', () => {
  it.each([
    ['Tenth Party Congress', ['Tenth Party Congress', '10th Party Congress', 'X Party Congress']],
    ['Third International', ['Third International', '3rd International', 'III International']],
    ['Twelfth Congress', ['Twelfth Congress', '12th Congress', 'XII Congress']],
    ['Десятый съезд РКП(б)', ['Десятый съезд РКП(б)', 'X съезд РКП(б)', '10-й съезд РКП(б)']],
    ['Третья конференция', ['Третья конференция', 'III конференция', '3-я конференция']],
    ['Party Congress', ['Party Congress']],
    ['Second', ['Second']],
  ])('%s', (phrase, expected) => {
    expect(withNumerals(phrase)).toEqual(expected);
  });
});
