/**
 * The names of a person as texts print them: the surname alone, and with given
 * name, patronymic or initials before or after it, in both alphabets, in
 * Cyrillic in all cases.
 */
import type { Confidence, Entry } from '../domain/entry.ts';
import { fullNameConfidence, isWestern, lesser, looksRussian, surnameConfidence, surnameWeight, type SurnameWeight } from './confidence.ts';
import { declineGivenName, declineSurname, type Sex } from './declension.ts';
import type { Draft } from './draft.ts';
import { foreignNames, isGivenName } from './given-names.ts';
import { cyrillicInitialsOf, initialsAfter, initialsBefore, isInitial, lastInitial, latinInitialsOf, middleInitial, type Initials } from './initials.ts';
import type { Lexicon } from './lexicon.ts';
import { romanisedCases, united } from './latin-cases.ts';
import { cyrillicPositions } from './orthography-1918.ts';
import { isCyrillic, namePartsOf, russianNameOf, withoutQualifier, type NameParts, type RussianName } from './person-name.ts';
import { accepts, comparable, exactPositions, literalPositions, plain, type Positions } from './positions.ts';
import { romanisations } from './romanisation-grammar.ts';
import { romanise } from './romanise.ts';

/** A name in one alphabet with all that may stand in its place. */
type Variants = {
  readonly family: Positions;
  /** In all cases, for what stands behind a given name, where `family` is the nominative alone. */
  readonly declined?: Positions;
  readonly weight: SurnameWeight;
  readonly derived: boolean;
  /** Alternatives of the whole given name, such as a grammar and a list of foreign equivalents. */
  readonly givens: readonly Positions[];
  readonly patronymic: Positions | undefined;
  readonly initials: Initials | undefined;
  readonly isLatin: boolean;
};

/** All names of a person entry. */
export function personDrafts(entry: Entry, lexicon: Lexicon): Draft[] {
  const russian = russianNameOf(entry);
  const head = withoutQualifier(entry.head);
  const literal = isCyrillic(head) ? undefined : namePartsOf(head);
  const own: Draft[] = [];
  if (russian !== undefined) own.push(...cyrillicDrafts(russian, lexicon), ...romanisedDrafts(russian, lexicon));
  if (literal !== undefined) own.push(...literalDrafts(literal, russian, lexicon));
  const most = mostOfSurname(russian, literal);
  const families = [russian?.family, literal?.family].filter((family) => family !== undefined);
  const stated = entry.forms.find(({ text, confidence }) => confidence !== undefined && families.some((family) => isSameFamily(text, family)))?.confidence;
  const surnamed = (drafts: readonly Draft[], confidence: Confidence | undefined): Draft[] =>
    drafts.map((draft) => (draft.role === 'surname' ? { ...draft, confidence: confidence ?? lesser(draft.confidence, most), isStated: confidence !== undefined } : draft));
  return [
    ...surnamed(own, stated),
    ...(russian === undefined ? [] : halfDrafts(russian)),
    ...entry.forms.flatMap((form) => {
      const drafts = surnamed(formDrafts(form, russian, lexicon), form.confidence ?? (families.some((family) => isSameFamily(form.text, family)) ? stated : undefined));
      return form.confidence === undefined ? drafts : drafts.map((draft) => ({ ...draft, isStated: true }));
    }),
  ];
}

/**
 * How sure a surname alone can be. Of one without a given name nobody knows
 * which of its bearers is meant; one that the West writes in its own way, or
 * that stands beside a given name Russians don't have, is borne there too.
 */
function mostOfSurname(russian: RussianName | undefined, literal: NameParts | undefined): Confidence {
  const given = russian?.given ?? literal?.given;
  if (given === undefined) return 'likely';
  if (russian === undefined) return 'certain';
  if (literal !== undefined && !usualSpellings(russian.family).has(plain(literal.family))) return 'likely';
  const isForeigner = !isInitial(given) && !isGivenName(given) && !looksRussian(russian.family);
  return isForeigner ? 'likely' : 'certain';
}

/** Whether a form is the very surname of the headword or the name. Another romanisation may say less or more than it: Murat, Mourat and Miurat. */
const isSameFamily = (text: string, family: string): boolean => withoutSigns(text) === withoutSigns(family);
const withoutSigns = (text: string): string => comparable(text).replaceAll("'", '');

