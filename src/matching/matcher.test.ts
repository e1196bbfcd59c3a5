import { describe, expect, it } from 'vitest';
import { entryId } from '../domain/entry.ts';
import type { EntryMeta, FormPattern, FormTarget } from '../domain/pattern.ts';
import { compileMatcher, findMatches, findNested, loadMatcher, serialiseMatcher } from './matcher.ts';
import { createOracle } from './oracle.ts';
import { literalPattern } from './pattern.ts';

const NAMES = ['first', 'second', 'third', 'fourth'];
const entries: EntryMeta[] = NAMES.map((name) => ({ id: entryId(name), kind: 'term', neighbours: [] }));

const target = (more: Partial<FormTarget> = {}): FormTarget => ({ entry: 0, role: 'name', confidence: 'certain', caseRule: 'any', derived: false, ...more });
const literal = (text: string, more: Partial<FormTarget> = {}): FormPattern => literalPattern(text, target(more));
const exact = (text: string, more: Partial<FormTarget> = {}): FormPattern => literal(text, { caseRule: 'exact', literal: text, ...more });
const alternatives = (positions: string, more: Partial<FormTarget> = {}): FormPattern => ({
  alternatives: positions.split(' ').map((position) => position.split('|')),
  target: target(more),
});

/** What the text shows of its matches: the passages, each with its entries where they are not the first alone. */
type Row = { readonly name: string; readonly patterns: readonly FormPattern[]; readonly text: string; readonly found: readonly string[]; readonly commonWords?: readonly string[] };

const miasnikov = alternatives('m i|y|j a s|ss n i|y k o v|w|ff', { derived: true, caseRule: 'initial' });
const oktiabr = alternatives("o k t i|y|j a|'a b r '| ");

