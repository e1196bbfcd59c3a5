import { describe, expect, it } from 'vitest';
import { englishPositions } from './english-phrase.ts';
import { pluralOf, singularOf, spellingsOf } from './english-spelling.ts';
import { accepts, comparable } from './positions.ts';

const ENGLISH = new Set('supreme council of the national economy people commissariat for labour labor workers worker opposition central committee committees party cell cells all district state organisation organization bureau defence and trade union unions congress tenth soviet grain requisitioning squad co-operative programme non man commission agriculture foreign affairs left'.split(' '));
const lexicon = { isEnglishWord: (word: string) => ENGLISH.has(word) };

const VARIANTS: readonly (readonly [phrase: string, printed: readonly string[], plural?: true])[] = [
  ['Supreme Council of the National Economy', ['Supreme Council of the National Economy', 'Supreme Council of National Economy', 'supreme council for the national economy']],
  ['Supreme Council of National Economy', ['Supreme Council of the National Economy']],
  ["People's Commissariat of Labour", ["People's Commissariat for Labour", "People’s Commissariat of Labor", 'Peoples Commissariat of Labour', "Peoples' Commissariat of Labour", "People's Commissariat for the Labour"]],
  ['Workers Opposition', ["Workers' Opposition", 'Workers Opposition', 'workers’ opposition', "Worker's Opposition"]],
  ["Workers' Opposition", ['Workers Opposition']],
  ['Council of Labour and Defence', ['Council of Labor and Defense', 'Council for Labour & Defence', 'Council of Labour and the Defence']],
  ['party cell', ['party cells', 'party cell'], true],
  ['party cells', ['party cell'], true],
  ['Central Committee', ['Central Committees'], true],
  ['Left SRs', ['Left SR', 'Left SRs', 'Left S.R.s', 'Left S.R.', 'Left-SRs'], true],
  ['commissariat of labour', ["People's Commissariat for Labour", 'Commissariat of Labor', 'commissariat of the labour']],
  ['Socialist Revolutionaries', ['Socialist-Revolutionaries', 'Socialist Revolutionary'], true],
  ['Tambov rising', ['Tambov rebellion', 'Tambov revolt', 'Tambov uprising']],
  ['All-Russian Congress', ['All-Russia Congress', 'All Russian Congress']],
  ['Moscow soviets', ['Moscow soviet', 'Moscow soviets'], true],
  ['organization bureau', ['organisation bureau', 'Organization Bureau']],
  ['All-Russian Central Committee', ['All-Russian Central Committee', 'All Russian Central Committee']],
  ['non-party worker', ['nonparty workers', 'non party worker'], true],
  ['the Central Committee', ['Central Committee']],
  ['grain requisitioning squad', ['grain requisitioning squads'], true],
  ["Zamoskvorech'e district", ['Zamoskvorechye district', "Zamoskvorech'e district", 'Zamoskvorechie district']],
  ['Commission of Foreign Affairs', ['Commission for Foreign Affairs']],
];

const NOT: readonly (readonly [phrase: string, text: string])[] = [
  ['Central Committee', 'Central Committees'],
  ['Council of Labour', 'Council Labour'],
  ['Workers Opposition', 'Worker Opposition'],
  ['party cell', 'part cell'],
];

describe('englishPositions', () => {
  it.each(VARIANTS.flatMap(([phrase, printed, plural]) => printed.map((text) => [text, phrase, plural === true] as const)))('%s', (text, phrase, plural) => {
    expect(accepts(englishPositions(phrase, { plural, lexicon }), comparable(text))).toBe(true);
  });

  it.each(NOT)('%s is not %s', (phrase, text) => {
    expect(accepts(englishPositions(phrase, { plural: false, lexicon }), comparable(text))).toBe(false);
  });
});

describe('English spelling', () => {
  it.each([
    ['labour', 'labor'], ['organise', 'organize'], ['mobilization', 'mobilisation'], ['centre', 'center'], ['rubles', 'roubles'], ['tsarist', 'czarist'], ['cooperative', 'co-operative'], ['defense', 'defence'],
  ])('%s is also %s', (word, other) => {
    expect(spellingsOf(word)).toContain(other);
    expect(spellingsOf(word)[0]).toBe(word);
  });

  it.each(['exercise', 'enterprise', 'promise', 'crisis', 'rise', 'size', 'party', 'council'])('%s has one spelling', (word) => {
    expect(spellingsOf(word)).toEqual([word]);
  });

  it.each([['cell', 'cells'], ['congress', 'congresses'], ['party', 'parties'], ['foreman', 'foremen'], ['delay', 'delays'], ['branch', 'branches']])('%s, %s', (singular, plural) => {
    expect(pluralOf(singular)).toBe(plural);
    expect(singularOf(plural)).toBe(singular);
  });

  it.each(['congress', 'politics', 'crisis', 'opposition', 'bus'])('%s is no plural', (word) => {
    expect(singularOf(word)).toBeUndefined();
  });
});
