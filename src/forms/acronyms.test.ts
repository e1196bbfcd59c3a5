import { describe, expect, it } from 'vitest';
import { acronymUnits, guessAcronym, isAcronym } from './acronym-letters.ts';
import { acronymDrafts, romanisedAcronyms } from './acronyms.ts';
import type { Lexicon } from './lexicon.ts';
import { accepts, comparable } from './positions.ts';

const lexicon: Lexicon = { isEnglishWord: (word) => ['mir', 'amo'].includes(word.toLowerCase()) };
const drafts = (text: string, plural = false) => acronymDrafts(text, { lexicon, plural });
const reads = (acronym: string, text: string, plural = false): boolean => drafts(acronym, plural).some(({ positions }) => accepts(positions, comparable(text)));

const PRINTED: readonly (readonly [acronym: string, texts: readonly string[]])[] = [
  ['VSNKh', ['VSNKh', 'VSNKH', 'V.S.N.Kh.', 'V. S. N. Kh.', 'V S N Kh', 'V/S/N/Kh', 'V.S.N.Kh']],
  ['ВСНХ', ['ВСНХ', 'В.С.Н.Х.', 'В. С. Н. Х.', 'VSNKh', 'VSNX', 'VSNH', 'VSNCh', 'WSNCh', 'V.S.N.Kh.', 'В С Н Х']],
  ['ВЦСПС', ['VTsSPS', 'VCSPS', 'WZSPS', 'V.Ts.S.P.S.', 'В.Ц.С.П.С.']],
  ['RKP(b)', ['RKP(b)', 'RKP (b)', 'R.K.P. (b)', 'R.K.P.(b)', 'RKPb', 'RKP/b/']],
  ['KPR(B)', ['KPR(B)', 'KPR (B)']],
  ['S-R', ['S-R', 'SR', 'S.R.']],
  ['РКП(б)', ['РКП(б)', 'РКП (б)', 'Р.К.П. (б.)', 'РКП(большевиков)', 'RKP(b)', 'RKP (b)']],
  ['TsK RKP(b)', ['TsK RKP(b)', 'Ts.K. R.K.P. (b)']],
  ['МОПР', ['МОПР', 'МОПРа', 'МОПРом', 'M.O.P.R.', 'MOPR']],
  ['НЭП', ['НЭП', 'НЭПа', 'НЭПу', 'NEP', 'N.E.P.']],
  ['ЦК', ['ЦК', 'Ц.К.', 'Ц. К.', 'TsK', 'CK', 'ZK']],
];

const NOT_PRINTED: readonly (readonly [acronym: string, text: string])[] = [
  ['VSNKh', 'VSN'],
  ['VSNKh', 'V.SNKh'],
  ['MK', 'M K'],
  ['ВСНХ', 'ВСНХа'],
  ['SR', 'SRs'],
  ['RKP(b)', 'RKP'],
];

describe('abbreviations', () => {
  it.each(PRINTED.flatMap(([acronym, texts]) => texts.map((text) => [acronym, text] as const)))('%s is printed %s', (acronym, text) => {
    expect(reads(acronym, text)).toBe(true);
  });

  it.each(NOT_PRINTED)('%s is not %s', (acronym, text) => {
    expect(reads(acronym, text)).toBe(false);
  });

  it('has an English plural where one is asked for', () => {
    for (const text of ['SRs', 'S.R.s', "S.R.'s"]) expect([text, reads('SR', text, true)]).toEqual([text, true]);
  });

  it('carries the capitals of each spelling', () => {
    expect(drafts('ВСНХ').map(({ literal }) => literal)).toEqual(expect.arrayContaining(['ВСНХ', 'VSNKh', 'VSNX', 'WSNCh']));
    expect(new Set(drafts('ВСНХ').map(({ caseRule }) => caseRule))).toEqual(new Set(['exact']));
    expect(drafts('ВСНХ').filter(({ derived }) => derived).every(({ literal }) => /^[A-Za-z]+$/.test(literal ?? ''))).toBe(true);
  });

  it.each([['VSNKh', 'certain'], ['MGSPS', 'certain'], ['VCIK', 'likely'], ['MC', 'context'], ['GPU', 'context'], ['TsK', 'certain'], ['ВСНХ', 'certain'], ['МК', 'context'], ['AMO', 'context'], ['SRs', 'context']])('%s is %s', (acronym, confidence) => {
    expect(drafts(acronym)[0]?.confidence).toBe(confidence);
  });

  it('lets the author decide', () => {
    expect(acronymDrafts('VSNKh', { lexicon, plural: false, confidence: 'context' }).map(({ confidence }) => confidence)).toContain('context');
  });
});

describe('letters of abbreviations', () => {
  it.each(['VSNKh', 'MGSPS', 'RKP(b)', 'TsGAMO', 'ВСНХ', 'U.S.S.R.', 'TsIK SSSR', 'SRs', 'NEP', 'GubChK', 'РКП(б)', 'VKP(b)'])('%s is one', (text) => {
    expect(isAcronym(text)).toBe(true);
  });

  it.each(['Vesenkha', 'Sovnarkom', 'GosPlan', 'Left SR', 'De Leon', 'McDonald', 'We', 'A', 'МОПРа'.toLowerCase(), 'NEP-period', 'Iu.'])('%s is none', (text) => {
    expect(isAcronym(text)).toBe(false);
  });

  it('takes them apart', () => {
    expect(acronymUnits('VSNKh')).toEqual(['V', 'S', 'N', 'Kh']);
    expect(acronymUnits('TsGAMO')).toEqual(['Ts', 'G', 'A', 'M', 'O']);
    expect(romanisedAcronyms('ВСНХ')).toEqual(expect.arrayContaining(['VSNKh', 'VSNX', 'VSNH', 'WSNCh']));
    expect(guessAcronym('VTsSPS')).toBe('ВЦСПС');
    expect(guessAcronym('NEP')).toBe('НЭП');
  });
});
