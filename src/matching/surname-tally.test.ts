import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import { SurnameTally, type SurnamePlace } from './surname-tally.ts';

const DAN = entryId('dan');

function tallyOf(places: string): SurnameTally {
  const tally = new SurnameTally();
  for (const place of places.split(' ').filter(Boolean)) tally.change(DAN, place as SurnamePlace, 1);
  return tally;
}

const ROWS: readonly { places: string; ours: boolean; anothers: boolean }[] = [
  { places: '', ours: false, anothers: false },
  { places: 'alone', ours: false, anothers: false },
  { places: 'alone kept', ours: true, anothers: false },
  { places: 'alone alone kept', ours: true, anothers: false },
  { places: 'alone alone alone kept', ours: false, anothers: false },
  { places: 'alone other', ours: false, anothers: true },
  { places: 'alone kept other', ours: false, anothers: true },
  { places: 'alone alone kept other', ours: true, anothers: false },
];

describe('a surname on a page', () => {
  it.each(ROWS)('with $places', ({ places, ours, anothers }) => {
    const tally = tallyOf(places);
    expect([tally.isOurs(DAN), tally.isAnothers(DAN)]).toEqual([ours, anothers]);
  });

  it('is told anew only where an answer changes', () => {
    const tally = tallyOf('alone alone');
    const { turns } = tally;
    tally.change(DAN, 'alone', 1);
    expect(tally.turns).toBe(turns);
    tally.change(DAN, 'alone', -1);
    tally.change(DAN, 'kept', 1);
    expect(tally.turns).not.toBe(turns);
  });
});
