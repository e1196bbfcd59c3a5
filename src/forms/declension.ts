/**
 * The cases of Russian nouns, surnames, given names and patronymics. Nouns are
 * declined by russian-nouns-js, which measured best of the packages that need
 * no dictionary; what it gets wrong is mended here.
 *
 * A wrong extra form costs nothing, for nobody prints it: where an ending leaves
 * two declensions open, both are taken.
 */
import RussianNouns from 'russian-nouns-js';
import type { Grammar } from '../domain/entry.ts';
import { declineAdjective, looksLikeAdjective } from './adjective-declension.ts';

/** `own`: the cases in the number of the headword, itself first. `plural`: those of the plural beside it, its nominative first; may be empty. */
export type Paradigm = { readonly own: readonly string[]; readonly plural: readonly string[] };

const { Gender, CASES, createLemma } = RussianNouns;
const engine = new RussianNouns.Engine();

const INDECLINABLE = /(?:бюро|депо|кино|радио|шоссе|реле|коммюнике|интервью|[ую]|э|[аеиоуыэ]и)$/u;
const AMBIGUOUS_PLURAL = /^(?:известия|ведомости|вести)$/u;
const known = new Map<string, Paradigm>();

/**
 * @param noun nominative; a part before a hyphen stays unless it can be a noun of its own
 * @param grammar how it declines, where its ending does not tell
 */
export function declineNoun(noun: string, grammar?: Grammar): Paradigm {
  const key = `${noun} ${grammar ?? ''}`;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const paradigm = freshParadigm(noun, grammar);
  known.set(key, paradigm);
  return paradigm;
}

function freshParadigm(noun: string, grammar: Grammar | undefined): Paradigm {
  const lower = noun.toLowerCase();
  const hyphen = noun.lastIndexOf('-');
  if (hyphen > 0) return hyphenated(noun.slice(0, hyphen), declineNoun(noun.slice(hyphen + 1), grammar));
  if (grammar === 'adjective' || (grammar === undefined && looksLikeAdjective(lower))) return adjectivalNoun(noun);
  if (grammar === 'indeclinable') return unchanged(noun);
  if (grammar === 'plural' || AMBIGUOUS_PLURAL.test(lower) || /[кгхжчшщцнтдрлвбмпзс][ыи]$/u.test(lower)) return pluralOnly(noun);
  if (INDECLINABLE.test(lower)) return unchanged(noun);
  const paradigms = genders(lower, grammar).map((gender) => bothNumbers(noun, gender));
  return { own: unique(paradigms.flatMap(({ own }) => own)), plural: unique(paradigms.flatMap(({ plural }) => plural)) };
}

/** служащий; служащие too is met for one of them. */
function adjectivalNoun(noun: string): Paradigm {
  const forms = declineAdjective(noun);
  if (forms === undefined) return unchanged(noun);
  if (forms.singular.length > 0) return { own: forms.singular, plural: forms.plural };
  const [member = noun] = forms.nominatives;
  return { own: unique([noun, ...forms.plural, ...(declineAdjective(member)?.singular ?? [])]), plural: [] };
}

const unchanged = (word: string): Paradigm => ({ own: [word], plural: [] });
const unique = (forms: readonly string[]): string[] => [...new Set(forms)];

function hyphenated(before: string, last: Paradigm): Paradigm {
  // рабоче-крестьянский, but в Орехове-Зуеве beside в Орехово-Зуеве.
  const first = /(?<!ов|ев|ин)[оеу]$/u.test(before.toLowerCase()) ? unchanged(before) : declineNoun(before);
  const join = (starts: readonly string[], ends: readonly string[]): string[] => unique(starts.flatMap((start) => ends.map((end) => `${start}-${end}`)));
  const starts = unique([before, ...first.own, ...first.plural]);
  return { own: join(starts, last.own), plural: join(starts, last.plural) };
}

function genders(lower: string, grammar: Grammar | undefined): string[] {
  if (grammar === 'masculine') return [Gender.MASCULINE];
  if (grammar === 'feminine') return [Gender.FEMININE];
  if (grammar === 'neuter') return [Gender.NEUTER];
  if (lower.endsWith('мя')) return [Gender.NEUTER];
  if (/[ая]$/u.test(lower)) return [Gender.FEMININE];
  if (/[оеё]$/u.test(lower)) return [Gender.NEUTER];
  if (/(?:ость|есть|[жчшщ]ь)$/u.test(lower)) return [Gender.FEMININE];
  if (/(?:тель|арь|ырь)$/u.test(lower)) return [Gender.MASCULINE];
  return lower.endsWith('ь') ? [Gender.MASCULINE, Gender.FEMININE] : [Gender.MASCULINE];
}

