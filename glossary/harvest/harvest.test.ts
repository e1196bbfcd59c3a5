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
  const common = new Set(['the', 'workers', 'met', 'in', 'of', 'and', 'car', 'plant', 'spoke', 'factory', 'could', 'is', 'do', 'organizational', 'factual', 'revolutionary', 'victor']);
  const found = (text: string): string[] => harvestCandidates(text, (word) => common.has(word.toLowerCase())).map(({ kind, text: word }) => `${kind} ${word}`);

  it.each([
    ['acronyms, plain and mixed', 'the VSNKh and the RKP(b)', ['acronym VSNKh', 'acronym RKP(b)']],
    ['acronyms with points', 'the V.S.N.Kh. met', ['acronym V.S.N.Kh.']],
    ['names with initials', 'N.P. Kuznetsov spoke', ['name N.P. Kuznetsov', 'word Kuznetsov']],
    ['given name and surname', 'Isaak Minkov spoke', ['name Isaak Minkov']],
    ['Russian-looking words', 'the sluzhashchie met', ['word sluzhashchie']],
    ['no Roman numerals', 'the XIV plant', []],
    ['no English words', 'the factory workers met', []],
    ['no contractions', 'the workers couldn’t, isn’t, don\'t', []],
    ['no adverbs of common words', 'the organizationally factually plant', []],
    ['no calendar', 'met in January and February', []],
    ['no countries and states', 'Germany, Latvia, California', []],
    ['no small numerals', 'workers (iii) met', []],
    ['no Latin with points', 'the workers, e.g. in the plant, i.e. the factory', []],
    ['no English abbreviations', 'the PhD in the US', []],
    ['no Western prefix as an acronym', 'McAuley spoke', []],
    ['no Western given name, nor the surname after it', 'Kevin Murphy spoke', []],
    ['no surname with initials that no Russian has', 'W.G. Rosenberg and J. Hatch spoke', []],
    ['a given name that is an English word too', 'Victor Kibal’chich spoke', ['name Victor Kibal’chich']],
    ['a name in quotation marks without the closing one', 'the ‘Dmitrii Bulanin’ plant', ['name Dmitrii Bulanin']],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toEqual(expect.arrayContaining(expected));
    if (expected.length === 0) expect(found(text)).toEqual([]);
  });

  it('takes no common word for a given name', () => {
    expect(found('Revolutionary Rossiia')).toEqual(['word Rossiia']);
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
