/**
 * The forms of whatever is not a person: headword, its Russian original, the
 * expansion of an abbreviation in three languages, and the author's own forms.
 */
import type { CaseRule, Confidence, Entry, Form, Kind } from '../domain/entry.ts';
import { declineAdjective } from './adjective-declension.ts';
import { isAcronym } from './acronym-letters.ts';
import { acronymDrafts } from './acronyms.ts';
import { cyrillicConfidence, englishConfidence, isAllEnglish, latinWordConfidence, lesser, romanisedConfidence } from './confidence.ts';
import { declineNoun } from './declension.ts';
import type { Draft } from './draft.ts';
import { englishPositions } from './english-phrase.ts';
import { isEverydayRussian } from './everyday-russian.ts';
import { singularOf } from './english-spelling.ts';
import type { Lexicon } from './lexicon.ts';
import { withNumerals } from './ordinals.ts';
import { cyrillicPositions } from './orthography-1918.ts';
import { isCyrillic, withoutQualifier } from './person-name.ts';
import { accepts, comparable, exactPositions, literalPositions, plain, type Positions } from './positions.ts';
import { restoredCyrillic } from './restored-cyrillic.ts';
import { romanisedPhrase, russianPhrase } from './russian-phrase.ts';

/** Kinds whose names print a capital, for their small letters are words of every day: правда, труд, динамо. */
const PROPER: ReadonlySet<Kind> = new Set(['place', 'workplace', 'publication']);
/** There are several of a term's or a group's things, and of bodies that print no capital: raikoms, but no VSNKhs. */
const isCounted = ({ kind, head }: Entry): boolean => kind === 'term' || kind === 'group' || (kind === 'body' && /^\p{Ll}/u.test(head));

const isNamed = ({ kind }: Entry): boolean => PROPER.has(kind) || kind === 'body';

type Setting = { readonly entry: Entry; readonly lexicon: Lexicon; readonly plural: boolean; /** Confidences the author states, by plain text. */ readonly stated: ReadonlyMap<string, Confidence> };

/** All forms of an entry that is no person. */
export function headwordDrafts(entry: Entry, lexicon: Lexicon): Draft[] {
  const stated = new Map(entry.forms.flatMap(({ text, confidence }) => (confidence === undefined ? [] : [[plain(text), confidence] as const])));
  const setting: Setting = { entry, lexicon, plural: isCounted(entry), stated };
  const { cyrillic, expansion, adjective } = entry;
  const head = withoutQualifier(entry.head);
  const drafts: Draft[] = [
    ...told(head, formDrafts({ text: head }, setting), setting),
    ...(cyrillic === undefined ? [] : told(withoutQualifier(cyrillic), cyrillicDrafts(withoutQualifier(cyrillic), setting, entry.grammar), setting)),
    ...entry.forms.flatMap((form) => told(form.text, formDrafts(form, setting), setting)),
    ...(expansion?.cyrillic === undefined ? [] : told(expansion.cyrillic, cyrillicDrafts(expansion.cyrillic, setting), setting)),
    ...latinExpansion(setting),
    ...englishExpansion(setting),
    ...restoredDrafts(setting),
    ...(adjective === undefined ? districtDrafts(setting) : told(adjective, adjectiveDrafts(adjective, setting), setting)),
  ];
  return isOfItsDay(entry) ? drafts.map((draft) => (draft.confidence === 'context' && (draft.role === 'name' || draft.role === 'english') ? { ...draft, role: 'event' } : draft)) : drafts;
}

/** An event of two years at most, by what its period says: a defence of Petrograd or a land decree belongs to its year, the civil war to all of the time. */
function isOfItsDay({ kind, period }: Entry): boolean {
  const years = period?.match(/\d{4}/g)?.map(Number) ?? [];
  return kind === 'event' && years.length > 0 && Math.max(...years) - Math.min(...years) < 2;
}

/** All that is made of a spelling goes by what the author states of it. */
const told = (text: string, drafts: Draft[], { stated }: Setting): Draft[] => (stated.has(plain(text)) ? drafts.map((draft) => ({ ...draft, isStated: true })) : drafts);

function formDrafts(form: Form, setting: Setting): Draft[] {
  const { text, exact } = form;
  if (exact === true) return [exactDraft(form, setting)];
  if (form.case === 'exact' && !isAcronym(text)) return [{ ...exactDraft(form, setting), positions: literalPositions(text) }];
  if (isCyrillic(text)) return cyrillicDrafts(text, setting);
  return latinDrafts(form, setting);
}