const ROWS: readonly Row[] = [
  { name: 'a word', patterns: [literal('Trud')], text: 'the Trud mill', found: ['Trud'] },
  { name: 'nothing', patterns: [literal('Trud')], text: '', found: [] },
  { name: 'no patterns', patterns: [], text: 'the Trud mill', found: [] },
  { name: 'an empty pattern', patterns: [literal('«»'), literal('Trud')], text: '«» Trud', found: ['Trud'] },
  { name: 'the whole text', patterns: [literal('Trud')], text: 'Trud', found: ['Trud'] },
  { name: 'whole words only', patterns: [literal('Trud')], text: 'Trudy untrud Trud1917 Trud7th 7Trud', found: [] },
  { name: 'between signs', patterns: [literal('Trud')], text: '(Trud) «Trud», Trud—Trud/Trud.', found: ['Trud', 'Trud', 'Trud', 'Trud', 'Trud'] },
  { name: 'a part of a hyphenated word', patterns: [literal('Bolshevik')], text: 'anti-Bolshevik', found: ['Bolshevik'] },
  { name: 'the longest', patterns: [literal('Moscow'), literal('Moscow soviet', { entry: 1 })], text: 'Moscow soviet', found: ['Moscow soviet=second'] },
  { name: 'the longest that ends a word', patterns: [literal('Moscow'), literal('Moscow soviet', { entry: 1 })], text: 'Moscow soviets', found: ['Moscow'] },
  { name: 'leftmost before longest', patterns: [literal('new course'), literal('course of the party', { entry: 1 })], text: 'new course of the party', found: ['new course'] },
  { name: 'the second word where the first leads nowhere', patterns: [literal('old Bolshevik'), literal('Menshevik', { entry: 1 })], text: 'old Menshevik', found: ['Menshevik=second'] },
  { name: 'words begin anew after each match', patterns: [literal('a b'), literal('b c', { entry: 1 })], text: 'a b b c a b c', found: ['a b', 'b c=second', 'a b'] },
  { name: 'several entries', patterns: [literal('Izvestiia', { entry: 1 }), literal('Izvestiia')], text: 'Izvestiia', found: ['Izvestiia=first,second'] },
  { name: 'surer entries first', patterns: [literal('MK', { confidence: 'context' }), literal('MK', { entry: 1 })], text: 'MK', found: ['MK=second,first'] },
  { name: 'a spelling beside a romanisation', patterns: [alternatives('p a r t i|y', { derived: true }), literal('party', { entry: 1 })], text: 'party parti', found: ['party=second', 'parti'] },
  { name: 'a romanisation where the spelling asks for capitals', patterns: [alternatives('p a r t i|y', { derived: true }), exact('PARTY', { entry: 1 })], text: 'party', found: ['party'] },
  { name: 'a common word', patterns: [alternatives('p a r t i|y', { derived: true })], text: 'party parti', found: ['parti'], commonWords: ['Party'] },
  { name: 'a common word that is a spelling too', patterns: [alternatives('p a r t i|y', { derived: true }), literal('party', { entry: 1, confidence: 'context' })], text: 'Party', found: ['Party=second'], commonWords: ['party'] },
  { name: 'a common word at the head of a form', patterns: [alternatives('p a r t i|y', { derived: true }), alternatives('p a r t i|y i i', { derived: true, entry: 1 })], text: 'party partyii', found: ['partyii=second'], commonWords: ['party'] },
  { name: 'alternatives', patterns: [miasnikov], text: 'Miasnikov Myasnikow Mjassnikoff Masnikov', found: ['Miasnikov', 'Myasnikow', 'Mjassnikoff'] },
  { name: 'alternatives that may be absent', patterns: [oktiabr], text: "Oktiabr oktiabr' okt'abr", found: ['Oktiabr', "oktiabr'"] },
  {
    name: 'a word that may be absent, with its space',
    patterns: [{ alternatives: [['council of'], [' '], ['the', ''], [' '], ['economy']], target: target() }],
    text: 'council of the economy, council of economy',
    found: ['council of the economy', 'council of economy'],
  },
  { name: 'a capital first', patterns: [literal('Left', { caseRule: 'initial' })], text: 'left Left LEFT', found: ['Left', 'LEFT'] },
  { name: 'a digit is not small', patterns: [literal('10th congress', { caseRule: 'initial' })], text: '10th Congress', found: ['10th Congress'] },
  { name: 'every capital', patterns: [exact('VSNKh')], text: 'VSNKh VSNKH vsnkh VsNKh Vsnkh', found: ['VSNKh', 'VSNKH'] },
  { name: 'one capital is no abbreviation', patterns: [exact('Left')], text: 'Left LEFT left', found: ['Left'] },
  { name: 'letters behind the literal are small', patterns: [{ ...alternatives('s r s|'), target: target({ caseRule: 'exact', literal: 'SR' }) }], text: 'SR SRs SRS sr', found: ['SR', 'SRs', 'SRS'] },
  { name: 'points do not count among the capitals', patterns: [{ ...alternatives('v .| s .| n .| k h .|'), target: target({ caseRule: 'exact', literal: 'VSNKh' }) }], text: 'V.S.N.Kh. and V.S.N.kh.', found: ['V.S.N.Kh.'] },
  { name: 'a possessive', patterns: [literal('Trotsky')], text: 'Trotsky’s, TROTSKY\'S, Trotsky', found: ['Trotsky', 'TROTSKY', 'Trotsky'] },
  { name: 'a plural possessive', patterns: [literal('workers')], text: "the workers' state", found: ['workers'] },
  { name: 'a soft sign inside a word', patterns: [literal('oktiabr')], text: "oktiabr'skii oktiabr'", found: ['oktiabr'] },
  { name: 'a soft sign that the form has', patterns: [literal("oktiabr'")], text: "oktiabr'skii oktiabr' oktiabr''s", found: ["oktiabr'", "oktiabr'"] },
  { name: 'a hard sign of two strokes', patterns: [literal('ob')], text: "ob''ekt ob", found: ['ob'] },
  { name: 'an elision before', patterns: [literal('URSS')], text: 'de l’URSS', found: ['URSS'] },
  { name: 'apostrophe styles', patterns: [literal("opis'")], text: 'opis’ opisʹ opis` opisʼ opis′', found: ['opis’', 'opisʹ', 'opis`', 'opisʼ', 'opis′'] },
  { name: 'dash styles', patterns: [literal('Ivanovo-Voznesensk')], text: 'Ivanovo‑Voznesensk Ivanovo–Voznesensk Ivanovo—Voznesensk', found: ['Ivanovo‑Voznesensk', 'Ivanovo–Voznesensk'] },
  { name: 'soft hyphens and zero-width characters', patterns: [literal('Sovnarkom')], text: 'Sov\u00adnar\u200bkom\ufeff \u2060Sovnar\u00adkoms', found: ['Sov\u00adnar\u200bkom'] },
  { name: 'whitespace runs', patterns: [literal('Workers’ Opposition')], text: 'Workers’\u00a0 \n\tOpposition', found: ['Workers’\u00a0 \n\tOpposition'] },
  { name: 'no space at all', patterns: [literal('Workers Opposition')], text: 'WorkersOpposition', found: [] },
  { name: 'blocks stay apart', patterns: [literal('Workers Opposition')], text: 'Workers\ufffcOpposition', found: [] },
  { name: 'diacritics', patterns: [literal('sluzhashchie'), literal('Cicerin', { entry: 1 })], text: 'služhashchie Čičerin', found: ['služhashchie', 'Čičerin=second'] },
  { name: 'ligature ties of the Library of Congress', patterns: [literal('tsektran')], text: 't͡sektran', found: ['t͡sektran'] },
  { name: 'stress marks', patterns: [literal('Мясникова')], text: 'Мяснико́ва, Мясникова́', found: ['Мяснико́ва', 'Мясникова́'] },
  { name: 'several marks on the last letter', patterns: [literal('Тамара')], text: 'Тамара\u0301\u0302\u00ad', found: ['Тамара\u0301\u0302'] },
  { name: 'ё and е', patterns: [literal('Хрущёв')], text: 'Хрущев, ХРУЩЁВ', found: ['Хрущев', 'ХРУЩЁВ'] },
  { name: 'й is not и', patterns: [literal('Толстой')], text: 'Толстой Толстои Толсто\u0438\u0306 ТОЛСТО\u0418\u0306', found: ['Толстой', 'Толсто\u0438\u0306', 'ТОЛСТО\u0418\u0306'] },
  { name: 'a Latin breve', patterns: [literal('Tolstoi')], text: 'Tolstoĭ Tolstoi\u0306', found: ['Tolstoĭ', 'Tolstoi\u0306'] },
  { name: 'letters of before 1918', patterns: [literal('совѣтъ')], text: 'Совѣтъ советъ', found: ['Совѣтъ'] },
  { name: 'a note’s number', patterns: [literal('Sapronov')], text: 'Sapronov¹² Sapronov12, Sapronov’s7 “Sapronov”109 Sapronov1923 Sapronov12th', found: ['Sapronov', 'Sapronov', 'Sapronov', 'Sapronov'] },
  { name: 'a number behind a capital is no note’s', patterns: [literal('GPU', { caseRule: 'exact', literal: 'GPU' })], text: 'GPU4 GPU², GPU', found: ['GPU', 'GPU'] },
  { name: 'no word begins within a note’s number', patterns: [literal('Sapronov'), literal('12', { entry: 1 })], text: 'Sapronov12 12', found: ['Sapronov', '12=second'] },
  { name: 'italics in plain text', patterns: [literal('Vikzhel')], text: '_Vikzhel_', found: ['Vikzhel'] },
  { name: 'emoji are no letters', patterns: [literal('Trud')], text: '🚩Trud🚩', found: ['Trud'] },
  { name: 'astral letters are', patterns: [literal('Trud')], text: '𝐀Trud Trud𝐀', found: [] },
  { name: 'an emoji is no form', patterns: [literal('Trud🚩')], text: 'Trud🚩', found: ['Trud'] },
  { name: 'half an emoji', patterns: [literal('Trud')], text: '\ud83dTrud \udea9 Trud', found: ['Trud', 'Trud'] },
  { name: 'a word divided at a line end', patterns: [literal('Miasnikov')], text: 'Mias-\nnikov Mias-\n  nikov Mias- nikov', found: ['Mias-\nnikov', 'Mias-\n  nikov'] },
  { name: 'a word divided by a soft hyphen', patterns: [literal('Miasnikov')], text: 'Mias\u00ad\nnikov', found: ['Mias\u00ad\nnikov'] },
  { name: 'a compound divided at its own hyphen', patterns: [literal('Orekhovo-Zuevo')], text: 'Orekhovo-\nZuevo', found: ['Orekhovo-\nZuevo'] },
  { name: 'the second word of a phrase divided', patterns: [literal('Rabochaia pravda')], text: 'Rabochaia prav-\nda', found: ['Rabochaia prav-\nda'] },
  { name: 'a phrase divided twice', patterns: [literal('Rabochaia pravda')], text: 'Rabo-\nchaia prav-\nda', found: ['Rabo-\nchaia prav-\nda'] },
  { name: 'a word found as printed is not joined', patterns: [literal('Workers'), literal('Workersgroup', { entry: 1 })], text: 'Workers-\ngroup', found: ['Workers'] },
  { name: 'the join without the hyphen where both are forms', patterns: [literal('fab-zavkom', { entry: 1 }), literal('fabzavkom')], text: 'fab-\nzavkom', found: ['fab-\nzavkom'] },
  { name: 'capitals across a line end', patterns: [exact('VSNKh')], text: 'VS-\nNKh vs-\nnkh', found: ['VS-\nNKh'] },
  { name: 'a form that begins with a sign', patterns: [literal('«Правда»')], text: '«Правда» Правда', found: ['Правда', 'Правда'] },
  { name: 'a form that ends in a point', patterns: [literal('V.S.N.Kh.')], text: 'V.S.N.Kh. V.S.N.Kh', found: ['V.S.N.Kh.'] },
  { name: 'more characters than a byte counts', patterns: Array.from({ length: 300 }, (_, index) => literal(`x${String.fromCharCode(0x4e00 + index)}`)), text: 'x\u4e00 x\u4f2a x\u4f2c', found: ['x\u4e00', 'x\u4f2a'] },
];

