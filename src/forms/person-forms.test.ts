import { describe, expect, it } from 'vitest';
import type { Entry } from '../domain/entry.ts';
import { parse } from 'valibot';
import { EntrySchema } from '../domain/entry.ts';
import type { Lexicon } from './lexicon.ts';
import { personDrafts } from './person-forms.ts';
import { namePartsOf, russianNameOf } from './person-name.ts';
import { accepts, comparable } from './positions.ts';

const lexicon: Lexicon = { isEnglishWord: (word) => ['begin', 'serge', 'hill'].includes(word.toLowerCase()), isProperName: (word) => ['Lenin', 'Trotsky'].includes(word) };
const person = (fields: object): Entry => parse(EntrySchema, { id: 'x', kind: 'person', gloss: 'Somebody.', ...fields });

const MIASNIKOV = person({ head: "Miasnikov, Gavriil Il'ich", name: { family: 'Мясников', given: 'Гавриил', patronymic: 'Ильич', gender: 'm' } });
const KRUPSKAIA = person({ head: 'Krupskaia, Nadezhda', name: { family: 'Крупская', given: 'Надежда', patronymic: 'Константиновна', gender: 'f' } });
const KOLLONTAI = person({ head: 'Kollontai, Aleksandra', name: { family: 'Коллонтай', given: 'Александра', patronymic: 'Михайловна', gender: 'f' } });
const KUZNETSOV = person({ head: 'Kuznetsov, N.P.', name: { family: 'Кузнецов', given: 'Н.', patronymic: 'П.', gender: 'm' } });
const IOFFE = person({ head: 'Joffe, Adolf', name: { family: 'Иоффе', given: 'Адольф', gender: 'm' }, forms: ['Ioffe'] });
const EZHOV = person({ head: 'Ezhov, Nikolai Ivanovich', name: { family: 'Ежов', given: 'Николай', patronymic: 'Иванович', gender: 'm' } });
const TROTSKY = person({ head: 'Trotsky, Lev', name: { family: 'Троцкий', given: 'Лев', patronymic: 'Давидович', gender: 'm' }, forms: ['Bronshtein'] });
const POLIANSKII = person({ head: 'Lebedev-Polianskii, Pavel', name: { family: 'Лебедев-Полянский', given: 'Павел', patronymic: 'Иванович', gender: 'm' } });
const ANGARSKII = person({ head: 'Angarskii, Nikolai Semenovich', name: { family: 'Ангарский', given: 'Николай', patronymic: 'Семёнович', gender: 'm' }, forms: ['Клестов', { text: 'Klestoff-Angarsky', exact: true }] });
const BEGIN = person({ head: 'Begin (Krepo-sklad)', name: { family: 'Бегин', gender: 'm' } });

/** The best confidence with which a text is read, by role. */
function readings(entry: Entry, text: string): string[] {
  return [...new Set(personDrafts(entry, lexicon).filter(({ positions }) => accepts(positions, comparable(text))).map(({ role, confidence }) => `${role} ${confidence}`))];
}