function bothNumbers(noun: string, gender: string): Paradigm {
  // Only паёк shows its fleeting vowel, паек does not.
  const text = noun.replace(/(?<=[аеиоуя])ек$/u, 'ёк');
  const lemma = createLemma({ text, gender });
  const singular = CASES.flatMap((each) => engine.decline(lemma, each));
  const plural = engine.pluralize(lemma).flatMap((nominative) => [nominative, ...CASES.flatMap((each) => engine.decline(lemma, each, nominative))]);
  return { own: unique([noun, ...singular, ...eitherVowel(singular)]), plural: unique([...plural, ...eitherVowel(plural)]) };
}

function pluralOnly(noun: string): Paradigm {
  const lemma = createLemma({ text: noun, pluraleTantum: true });
  const forms = CASES.flatMap((each) => engine.decline(lemma, each, noun));
  // партии: the package takes the plural for a masculine's (партиев).
  const genitive = noun.toLowerCase().endsWith('ии') ? [noun.replace(/и$/u, 'й')] : [];
  return { own: unique([noun, ...forms, ...genitive, ...memberOf(noun)]), plural: [] };
}

/** большевики → большевик: the name of a group is also met for one of its members. */
export function memberOf(plural: string): string[] {
  if (/(?:[иая]к|ист|ер|ор)[иы]$/u.test(plural)) return CASES.flatMap((each) => engine.decline(createLemma({ text: plural.slice(0, -1), gender: Gender.MASCULINE, animate: true }), each));
  if (/[а-я]цы$/u.test(plural)) return memberInEts(plural.slice(0, -2));
  return [];
}

function memberInEts(stem: string): string[] {
  const singular = stem.endsWith('е') ? `${stem}ц` : `${stem.replace(/[йь]$/u, '')}ец`;
  return [singular, ...['ца', 'цу', 'цем', 'це'].map((ending) => stem + ending)];
}

/** е and о after hushers and ц hang on the stress (спецов, but красноармейцев), and print of the time has both. */
const eitherVowel = (forms: readonly string[]): string[] => forms.filter((form) => /(?:[жчшщц]ем|цев)$/u.test(form)).map((form) => form.replace(/е(?=.$)/u, 'о'));

export type Sex = 'm' | 'f';

/** A surname in all cases, the nominative first; each part of a double one is declined. */
export function declineSurname(surname: string, sex: Sex): readonly string[] {
  const hyphen = surname.indexOf('-');
  if (hyphen > 0) {
    const ends = declineSurname(surname.slice(hyphen + 1), sex);
    const starts = declineSurname(surname.slice(0, hyphen), sex);
    return unique(starts.flatMap((start) => ends.map((end) => `${start}-${end}`)));
  }
  const lower = surname.toLowerCase();
  if (/(?:[еиыуюэ]|[иы]х|[ая]го|ово)$/u.test(lower)) return [surname];
  // -енко was declined by many: у Крыленки, с Крыленкой.
  if (lower.endsWith('ко')) return sex === 'f' ? [surname] : [surname, ...['и', 'е', 'у', 'ой'].map((ending) => surname.slice(0, -1) + ending)];
  if (lower.endsWith('о')) return [surname];
  if (/(?:[бвдлмнпрст]ый|[кгхжчшщн]ий|.[ая]я|.{3}ой)$/u.test(lower)) return declineAdjective(surname)?.singular ?? [surname];
  if (sex === 'f' && !/[ая]$/u.test(lower)) return [surname];
  // As surnames the package takes Бородай for an adjective, Смилга for one like Иванова.
  const asNoun = /[аеуя]й$/u.test(lower) || (/[ая]$/u.test(lower) && !(sex === 'f' && /(?:[ое]в|[иы]н)а$/u.test(lower)));
  const lemma = createLemma({ text: surname, gender: /[ая]$/u.test(lower) ? Gender.FEMININE : Gender.MASCULINE, animate: true, surname: !asNoun });
  const forms = CASES.flatMap((each) => engine.decline(lemma, each));
  return unique([surname, ...forms, ...eitherVowel(forms)]);
}

const FLEETING: Readonly<Record<string, string>> = { павел: 'Павл', лев: 'Льв', пётр: 'Петр' };

/** A given name or patronymic in all cases, the nominative first. */
export function declineGivenName(name: string, sex: Sex): readonly string[] {
  const stem = FLEETING[name.toLowerCase()];
  if (stem !== undefined) return [name, ...['а', 'у', 'ом', 'е'].map((ending) => stem + ending)];
  const lower = name.toLowerCase();
  if (/[оеиуюыэ]$/u.test(lower) || (sex === 'f' && !/[аяь]$/u.test(lower))) return [name];
  const lemma = createLemma({ text: name, gender: sex === 'f' ? Gender.FEMININE : Gender.MASCULINE, animate: true, name: true });
  const forms = CASES.flatMap((each) => engine.decline(lemma, each));
  return unique([name, ...forms, ...eitherVowel(forms)]);
}