function formDrafts(form: Entry['forms'][number], russian: RussianName | undefined, lexicon: Lexicon): Draft[] {
  const { text, confidence } = form;
  const caseRule = form.case ?? 'initial';
  if (!form.exact && /^\S+$/u.test(text)) return isCyrillic(text) ? withFamily(text, russian, lexicon) : literalDrafts({ ...namesBeside(russian), family: text }, russian, lexicon);
  const parts = namePartsOf(text);
  if (!form.exact && isCyrillic(text) && parts.given !== undefined && /^\p{Lu}/u.test(text)) return [...cyrillicDrafts({ ...parts, sex: russian?.sex ?? 'm' }, lexicon), ...romanisedDrafts({ ...parts, sex: russian?.sex ?? 'm' }, lexicon)];
  const positions = form.exact ? exactPositions(text) : literalPositions(text.replace(/\.\s+/gu, '. '));
  const role = /\s/u.test(text.trim()) ? 'full-name' : 'surname';
  return [{ positions, role, confidence: confidence ?? (role === 'surname' ? surnameConfidence(surnameWeight(text, undefined, lexicon)) : 'certain'), caseRule, derived: false, ...(caseRule === 'exact' ? { literal: text } : {}) }];
}

const namesBeside = (russian: RussianName | undefined): Omit<NameParts, 'family'> => ({ ...(russian?.given === undefined ? {} : { given: russian.given }), ...(russian?.patronymic === undefined ? {} : { patronymic: russian.patronymic }) });

/** Another surname or a pseudonym of the same person. */
function withFamily(family: string, russian: RussianName | undefined, lexicon: Lexicon): Draft[] {
  const name: RussianName = { ...namesBeside(russian), family, sex: russian?.sex ?? 'm' };
  return [...cyrillicDrafts(name, lexicon), ...romanisedDrafts(name, lexicon)];
}

const HYPHEN: Positions = [['-', ' ']];

function cyrillicFamily(family: string, sex: Sex): Positions {
  return family.split('-').flatMap((part, index) => {
    const positions = cyrillicPositions(declineSurname(part, sex));
    return index === 0 ? positions : [...HYPHEN, ...positions];
  });
}

function cyrillicDrafts({ family, given, patronymic, sex }: RussianName, lexicon: Lexicon): Draft[] {
  const spelled = (name: string | undefined): Positions | undefined => (name === undefined || isInitial(name) ? undefined : cyrillicPositions(declineGivenName(name, sex)));
  const full = spelled(given);
  return nameDrafts({
    family: cyrillicFamily(family, sex),
    weight: surnameWeight(family, family, lexicon),
    derived: false,
    givens: full === undefined ? [] : [full],
    patronymic: spelled(patronymic),
    initials: given === undefined ? undefined : cyrillicInitialsOf(given, patronymic),
    isLatin: false,
  });
}

/** The Latin given names behind a Russian one: its romanisations, and what other languages call it. */
function latinGivens(given: string | undefined, sex: Sex): Positions[] {
  if (given === undefined || isInitial(given)) return [];
  const foreign = foreignNames(given);
  return [united(declineGivenName(given, sex).map(romanisations)), ...(foreign.length === 0 ? [] : [[foreign]])];
}

function latinVariants(russian: Omit<RussianName, 'family'>): Pick<Variants, 'givens' | 'patronymic' | 'initials' | 'isLatin'> {
  const { given, patronymic, sex } = russian;
  return {
    givens: latinGivens(given, sex),
    patronymic: patronymic === undefined || isInitial(patronymic) ? undefined : romanisations(patronymic),
    initials: given === undefined ? undefined : latinInitialsOf(given, patronymic),
    isLatin: true,
  };
}

function romanisedDrafts(russian: RussianName, lexicon: Lexicon): Draft[] {
  const { family } = russian;
  const weight = surnameWeight(romanise(family, 'popular'), family, lexicon);
  const nominative = romanisations(family);
  const oblique = romanisedCases(declineSurname(family, russian.sex));
  const named = { ...latinVariants(russian), family: nominative, weight, derived: true };
  if (oblique === undefined) return [...spelledAnyway(nameDrafts(named), family), ...standardDrafts(family, weight, lexicon)];
  // Of a man's surname the genitive is also his wife's name: never sure.
  const alone: Draft = { positions: oblique, role: 'surname', confidence: lesser(surnameConfidence(weight), 'likely'), caseRule: 'initial', derived: true };
  return [...spelledAnyway([...nameDrafts({ ...named, declined: united([nominative, oblique]) }), alone], family), ...standardDrafts(family, weight, lexicon)];
}

