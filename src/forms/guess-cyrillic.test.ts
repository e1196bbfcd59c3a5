import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessCyrillic } from './guess-cyrillic.ts';
import { romanise } from './romanise.ts';

const GUESSES: readonly (readonly [latin: string, cyrillic: string])[] = [
  ['Miasnikov', 'Мясников'],
  ['Myasnikov', 'Мясников'],
  ['Mjasnikow', 'Мясников'],
  ['Mâsnikov', 'Мясников'],
  ['Trotzky', 'Троцкий'],
  ['Tchitcherin', 'Чичерин'],
  ['Dzerjinsky', 'Дзержинский'],
  ['Rykoff', 'Рыков'],
  ['Zinov’ev', 'Зиновьев'],
  ['Zinoviev', 'Зиновьев'],
  ['Gavriil Il’ich Miasnikov', 'Гавриил Ильич Мясников'],
  ['Shliapnikov, Aleksandr', 'Шляпников, Александр'],
  ['sluzhashchie', 'служащие'],
  ['guberniia', 'губерния'],
  ['guberniya', 'губерния'],
  ['Rabochaia oppozitsiia', 'Рабочая оппозиция'],
  ['Vysshii sovet narodnogo khoziaistva', 'Высший совет народного хозяйства'],
  ["Ob''edinenie gosudarstvennykh izdatel'stv", 'Объединение государственных издательств'],
  ['uezd', 'уезд'],
  ['raion', 'район'],
  ['iacheika', 'ячейка'],
  ['yacheyka', 'ячейка'],
  ['t͡sentr', 'центр'],
  ['VSNKh', 'ВСНХ'],
  ['VTsSPS', 'ВЦСПС'],
  ['MGSPS', 'МГСПС'],
  ['RKP(b)', 'РКП(б)'],
  ['TsK RKP(b)', 'ЦК РКП(б)'],
  ['Moskva', 'Москва'],
  ['Мясников', 'Мясников'],
];

const bare = (text: string): string => text.replaceAll('ё', 'е').toLowerCase();

const share = (pairs: readonly (readonly [cyrillic: string, latin: string])[]): number => pairs.filter(([cyrillic, latin]) => bare(guessCyrillic(latin)) === bare(cyrillic)).length / pairs.length;

describe('guessCyrillic', () => {
  it.each(GUESSES)('%s → %s', (latin, cyrillic) => {
    expect(guessCyrillic(latin)).toBe(cyrillic);
  });

  const NAMES = '../shared/prototype/matching/names.txt';
  const names = existsSync(NAMES) ? readFileSync(NAMES, 'utf8').trim().split('\n').map((line) => line.split('|')) : [];
  const column = (index: number): (readonly [string, string])[] => names.flatMap((row) => (row[index] ?? '').split(',').map((latin): readonly [string, string] => [row[0] ?? '', latin]));

  it.skipIf(names.length === 0)('finds the Cyrillic of 196 names, ё and е alike (skipped without the list of names)', () => {
    const cyrillic = names.map(([name = '']) => name);
    for (const scheme of ['ala-lc', 'ala-lc-plain', 'bgn', 'scholarly', 'iso-9'] as const) expect([scheme, share(cyrillic.map((name) => [name, romanise(name, scheme)])) >= 0.96]).toEqual([scheme, true]);
    const shares = { english: share(column(1)), german: share(column(2)), french: share(column(3)) };
    console.info('guessed', shares);
    expect(shares.english).toBeGreaterThan(0.88);
    expect(shares.french).toBeGreaterThan(0.75);
    // German writes з and с, ж and ш alike, so much of it can't be told.
    expect(shares.german).toBeGreaterThan(0.6);
  });
});