const confidenceOf = (text: string, { stated }: Setting, rule: () => Confidence): Confidence => stated.get(plain(text)) ?? rule();

/** Letter for letter, as the author asks. */
function exactDraft({ text, ...form }: Form, setting: Setting): Draft {
  const caseRule = form.case ?? caseRuleOf(text, setting);
  const confidence = confidenceOf(text, setting, () => (isCyrillic(text) ? cyrillicConfidence(text) : englishConfidence(text, setting.lexicon)));
  return { positions: exactPositions(text), role: 'name', confidence, caseRule, derived: false, ...(caseRule === 'exact' ? { literal: text } : {}) };
}

/** Names print a capital; so do short English phrases that the author writes with one. Other words may stand in either. */
function caseRuleOf(text: string, { entry, lexicon }: Setting): CaseRule {
  if (!/^\p{Lu}/u.test(text)) return 'any';
  const words = text.split(/\s+/u).length;
  if (words === 1 && PROPER.has(entry.kind)) return 'initial';
  return !isCyrillic(text) && words <= 3 && isAllEnglish(text, lexicon) ? 'initial' : 'any';
}

function cyrillicDrafts(text: string, setting: Setting, grammar?: Entry['grammar']): Draft[] {
  const { lexicon, plural } = setting;
  const stated = setting.stated.get(plain(text));
  if (isAcronym(text)) return [...acronymDrafts(text, { lexicon, plural, confidence: stated }), ...(isSpoken(text) ? cyrillicDrafts(text.charAt(0) + text.slice(1).toLowerCase(), setting, grammar) : [])];
  const caseRule = caseRuleOf(text, setting);
  return withNumerals(text).flatMap((variant): Draft[] => {
    const { cases, nominatives } = russianPhrase(variant, { grammar, plural });
    const own: Draft = { positions: cases, role: isEverydayRussian(variant) ? 'word' : 'name', confidence: stated ?? cyrillicConfidence(text), caseRule, derived: false };
    const romanised = nominatives.map((nominative, index): Draft => {
      const counted = plural && !/\s/u.test(nominative) && (index !== 1 || !/[ыи]$/u.test(nominative)) && !/[ыи]$/u.test(nominative);
      return { positions: withPlural(romanisedPhrase(nominative), counted), role: 'name', confidence: romanisedOf(nominative, stated, lexicon), caseRule, derived: true };
    });
    return [own, ...romanised, ...(plural || isNamed(setting.entry) ? obliqueDrafts(variant, plural, nominatives, { ...own, ...(setting.entry.kind === 'term' ? SMALL : {}), confidence: lesser(own.confidence, stated ?? romanisedConfidence(text, lexicon)) }, grammar) : [])];
  });
}

/** Everyday words make an ordinary phrase in Russian, but not in Latin letters: an English text prints Ekonomicheskaia zhizn' for the newspaper. */
function romanisedOf(nominative: string, stated: Confidence | undefined, lexicon: Lexicon): Confidence {
  const ruled = romanisedConfidence(nominative, lexicon);
  return stated === 'context' && /\s/u.test(nominative) ? lesser(ruled, 'likely') : (stated ?? ruled);
}

const LEAST_OBLIQUE = 6;
/** With a capital the genitive of words is a surname (Arshinov, no arshins), the dative a German noun (Kommune). */
const SMALL = { caseRule: 'exact', literal: 'x' } as const;

/** Latin texts also quote a word in its case: the question of spetsov, a council of raikomov, the directors of Rezinotresta. Phrases are too rarely declined there. */
function obliqueDrafts(word: string, plural: boolean, nominatives: readonly string[], own: Draft, grammar: Entry['grammar']): Draft[] {
  if (/[\s-]/u.test(word)) return [];
  const paradigm = declineNoun(word, grammar);
  const forms = [...new Set([...paradigm.own, ...(plural ? paradigm.plural : [])].map((form) => form.toLowerCase()))];
  const known = new Set(nominatives.map((nominative) => nominative.toLowerCase()));
  return forms
    .filter((form) => form.length >= LEAST_OBLIQUE && !known.has(form))
    .map((form) => ({ ...own, role: 'name', positions: romanisedPhrase(form), confidence: lesser(own.confidence, 'likely'), derived: true }));
}

/** МАСТЯЖАРТ is also printed Мастяжарт, and declined. */
const isSpoken = (acronym: string): boolean => /^[А-ЯЁ]{5,}$/u.test(acronym) && (acronym.match(/[АЕЁИОУЫЭЮЯ]/gu)?.length ?? 0) >= 2;