const READ: readonly (readonly [entry: Entry, role: string, texts: readonly string[]])[] = [
  [MIASNIKOV, 'surname', ['Miasnikov', 'Myasnikov', 'Mjasnikow', 'Miasnikoff', 'Mâsnikov', 'Мясников', 'Мясникова', 'Мясникову', 'Мясниковым', 'Мясникове', 'Мясниковъ']],
  [MIASNIKOV, 'full-name', ['G.I. Miasnikov', 'G. I. Miasnikov', 'G.I.Miasnikov', 'G I Miasnikov', 'G. Miasnikov', 'Gavriil Miasnikov', "Gavriil Il'ich Miasnikov", 'Gavriil I. Miasnikov', 'Gabriel Miasnikov', "Miasnikov, Gavriil Il'ich", 'Miasnikov, Gavriil', 'Miasnikov Gavriil', 'Miasnikov, G.I.', 'Miasnikov, G. I.', 'Myasnikov, Gavriil Ilyich']],
  [MIASNIKOV, 'full-name', ['Мясников Г.И.', 'Мясникова Г. И.', 'Г. И. Мясников', 'Г.И.Мясникову', 'Гавриил Мясников', 'Гавриилом Мясниковым', 'Гавриила Ильича Мясникова', 'Мясников Гавриил Ильич', 'Мясников, Гавриил Ильич', 'Мясникову Гавриилу']],
  [MIASNIKOV, 'surname', ['Miasnikova', 'Myasnikovu', 'Miasnikovym', 'Miasnikove', 'Mjasnikows', 'Miasnikovs']],
  [MIASNIKOV, 'full-name', ['G.I. Miasnikova', 'G. Mjasnikows', 'Gavriila Miasnikova', 'Gavriilu Miasnikovu']],
  [TROTSKY, 'surname', ['Trotskogo', 'Trotskomu', 'Trotskim', 'Trotzkis']],
  [KRUPSKAIA, 'surname', ['Krupskoi', 'Krupskoĭ', 'Krupskuyu']],
  [KRUPSKAIA, 'surname', ['Krupskaia', 'Krupskaya', 'Крупская', 'Крупской', 'Крупскую']],
  [KRUPSKAIA, 'full-name', ['N.K. Krupskaia', 'Nadezhda Konstantinovna Krupskaya', 'Надеждой Константиновной Крупской', 'Н. К. Крупскую']],
  [KOLLONTAI, 'surname', ['Kollontai', 'Kollontay', 'Коллонтай']],
  [KOLLONTAI, 'full-name', ['Alexandra Kollontai', 'A.M. Kollontay', 'Александре Коллонтай']],
  [KUZNETSOV, 'full-name', ['N.P. Kuznetsov', 'N. Kuznetsov', 'Kuznetsov, N.P.', 'Н.П. Кузнецовым', 'Кузнецов Н. П.']],
  [IOFFE, 'surname', ['Joffe', 'Ioffe', 'Иоффе']],
  [IOFFE, 'full-name', ['A. Joffe', 'Adolf Joffe', 'Adolf Ioffe', 'Joffe, Adolf']],
  [EZHOV, 'full-name', ['N. Yezhov', 'Nicholas Ezhov', 'Nikolay Yezhov', 'Ежовым Н.И.']],
  [TROTSKY, 'full-name', ['Leon Trotsky', 'Lev Trotskii', 'L.D. Trotzky', 'L. Trotski', 'Leo Trotzky', 'Lev Davidovich Trotsky', 'Льва Троцкого', 'Льву Давидовичу Троцкому']],
  [TROTSKY, 'surname', ['Trotsky', 'Trotskii', 'Троцкаго', 'Bronshtein']],
  [TROTSKY, 'full-name', ['L.D. Bronshtein']],
  [POLIANSKII, 'surname', ['Lebedev-Polianskii', 'Lebedev-Polyansky', 'Лебедева-Полянского', 'Лебедеву-Полянскому']],
  [POLIANSKII, 'surname', ['Lebedev', 'Polianskii', 'Polyansky', 'Полянского']],
  [POLIANSKII, 'full-name', ['P.I. Lebedev-Polianskii', 'Павла Лебедева-Полянского']],
  [ANGARSKII, 'surname', ['Клестов', 'Клестова', 'Klestov', 'Klestoff', 'Klestoff-Angarsky']],
  [ANGARSKII, 'full-name', ['Н.С. Клестова', 'Nikolai Klestov']],
];

const NOT_READ: readonly (readonly [entry: Entry, texts: readonly string[]])[] = [
  [MIASNIKOV, ['Gavriil', "Gavriil Il'ich", 'G.I.', 'Гавриил', 'Ильич', 'I Miasnikov', 'И Мясников', 'A Miasnikov', 'A.B. Miasnikov', 'Aleksandr Miasnikov', 'Miasnikov, I', 'Мясникова, и', 'Gi Miasnikov']],
  [KOLLONTAI, ['Коллонтая', 'Коллонтаю']],
  [KUZNETSOV, ['Kuznetsov, P', 'P.N. Kuznetsov', 'Nikolai Kuznetsov']],
  [BEGIN, ['Begin (Krepo-sklad)', 'Krepo-sklad']],
];

