import { parse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { EntrySchema, type Entry } from '../domain/entry.ts';
import { headwordDrafts } from './headword-forms.ts';
import type { Lexicon } from './lexicon.ts';
import { accepts, comparable } from './positions.ts';

const ENGLISH = new Set('supreme council of the national economy workers opposition party cell cells district food supply commissariat state apparatus trust soviet bolshevik regional trade union plan non-party congress tenth left registration division'.split(' '));
const lexicon: Lexicon = { isEnglishWord: (word) => ENGLISH.has(word.toLowerCase()), isProperName: (word) => ['Moscow', 'Kiev', 'Russian'].includes(word) };
const entry = (fields: object): Entry => parse(EntrySchema, { id: 'x', gloss: 'Something.', ...fields });

const VSNKH = entry({
  kind: 'body', head: 'VSNKh', cyrillic: 'ВСНХ', forms: ['Vesenkha', { text: 'SCNE', confidence: 'context' }],
  expansion: { latin: 'Vysshii sovet narodnogo khoziaistva', cyrillic: 'Высший совет народного хозяйства', english: 'Supreme Council of the National Economy' },
});
const OPPOSITION = entry({ kind: 'group', head: 'Workers Opposition', cyrillic: 'Рабочая оппозиция', forms: [{ text: 'WO', case: 'exact' }, { text: "workers' opposition", confidence: 'context' }] });
const RAIKOM = entry({ kind: 'body', head: 'raikom', cyrillic: 'Райком', expansion: { latin: 'raionnyi komitet', cyrillic: 'Районный комитет', english: 'district committee' } });
const DEFENCE = entry({ kind: 'event', head: 'Defence of Petrograd', period: '1919', forms: [{ text: 'defence of Petrograd', confidence: 'context' }] });
const CIVIL_WAR = entry({ kind: 'event', head: 'civil war', period: '1918–1920', forms: [{ text: 'civil war', confidence: 'context' }] });
const SPETSY = entry({ kind: 'term', head: 'spetsy', cyrillic: 'спец' });
const SLUZHASHCHIE = entry({ kind: 'term', head: 'sluzhashchie', cyrillic: 'служащие', grammar: 'adjective' });
const KRONSHTADT = entry({ kind: 'place', head: 'Kronshtadt', cyrillic: 'Кронштадт', adjective: 'кронштадтский' });
const PRAVDA = entry({ kind: 'publication', head: 'Pravda', cyrillic: 'Правда' });
const CONGRESS = entry({ kind: 'event', head: 'Tenth Party Congress', cyrillic: 'Десятый съезд РКП(б)' });
const SOVET = entry({ kind: 'term', head: 'sovet', cyrillic: 'Совет', expansion: { english: 'council; soviet' }, forms: [{ text: 'soviet', confidence: 'context' }] });
const BOGORODSKOE = entry({ kind: 'place', head: 'Bogorodskoe (settlement)', cyrillic: 'Богородское', grammar: 'adjective' });
const EXACT = entry({ kind: 'place', head: 'Krasnopresnia', forms: [{ text: 'Krasnopresniia', exact: true }] });
const SOVNARKOM = entry({ kind: 'body', head: 'Sovnarkom', cyrillic: 'Совнарком', expansion: { cyrillic: 'Совет народных комиссаров' }, forms: [{ text: 'SNK', confidence: 'context', case: 'exact' }, 'CPC'] });
const SOVNARKHOZ = entry({ kind: 'body', head: 'economic councils', cyrillic: 'Совнархозы', forms: ['sovnarkhoz'] });
const MASTIAZHART = entry({ kind: 'workplace', head: 'Mastiazhart', cyrillic: 'МАСТЯЖАРТ' });
const PODOLSK = entry({ kind: 'place', head: "Podol'sk", cyrillic: 'Подольский уезд', forms: ['Подольск'] });
const MOSKOVSKII = entry({ kind: 'place', head: 'Moskovskii rural district', cyrillic: 'Московский уезд' });
const TRUST = entry({ kind: 'term', head: 'trust', cyrillic: 'Трест' });
const TSENTRY = entry({ kind: 'body', head: 'tsentry', cyrillic: 'Центры', grammar: 'plural', forms: [{ text: 'центры', confidence: 'context' }] });

const accepted = (each: Entry, text: string) => headwordDrafts(each, lexicon).filter(({ positions }) => accepts(positions, comparable(text)));

const ruleOf = (each: Entry, text: string) => new Set(accepted(each, text).map(({ caseRule }) => caseRule));

const READ: readonly (readonly [entry: Entry, texts: readonly string[]])[] = [
  [VSNKH, ['VSNKh', 'V.S.N.Kh.', 'VSNX', 'Vesenkha', 'ВСНХ', 'В.С.Н.Х.', 'SCNE', 'Supreme Council of the National Economy', 'Supreme Council of National Economy', 'Vysshii sovet narodnogo khoziaistva', 'Vysshiy Sovet Narodnogo Khozyaystva', 'Высшего совета народного хозяйства']],
  [OPPOSITION, ['Workers Opposition', "Workers' Opposition", 'Workers’ Opposition', 'Рабочей оппозиции', 'рабочую оппозицию', 'Rabochaia oppozitsiia', 'Rabochaya oppozitsiya', 'WO']],
  [RAIKOM, ['raikom', 'raikoms', 'raikomy', 'raykom', 'rajkom', 'raikomov', 'raykomakh', 'райкомами', 'районных комитетов', 'raionnye komitety', 'district committees']],
  [SPETSY, ['spetsy', 'spets', 'specy', 'spetz', 'spetsov', 'spetsami', 'спецами', 'спеца']],
  [SLUZHASHCHIE, ['sluzhashchie', 'služaščie', 'sluzhashchiye', 'sluzhashchikh', 'служащих', 'служащими']],
  [KRONSHTADT, ['Kronshtadt', 'Kronstadt', 'Cronstadt', 'Кронштадте', 'кронштадтских', 'Kronshtadtskii', 'Kronshtadtskaia', 'Кронштадтскаго']],
  [CONGRESS, ['Tenth Party Congress', '10th Party Congress', 'X Party Congress', 'Десятого съезда РКП(б)', 'X съезде РКП (б)', "X s'ezd RKP(b)", "Desiatyi s'ezd RKP(b)"]],
  [BOGORODSKOE, ['Bogorodskoe', 'Богородского', 'Bogorodskoye']],
  [EXACT, ['Krasnopresniia', 'Krasnopresnia']],
  [SOVNARKOM, ['SNK', 'СНК', 'С.Н.К.', 'Совнаркомом', 'CPC']],
  [SOVNARKHOZ, ['sovnarkhoz', 'sovnarxoz', 'sovnarkhozy', 'sovnarkhozes', 'sovnarkhozov', 'совнархоза', 'Sownarchos']],
  [PODOLSK, ["Podol'sk", 'Подольском уезде', 'подольских', 'Подольска', 'Podolsk']],
  [MASTIAZHART, ['Mastiazhart', 'Мастяжарта', 'МАСТЯЖАРТ', 'Mastyazhart']],
];

const NOT_READ: readonly (readonly [entry: Entry, texts: readonly string[]])[] = [
  [VSNKH, ['Supreme Council', 'VSNKhs', 'Supreme Councils of the National Economy']],
  [PRAVDA, ['Pravdas', 'Правд']],
  [SOVET, ['council', 'councils']],
  [BOGORODSKOE, ['settlement', 'Bogorodskoe (settlement)']],
  [EXACT, ['Krasnopresniya', 'Krasnopresniias']],
  [SOVNARKOM, ['ЦПЦ', 'СПС']],
  [PODOLSK, ['Podolsky', 'Podolskii']],
  [MOSKOVSKII, ['московский', 'Moskovskii']],
];

describe('forms of headwords', () => {
  it.each(READ.flatMap(([each, texts]) => texts.map((text) => [text, each] as const)))('reads %s', (text, each) => {
    expect(accepted(each, text)).not.toEqual([]);
  });

  it.each(NOT_READ.flatMap(([each, texts]) => texts.map((text) => [text, each] as const)))('does not read %s', (text, each) => {
    expect(accepted(each, text)).toEqual([]);
  });

  const RULES: readonly (readonly [entry: Entry, text: string, rule: string])[] = [
    [VSNKH, 'VSNKh', 'acronym certain exact literal'],
    [VSNKH, 'VSNX', 'acronym likely exact derived'],
    [VSNKH, 'ВСНХ', 'acronym certain exact literal'],
    [VSNKH, 'SCNE', 'acronym context exact literal'],
    [VSNKH, 'Supreme Council of the National Economy', 'english likely any literal'],
    [VSNKH, 'Высшим советом народного хозяйства', 'name certain any literal'],
    [VSNKH, 'Vysshij sovet narodnogo xozjajstva', 'name certain any derived'],
    [OPPOSITION, 'WO', 'acronym context exact literal'],
    [RAIKOM, 'raikom', 'name certain any literal'],
    [RAIKOM, 'rajkom', 'name certain any derived'],
    [RAIKOM, 'raikomov', 'name likely any derived'],
    [SPETSY, 'spetsov', 'name likely exact derived'],
    [DEFENCE, 'defence of Petrograd', 'event context any literal'],
    [CIVIL_WAR, 'civil war', 'name context any literal'],
    [VSNKH, 'S.C.N.E.', 'acronym likely exact literal'],
    [KRONSHTADT, 'Kronshtadt', 'name certain initial literal'],
    [KRONSHTADT, 'Kronstadt', 'name certain initial derived'],
    [KRONSHTADT, 'кронштадтской', 'name certain any literal'],
    [PRAVDA, 'Правды', 'word context initial literal'],
    [SOVET, 'soviet', 'word context any literal'],
    [EXACT, 'Krasnopresniia', 'name certain initial literal'],
    [TRUST, 'trusts', 'word context any literal'],
    [TRUST, 'trest', 'name likely any derived'],
    [TSENTRY, 'центров', 'word context any literal'],
  ];

  it.each(RULES.map(([each, text, rule]) => [text, rule, each] as const))('%s: %s', (text, rule, each) => {
    const found = accepted(each, text).map(({ role, confidence, caseRule, derived }) => `${role} ${confidence} ${caseRule} ${derived ? 'derived' : 'literal'}`);
    expect(found).toContain(rule);
  });

  it('leaves the words of the author their confidence wherever they come from', () => {
    expect(new Set(accepted(TSENTRY, 'центры').map(({ confidence }) => confidence))).toEqual(new Set(['context']));
    expect(new Set(accepted(OPPOSITION, "workers' opposition").map(({ confidence }) => confidence))).toEqual(new Set(['context', 'likely']));
  });

  it('asks for the capital only of names and of short English phrases', () => {
    expect(ruleOf(PRAVDA, 'Pravda')).toEqual(new Set(['initial']));
    expect(ruleOf(CONGRESS, '10th Party Congress')).toEqual(new Set(['initial']));
    expect(ruleOf(VSNKH, 'Vesenkha')).toEqual(new Set(['any']));
  });
});