/** A sovnarkhoz has sovnarkhozes. */
const withPlural = (positions: Positions, counted: boolean): Positions => (counted ? [...positions, /[szx]$|[cs]h$/u.test(positions.at(-1)?.[0] ?? '') ? ['', 's', 'es'] : ['', 's']] : positions);

function latinDrafts(form: Form, setting: Setting): Draft[] {
  const { entry, lexicon, plural } = setting;
  const { text } = form;
  if (isAcronym(text)) return acronymDrafts(text, { lexicon, plural, confidence: setting.stated.get(plain(text)) });
  const words = text.split(/\s+/u);
  const isEnglish = isAllEnglish(text, lexicon);
  const hasEnglish = words.some((word) => isAllEnglish(word, lexicon));
  const confidence = confidenceOf(text, setting, () => (words.length === 1 ? latinWordConfidence(text, lexicon, entry.cyrillic) : englishConfidence(text, lexicon)));
  const isEveryday = words.length === 1 && lexicon.isEnglishWord(text);
  const common = { role: isEveryday ? ('word' as const) : isEnglish ? ('english' as const) : ('name' as const), confidence, caseRule: form.case ?? caseRuleOf(text, setting), derived: false };
  return withNumerals(text).map((variant) => {
    if (hasEnglish) return { ...common, positions: englishPositions(variant, { plural, lexicon }) };
    const counted = plural && words.length === 1 && singularOf(text.toLowerCase()) === undefined && !/[yi]$/u.test(text);
    return { ...common, positions: withPlural(literalPositions(variant), counted) };
  });
}

/** The author vouches for the Latin spelling; what is made of it is derived. */
function restoredDrafts(setting: Setting): Draft[] {
  return restoredCyrillic(setting.entry, setting.lexicon).flatMap(({ latin, cyrillic }) => {
    const confidence = setting.stated.get(plain(latin));
    return told(latin, cyrillicDrafts(cyrillic, setting), setting).map((draft) => ({ ...draft, derived: true, ...(confidence === undefined ? {} : { confidence }) }));
  });
}

/** Nothing of its own where the grammar reads it in the Cyrillic expansion. */
function latinExpansion(setting: Setting): Draft[] {
  const { latin, cyrillic } = setting.entry.expansion ?? {};
  if (latin === undefined || (cyrillic !== undefined && accepts(romanisedPhrase(cyrillic), comparable(latin)))) return [];
  return told(latin, latinDrafts({ text: latin }, setting), setting);
}

/** `council; soviet` are two renderings. One word alone renders the term, but does not name the thing. */
function englishExpansion(setting: Setting): Draft[] {
  const renderings = setting.entry.expansion?.english?.split(/\s*;\s*/u) ?? [];
  return renderings.filter((text) => /\s/u.test(text.trim())).flatMap((text) => told(text, latinDrafts({ text }, setting), setting));
}

/** Серпуховский for Серпуховский уезд; in Cyrillic only, since Podolsky is a surname. */
function districtDrafts(setting: Setting): Draft[] {
  const { kind, cyrillic = '' } = setting.entry;
  const adjective = /^(\p{L}+(?:-\p{L}+)?[сц]кий|\p{L}+ческий) (?:уезд|район|край)$/u.exec(cyrillic)?.[1]?.toLowerCase();
  if (kind !== 'place' || adjective === undefined || /^(?:московский|городской|петроградский)$/u.test(adjective)) return [];
  return adjectiveDrafts(adjective, setting).filter(({ derived }) => !derived);
}

const SURE_ADJECTIVE = 10;

/** An adjective for the thing itself, in all genders; Latin texts have it in the nominative. */
function adjectiveDrafts(adjective: string, setting: Setting): Draft[] {
  const nominatives = declineAdjective(adjective)?.nominatives ?? [adjective];
  const forms = nominatives.flatMap((nominative) => {
    const declined = declineAdjective(nominative);
    return [nominative, ...(declined?.singular ?? []), ...(declined?.plural ?? [])];
  });
  // Of a name that is no other's, a long adjective is no other's either.
  const { head, cyrillic = '' } = setting.entry;
  const isSure = adjective.length >= SURE_ADJECTIVE && [head, cyrillic].every((name) => confidenceOf(name, setting, () => 'certain') === 'certain');
  const confidence = confidenceOf(adjective, setting, () => (isSure ? 'certain' : 'likely'));
  const common = { role: 'name' as const, confidence, caseRule: 'any' as const };
  return [{ ...common, positions: cyrillicPositions([adjective, ...forms]), derived: false }, ...nominatives.map((nominative): Draft => ({ ...common, positions: romanisedPhrase(nominative), derived: true }))];
}