describe('names of people', () => {
  it.each(READ.flatMap(([entry, role, texts]) => texts.map((text) => [text, role, entry] as const)))('reads %s as a %s', (text, role, entry) => {
    expect(readings(entry, text).map((reading) => reading.split(' ')[0])).toContain(role);
  });

  it.each(NOT_READ.flatMap(([entry, texts]) => texts.map((text) => [text, entry] as const)))('does not read %s', (text, entry) => {
    expect(readings(entry, text)).toEqual([]);
  });

  it('trusts a surname by how many others bear it', () => {
    expect(readings(MIASNIKOV, 'Miasnikov')).toEqual(['surname certain']);
    expect(readings(KUZNETSOV, 'Kuznetsov')).toEqual(['surname context']);
    expect(readings(KUZNETSOV, 'Кузнецова')).toEqual(['surname context']);
    expect(readings(KUZNETSOV, 'N.P. Kuznetsov')).toEqual(['full-name likely']);
    expect(readings(TROTSKY, 'Trotsky')).toEqual(['surname likely']);
    expect(readings(TROTSKY, 'Leon Trotsky')).toEqual(['full-name certain']);
    expect(new Set(readings(BEGIN, 'Begin'))).toEqual(new Set(['surname context']));
  });

  it('trusts half a double surname little', () => {
    expect(new Set(readings(POLIANSKII, 'Lebedev'))).toEqual(new Set(['surname context']));
  });

  it('puts the word of the author before the rule', () => {
    const stated = person({ head: 'Miurat, Valerian', name: { family: 'Мюрат', given: 'Валериан', gender: 'm' }, forms: [{ text: 'Mourat', confidence: 'context' }, { text: 'comrade Murat', confidence: 'likely', case: 'any' }] });
    expect(readings(stated, 'Mourat')).toContain('surname context');
    expect(readings(stated, 'V. Mourat')).toContain('full-name certain');
    expect(readings(stated, 'comrade Murat')).toEqual(['full-name likely']);
  });

  it('gives two bearers of a surname an equal claim to its usual spellings', () => {
    const own = person({ head: 'Solovev', name: { family: 'Соловьёв', gender: 'm' } });
    const spelled = personDrafts(own, lexicon).filter(({ derived, role }) => !derived && role === 'surname');
    for (const text of ["solov'ev", 'solovev', 'solovyev']) expect([text, spelled.some(({ positions }) => accepts(positions, text))]).toEqual([text, true]);
  });

  it('works from a headword alone, in either alphabet', () => {
    expect(readings(person({ head: 'Lewin, Moshe' }), 'M. Lewin')).toEqual(['full-name certain']);
    expect(readings(person({ head: 'Гавриил Ильич Мясников' }), 'G.I. Myasnikov')).toContain('full-name certain');
    expect(readings(person({ head: 'Miasnikov', cyrillic: 'Мясников' }), 'Mjasnikow')).toEqual(['surname likely']);
  });

  it('trusts a surname less where nothing else is known of its bearer, or where foreigners bear it', () => {
    expect(readings(person({ head: 'Berdonosov', name: { family: 'Бердоносов', gender: 'm' } }), 'Berdonosov')).toEqual(['surname likely']);
    expect(readings(person({ head: 'Fitzpatrick, Sheila', name: { family: 'Фицпатрик', given: 'Шейла', gender: 'f' } }), 'Fitzpatrick')).toEqual(['surname likely']);
    expect(readings(person({ head: 'Fitzpatrick, Sheila', name: { family: 'Фицпатрик', given: 'Шейла', gender: 'f' } }), 'Sheila Fitzpatrick')).toEqual(['full-name certain']);
    expect(readings(person({ head: 'Halfin, Igal', name: { family: 'Халфин', given: 'Игал', gender: 'm' } }), 'Halfin')).toEqual(['surname likely']);
    expect(readings(person({ head: 'Wrightson, Ivan', name: { family: 'Райтсонов', given: 'Иван', gender: 'm' } }), 'Wrightson')).toEqual(['surname likely']);
  });

  it('takes the author’s word on the surname for all its spellings', () => {
    const stated = person({ head: "Belen'kii, Grigorii", name: { family: 'Беленький', given: 'Григорий', gender: 'm' }, forms: [{ text: "Belen'kii", confidence: 'context' }] });
    for (const text of ["Belen'kii", 'Belenkii', 'Belenky', 'Беленького', 'Belenkij']) expect([text, readings(stated, text)]).toEqual([text, ['surname context']]);
    expect(readings(stated, 'Grigorii Belenky')).toEqual(['full-name certain']);
    const famous = person({ head: 'Solts, Aron', name: { family: 'Сольц', given: 'Арон', gender: 'm' }, forms: [{ text: 'Сольц', confidence: 'certain' }] });
    for (const text of ['Solts', "Sol'ts", 'Сольца']) expect([text, readings(famous, text)]).toEqual([text, ['surname certain']]);
  });

  it('takes a statement on one spelling for that spelling alone', () => {
    const stated = person({ head: 'Miurat, Valerian', name: { family: 'Мюрат', given: 'Валериан', gender: 'm' }, forms: [{ text: 'Murat', confidence: 'context' }] });
    // As the headword prints it; the grammar reads it too, and yields.
    expect(readings(stated, 'Miurat')).toEqual(['surname context', 'surname likely']);
    expect(readings(stated, 'Murat')).toContain('surname context');
  });
});

describe('parts of a name', () => {
  it.each([
    ["Demidov, Vladimir Potapovich", { family: 'Demidov', given: 'Vladimir', patronymic: 'Potapovich' }],
    ['Beregovoi, S.G.', { family: 'Beregovoi', given: 'S.', patronymic: 'G.' }],
    ['Rozenshtein, Mikhail (Putilov)', { family: 'Rozenshtein', given: 'Mikhail' }],
    ['Kuznetsov (AMO)', { family: 'Kuznetsov' }],
    ['Мясников Гавриил Ильич', { family: 'Мясников', given: 'Гавриил', patronymic: 'Ильич' }],
    ['Гавриил Мясников', { family: 'Мясников', given: 'Гавриил' }],
    ['Мясников Гавриил', { family: 'Мясников', given: 'Гавриил' }],
  ])('%s', (text, parts) => {
    expect(namePartsOf(text)).toEqual(parts);
  });

  it('tells women by their names where the entry does not say', () => {
    expect(russianNameOf(person({ head: 'Иванова, Анна' }))?.sex).toBe('f');
    expect(russianNameOf(person({ head: 'Коллонтай, Александра Михайловна' }))?.sex).toBe('f');
    expect(russianNameOf(person({ head: 'Смилга, Ивар' }))?.sex).toBe('m');
    expect(russianNameOf(person({ head: 'Ульянов, Илья' }))?.sex).toBe('m');
  });
});
