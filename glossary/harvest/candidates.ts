/**
 * What looks glossary-worthy in a text: acronyms, defined abbreviations, names
 * with initials or given names, Russian-looking words. Finds too much rather
 * than too little; an editor reads the list.
 */
import { isGivenNameAndWord, isOrdinaryAbbreviation, isOrdinaryWord, isWesternGivenName } from './ordinary.ts';
import { findDefinitions } from './schwartz-hearst.ts';

export const CANDIDATE_KINDS = ['acronym', 'definition', 'name', 'word'] as const;
export type CandidateKind = (typeof CANDIDATE_KINDS)[number];

export type Occurrence = { readonly start: number; readonly end: number };
export type HarvestCandidate = { readonly text: string; readonly kind: CandidateKind; readonly occurrences: readonly Occurrence[]; /** For a definition: what the abbreviation stands for. */ readonly long?: string };

type IsCommonWord = (word: string) => boolean;

const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}{1,5}\.){2,}|(?<![\p{L}\p{N}'’-])(?=\p{L}*\p{Lu}\p{L}*\p{Lu})\p{L}{2,}(?:\([a-zа-я]\))?/gu;
/** N.P. Kuznetsov, N. P. Kuznetsov, Kuznetsov, N.P. */
const WITH_INITIALS = /(?<!\p{L})(?:\p{Lu}[a-zа-я]?\. ?){1,3}(\p{Lu}\p{Ll}[\p{L}'’-]+)/gu;
const CAPITALISED_PAIR = /(?<!\p{L})(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}[\p{L}'’]+)/gu;
const WORD = /(?<![\p{L}\p{N}])\p{L}[\p{L}'’]{2,}(?![\p{L}\p{N}])/gu;

/** Letter groups that romanised Russian has and English hardly. */
const RUSSIAN_SHAPE = /(?:skii|tskii|aia|oe|yi|yie|ye|ii|iia|ia|ie|iu|ov|ova|ev|eva|in|ina|enko|chuk|ich|vich|vna|shch|zh|kh|[^aeiou]y|stvo|nik|niki|shchina|ets|tsy|ka|ost|ost'|el'|l'n|n'|t'|r'|s'|iz|bor|prom|kom|torg)(?:['’]?s)?$|shch|zh|kh[aeiou]|(?:^|[^aeiou])iu|iai|tsk|vsk|[bdlmnprstvz]['’](?=[bdfgklmnpstvz]|$)/i;
const ROMAN_NUMERAL = /^[IVXLCDM]+$/;
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.){1,3}$/u;
/** No Russian given name begins with these letters as it is romanised. */
const WESTERN_INITIAL = /(?<!\p{L})[HJQWX]\./u;
const NO_NAME = /^(?:The|This|That|These|Those|When|While|After|Before|But|And|In|On|At|By|For|From|With|To|Of|See|Also|Appendix|Chapter|Moscow|Soviet|Russian|New|Old|First|Second|Third)$/;

/** @param text hyphens at line ends already joined (see `readable`) */
export function harvestCandidates(text: string, isCommon: IsCommonWord): HarvestCandidate[] {
  const found = new Map<string, { kind: CandidateKind; occurrences: Occurrence[]; long?: string }>();
  const add = (kind: CandidateKind, candidate: string, start: number, long?: string): void => {
    const key = `${kind} ${candidate}`;
    const entry = found.get(key) ?? { kind, occurrences: [], ...(long !== undefined && { long }) };
    entry.occurrences.push({ start, end: start + candidate.length });
    found.set(key, entry);
  };
  for (const { short, long, index } of findDefinitions(text)) add('definition', short, index + 1, long);
  const isOrdinary = (word: string): boolean => isOrdinaryWord(word, isCommon);
  for (const { 0: token, index } of text.matchAll(ACRONYM)) if (!ROMAN_NUMERAL.test(token) && !INITIALS.test(token) && !isOrdinaryAbbreviation(token)) add('acronym', token, index);
  for (const { 0: whole, 1: surname = '', index } of text.matchAll(WITH_INITIALS)) if (!NO_NAME.test(surname) && !WESTERN_INITIAL.test(whole)) add('name', whole, index);
  for (const { 0: whole, 1: given = '', 2: family = '', index } of text.matchAll(CAPITALISED_PAIR)) {
    if (![given, family].some((word) => NO_NAME.test(word) || (isOrdinary(word) && !isGivenNameAndWord(word))) && RUSSIAN_SHAPE.test(family)) add('name', withoutClosingQuote(whole, text, index), index);
  }
  for (const { 0: token, index } of text.matchAll(WORD)) {
    const plain = token.replace(/['’]s?$/, '');
    if (!isOrdinary(plain) && !/\p{Lu}\p{L}*\p{Lu}/u.test(token) && RUSSIAN_SHAPE.test(plain) && !isWesternGivenName(wordBefore(text, index))) add('word', plain, index);
  }
  return [...found].map(([key, rest]) => ({ text: key.slice(key.indexOf(' ') + 1), ...rest }));
}

/** ‘Dmitrii Bulanin’ is a name in quotation marks, Kazan’ ends with a soft sign. */
const withoutClosingQuote = (name: string, text: string, index: number): string => (/['‘]/.test(text[index - 1] ?? '') ? name.replace(/['’]+$/, '') : name);

const wordBefore = (text: string, index: number): string => /(\p{L}+) $/u.exec(text.slice(Math.max(0, index - 20), index))?.[1] ?? '';

/** Joins words divided at line ends and curls no quotes: what a scanned text needs before it is searched. */
export const readable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(\p{Ll})-\n+(?=\p{Ll})/gu, '$1').replace(/[ \t]*\n+[ \t]*/g, ' ');