const shown = (text: string, matches: ReturnType<typeof findMatches>): string[] =>
  matches.map(({ start, end, candidates }) => {
    const ids = candidates.map((candidate) => candidate.id).join(',');
    return text.slice(start, end) + (ids === 'first' ? '' : `=${ids}`);
  });

describe('findMatches', () => {
  it.each(ROWS)('finds $name', ({ patterns, text, found, commonWords = [] }) => {
    const matcher = compileMatcher(patterns, entries, { commonWords });
    expect(shown(text, findMatches(text, matcher))).toEqual(found);
  });

  it.each(ROWS)('agrees with the oracle on $name', ({ patterns, text, found, commonWords = [] }) => {
    expect(shown(text, createOracle(patterns, entries, commonWords)(text))).toEqual(found);
  });

  it.each(ROWS)('finds $name after a round trip through bytes', ({ patterns, text, found, commonWords = [] }) => {
    const loaded = loadMatcher(serialiseMatcher(compileMatcher(patterns, entries, { commonWords })));
    expect(loaded.ok && shown(text, findMatches(text, loaded.value))).toEqual(found);
  });

  it('gives each entry once, with its surest form', () => {
    const patterns = [literal('TsK', { role: 'surname', confidence: 'likely' }), literal('TsK', { role: 'acronym' }), literal('TsK', { entry: 1, confidence: 'context' })];
    const [match] = findMatches('TsK', compileMatcher(patterns, entries));
    expect(match).toEqual({
      start: 0,
      end: 3,
      confidence: 'certain',
      candidates: [
        { id: 'first', kind: 'term', confidence: 'certain', via: 'acronym' },
        { id: 'second', kind: 'term', confidence: 'context', via: 'name' },
      ],
    });
  });

  it('asks the case rule of each entry by itself', () => {
    const matcher = compileMatcher([literal('left'), exact('Left', { entry: 1 })], entries);
    expect(shown('left Left', findMatches('left Left', matcher))).toEqual(['left', 'Left=first,second']);
  });
});

