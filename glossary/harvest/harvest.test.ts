import { describe, expect, it } from 'vitest';
import { harvestCandidates, readable } from './candidates.ts';
import { bestLongForm, findDefinitions } from './schwartz-hearst.ts';

describe('findDefinitions', () => {
  it.each([
    ['a full name before its letters', 'the Supreme Council of the National Economy (SCNE) met', [['SCNE', 'Supreme Council of the National Economy']]],
    ['letters before the full name', 'the VSNKh (Vysshii sovet narodnogo khoziaistva) met', [['VSNKh', 'Vysshii sovet narodnogo khoziaistva']]],
    ['letters that are not those of the words', 'the big red house (NKVD) stood', []],
    ['an aside in parentheses', 'the workers (who had struck) returned', []],
    ['a year', 'the congress (1921) met', []],
    ['the first letter must begin a word', 'an old committee (TC)', []],
  ])('finds %s', (_, text, expected) => {
    expect(findDefinitions(text).map(({ short, long }) => [short, long])).toEqual(expected);
  });

  it('takes the shortest long form', () => {
    expect(bestLongForm('CC', 'of the Communist party and its Central Committee')).toBe('Central Committee');
  });
});

describe('harvestCandidates', () => {
  const common = new Set(['the', 'workers', 'met', 'in', 'of', 'car', 'plant', 'spoke', 'factory']);
  const found = (text: string): string[] => harvestCandidates(text, (word) => common.has(word.toLowerCase())).map(({ kind, text: word }) => `${kind} ${word}`);

  it.each([
    ['acronyms, plain and mixed', 'the VSNKh and the RKP(b)', ['acronym VSNKh', 'acronym RKP(b)']],
    ['acronyms with points', 'the V.S.N.Kh. met', ['acronym V.S.N.Kh.']],
    ['names with initials', 'N.P. Kuznetsov spoke', ['name N.P. Kuznetsov', 'word Kuznetsov']],
    ['given name and surname', 'Isaak Minkov spoke', ['name Isaak Minkov']],
    ['Russian-looking words', 'the sluzhashchie met', ['word sluzhashchie']],
    ['no Roman numerals', 'the XIV plant', []],
    ['no English words', 'the factory workers met', []],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(found(text)).toEqual([]);
  });

  it('counts every place of a candidate', () => {
    const [only] = harvestCandidates('VSNKh, and again VSNKh', () => true);
    expect(only?.occurrences).toEqual([{ start: 0, end: 5 }, { start: 17, end: 22 }]);
  });
});

describe('readable', () => {
  it('joins words divided at line ends, across blank lines too', () => {
    expect(readable('the non-\n\nparty  slu-\nzhashchie\n\nmet')).toBe('the nonparty  sluzhashchie met');
  });
});
