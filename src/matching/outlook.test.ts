import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import type { EntryMeta } from '../domain/pattern.ts';
import { acquaintancesOf } from './acquaintance.ts';
import { createGate } from './gate.ts';
import { mightShow, type Told } from './outlook.ts';
import { topicWords, TOPIC } from './topic-words.ts';
import { metasOf } from './stored-entries.ts';

const ENTRIES: EntryMeta[] = [
  { id: entryId('cells'), kind: 'term', neighbours: [1], clues: ['workin', 'strike', 'factor'] },
  { id: entryId('trust'), kind: 'term', neighbours: [0], clues: ['worker', 'army', 'moscow'] },
];

const WORDS = ['Soviet', 'sowjetische', 'Petrograd', 'bolchevique', 'Bolsheviks', 'mensheviks', 'Lenin', 'Stalinist', 'Trotsky', 'tsarism', 'czarist', 'Marxism', 'commissars', 'proletariat', 'Comintern', 'Kerensky', 'Kronstadt', '1917', '1924', 'USSR', 'RSFSR', 'Zarismus', 'Oktoberrevolution', 'царизм', 'Рѣчь', 'workers', 'strike', 'Moscow', 'Russian', 'army', '1905', 'delegates', 'website', 'trust', 'cells', 'ordinary', 'and', 'the', '.'];
/** Of no period. */
const AT_HOME_ELSEWHERE = fc.constantFrom('workers', 'strike', 'Moscow', 'Russian', 'army', 'factory', 'and', 'the', 'trust', 'cells', '.');

/** The words `trust` and `cells` are matches of a block. */
function toldOf(text: string, confidence: Match['confidence']): Told {
  const matches = [...text.matchAll(/\b(?:trust|cells)\b/g)].map(({ 0: found, index }): Match => ({ start: index, end: index + found.length, confidence, candidates: [{ id: entryId(found), kind: 'term', confidence, via: found === 'trust' ? 'word' : 'english' }] }));
  return { matches, length: text.length, text };
}

const blockOf = (word: fc.Arbitrary<string>): fc.Arbitrary<Told> => fc.tuple(fc.array(word, { maxLength: 120 }), fc.boolean()).map(([words, isSurer]) => toldOf(words.join(' '), isSurer && words.length === 7 ? 'likely' : 'context'));
/** Half of all have no word that could be of the period: where there are any, pages without hope are few. */
const page = fc.boolean().chain((isOfPeriod) => fc.array(blockOf(isOfPeriod ? fc.oneof({ weight: 20, arbitrary: AT_HOME_ELSEWHERE }, { weight: 1, arbitrary: fc.constantFrom(...WORDS) }) : AT_HOME_ELSEWHERE), { minLength: 1, maxLength: 14 }));

describe('the outlook of a page', () => {
  it('is never worse than what its gate shows', () => {
    let hopeless = 0;
    fc.assert(
      fc.property(page, fc.constantFrom(0, 2000, 3600), (few, filled) => {
        const blocks = [...few, toldOf(''.padEnd(filled, 'and so on '), 'context')];
        if (mightShow(blocks)) return;
        hopeless++;
        const gate = createGate('normal', acquaintancesOf(metasOf(ENTRIES)));
        blocks.forEach(({ matches, length, text }, key) => gate.add(key, matches, length, text));
        for (const { matches } of blocks) for (const match of matches) expect(gate.shows(match)).toBe(false);
      }),
      { numRuns: 2000 },
    );
    expect(hopeless).toBeGreaterThan(50);
  });

  it.each(WORDS)('is open where a word may be of the period: %s', (text) => {
    if (topicWords(text).some((found) => found.class === TOPIC.strong)) expect(mightShow([toldOf(text.padEnd(5000), 'context'), toldOf('and', 'context')])).toBe(true);
  });

  it('is none for a chance word on a page about something else', () => {
    expect(mightShow([toldOf('they trust each other '.padEnd(5000, 'on '), 'context'), toldOf('and so on', 'context')])).toBe(false);
    expect(mightShow([toldOf('they trust each other', 'context'), toldOf('and so on', 'context')])).toBe(true);
  });
});