describe('compileMatcher', () => {
  it('reports the common words that only derived forms reached', () => {
    const patterns = [alternatives('p a r t i|y|iia', { derived: true }), literal('jury')];
    const { report } = compileMatcher(patterns, entries, { commonWords: ['party', 'jury', 'Parti', 'left', 'part', 'partisan'] });
    expect(report.struck).toEqual(['parti', 'party']);
    expect(report.patterns).toBe(2);
  });

  it('shares endings between entries: one head more costs no state more', () => {
    const one = compileMatcher([literal('aovskii')], entries).report.states;
    const many = compileMatcher(Array.from('bcde', (letter, entry) => literal(`${letter}ovskii`, { entry })), entries).report.states;
    expect(many).toBe(one);
  });
});

describe('findNested', () => {
  const matcher = compileMatcher(
    [literal('Moscow'), literal('Moscow Metalworkers Union', { entry: 1 }), literal('Metalworkers', { entry: 2 }), literal('Metalworkers Union', { entry: 3 }), literal('Union leader')],
    entries,
  );
  const text = 'the Moscow Metalworkers Union leader';

  it('gives every shorter match inside, longer ones first', () => {
    const [match] = findMatches(text, matcher);
    expect(shown(text, findNested(text, match!, matcher))).toEqual(['Moscow', 'Metalworkers Union=fourth', 'Metalworkers=third']);
  });

  it('gives nothing for a match of one form', () => {
    const [match] = findMatches('Moscow', matcher);
    expect(findNested('Moscow', match!, matcher)).toEqual([]);
  });
});
