import { expect, it } from 'vitest';
import { otherReadings } from './query-readings.ts';

it.each<[query: string, readings: string[]]>([
  ['10th congress', ['tenth congress']],
  ['2nd Congress of Soviets', ['second Congress of Soviets']],
  ['XI congress', ['eleventh congress']],
  ['X съезд', ['десят съезд']],
  ['Х съезд', ['десят съезд']],
  ['10-й съезд', ['десят съезд']],
  ['21st congress', []],
  ['1921 congress', []],
  ['X', []],
  ['Miasnikov’s', ['Miasnikov']],
  ['Trotskii, L. D.', ['Trotskii, LD.']],
  ['И. Н. Смирнов', ['ИН. Смирнов']],
  ['VSNKh', []],
])('%s may also be %j', (query, readings) => expect(otherReadings(query)).toEqual(readings));