/** Half of Europe spells a German name in its own way: Gol'tsman may be ours, Holtzman is anybody's. */
function spelledAnyway(drafts: readonly Draft[], family: string): Draft[] {
  const isAnybodys = isWestern(family.toLowerCase());
  return drafts.map((draft) => (isAnybodys && draft.role === 'surname' ? { ...draft, confidence: 'context' } : draft));
}

/** Antonov-Ovseenko was Antonov to many. */
function halfDrafts({ family, sex }: RussianName): Draft[] {
  if (!family.includes('-')) return [];
  const half = (positions: Positions, derived: boolean): Draft => ({ positions, role: 'surname', confidence: 'context', caseRule: 'initial', derived });
  return family.split('-').flatMap((part) => [half(cyrillicPositions(declineSurname(part, sex)), false), half(literalPositions(romanise(part, 'ala-lc-plain')), false), half(romanisations(part), true)]);
}

const usualSpellings = (family: string): ReadonlySet<string> => new Set((['ala-lc-plain', 'bgn-plain', 'popular', 'scholarly'] as const).map((scheme) => plain(romanise(family, scheme))));

/**
 * The surname by the main systems, as spellings of their own: a derived one
 * yields to any other entry that is printed so, and the Solovev of one entry is
 * as much a Solov'ev as the next.
 */
function standardDrafts(family: string, weight: SurnameWeight, lexicon: Lexicon): Draft[] {
  return [...usualSpellings(family)]
    .filter((latin) => !lexicon.isEnglishWord(latin))
    .map((latin) => ({ positions: literalPositions(latin), role: 'surname', confidence: surnameConfidence(weight), caseRule: 'initial', derived: false }));
}

/** The name as the author prints it. Where the grammar reads it anyway, only the surname is a pattern of its own. */
function literalDrafts(literal: NameParts, russian: RussianName | undefined, lexicon: Lexicon): Draft[] {
  const family = literalPositions(literal.family);
  const isRead = russian !== undefined && accepts(romanisations(russian.family), comparable(literal.family));
  // A pseudonym says nothing of the surname it hides.
  const weight = surnameWeight(literal.family, isRead ? russian.family : undefined, lexicon);
  const alone: Draft = { positions: family, role: 'surname', confidence: surnameConfidence(weight), caseRule: 'initial', derived: false };
  if (isRead) return [alone];
  const fromRussian = russian === undefined ? undefined : latinVariants(russian);
  return nameDrafts({ family, weight, derived: false, ...(fromRussian ?? literalVariants(literal)) });
}

const firstLetter = (name: string): string => name.charAt(0).toLowerCase();

function literalVariants({ given, patronymic }: NameParts): Pick<Variants, 'givens' | 'patronymic' | 'initials' | 'isLatin'> {
  return {
    givens: given === undefined || isInitial(given) ? [] : [literalPositions(given)],
    patronymic: patronymic === undefined || isInitial(patronymic) ? undefined : literalPositions(patronymic),
    initials: given === undefined ? undefined : { given: [firstLetter(given)], patronymic: patronymic === undefined ? [] : [firstLetter(patronymic)] },
    isLatin: true,
  };
}

const BETWEEN: Positions = [[' ']];
const COMMA: Positions = [[', ', ' ']];

function nameDrafts({ family, declined = family, weight, derived, givens, patronymic, initials, isLatin }: Variants): Draft[] {
  const draft = (positions: Positions, role: Draft['role'], confidence: Confidence): Draft => ({ positions, role, confidence, caseRule: 'initial', derived });
  const drafts = [draft(family, 'surname', surnameConfidence(weight))];
  if (initials === undefined) return drafts;
  const full = (positions: Positions): number => drafts.push(draft(positions, 'full-name', fullNameConfidence(weight)));
  full([initialsBefore(initials, isLatin), ...declined]);
  full([...family, initialsAfter(initials)]);
  for (const given of givens) {
    full([...given, middleInitial(initials), ...declined]);
    full([...family, ...COMMA, ...given, lastInitial(initials)]);
    if (patronymic === undefined) continue;
    drafts.push(draft([...given, ...BETWEEN, ...patronymic, ...BETWEEN, ...family], 'full-name', 'certain'));
    drafts.push(draft([...family, ...COMMA, ...given, ...BETWEEN, ...patronymic], 'full-name', 'certain'));
  }
  return drafts;
}
