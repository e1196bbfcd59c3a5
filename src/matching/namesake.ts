/**
 * What the words right beside a name say of whose it is: *Alexander Karelin* is
 * not the Karelin whose given name is another, *Gorky Park* is no Gorky. Knows
 * the print of names in Latin and Cyrillic, no entries.
 */
import type { Kind } from '../domain/entry.ts';
import type { Match, Span } from '../domain/match.ts';
import { endOf, HYPHEN, isCapital, isCombining, isLatin, isLetter, isNumber, isSmall, NO_BREAK_SPACE, POINT, SPACE, wordAt } from './letters.ts';
import type { Sense } from './sense.ts';

/** `other`: somebody else's by all signs; `part`: of something else's name; `doubtful`: perhaps part of a longer name. */
export type Bearing = 'own' | 'doubtful' | 'other' | 'part';

/**
 * What stands before a surname with a capital and is no given name: titles,
 * callings, origins and dates; then words that sentences begin with, beside
 * adverbs in -ly: of German and French the most usual alone.
 */
const NO_NAMES = new Set(
  `comrade comrades citizen general admiral colonel captain lieutenant marshal commander commissar professor academician minister president premier commandant chief editor ataman sailor soldier chekist menshevik bolshevik chairman chairwoman secretary director delegate deputy prince princess count baron
  mr mrs miss madame dr doctor engineer patriarch metropolitan bishop archbishop father tsar emperor herr frau genosse genossin camarade citoyen monsieur worker workers peasant leader historian poet writer senator ambassador
  old young poor uncle mother brother sister brothers sisters first second third revolutionary moscow russian russia petersburg soviet ukrainian georgian polish german latvian jewish british american french europe
  товарищ гражданин генерал адмирал полковник комиссар нарком профессор академик министр председатель секретарь директор депутат делегат рабочий инженер патриарх князь граф барон вождь историк поэт писатель господин
  january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  a about above according across after again against all almost along already also although always am among an and another any are around as asked at away back be because been before behind being below beside besides between beyond both but by
  can could despite did do does down during each earlier either else elsewhere even ever every few finally for former formerly from further given had has have he her here him himself his how however i if in including indeed inside instead into is it its
  just last late later lately least less let like likewise many may meanwhile might more moreover most much must my near neither never nevertheless next no nobody nor not nothing now of off often on once one only or other others otherwise our out outside over
  perhaps quite rather said says shall she should since so some sometimes soon still such surely than that the their them then there therefore these they this those though three through throughout thus to today together told tomorrow
  too toward towards tonight two under unless unlike until up upon us very via was we were what when whenever where whether which while who whom whose why will with within without would yes yesterday yet you your
  chapter part section volume vol page pages see cf photo figure speech letter letters works speeches laut nach mit wie avec selon pour comme mais
  а без более больше будто бы в вдруг ведь вместе во вот все всё вслед где да для до его ее её если ещё еще за затем здесь и из или им их к как когда конечно кроме лишь между меня мне может мы на над надо не нет ни но о об однако он она они от перед по под после потом потому почему поэтому при про против раз с сам сегодня сейчас
  снова со сначала со так также там тем теперь тогда того тоже только тот тут у уже хотя через что чтобы эта эти это этот я`.split(/\s+/),
);
/** @param word in small letters */
export const isNoName = (word: string): boolean => NO_NAMES.has(word);

/** What is called after people, and by adjectives that look like surnames: the Preobrazhensky Regiment, Gorky Street. */
const THINGS = new Set(
  `regiment guards street st square prospekt prospect avenue ave boulevard embankment quay gate gates bridge lane alley road park gardens garden monastery convent church cathedral chapel cemetery hospital palace station museum theatre theater library
  university institute prize medal award cup island peak hills airport stadium theorem lemma equation conjecture effect syndrome полк полка полку парк парка мост остров`.split(/\s+/),
);
/** What may stand between a name and what is called after it. */
const BEFORE_THING = /(?:['’]s)?[_*]*[ \u00a0][_*]*/iy;

/** As stems, for Russian names the kind of thing first, or last: на улице Бауманской, Бауманская улица. */
const THING = '(?:улиц|площад|проспект|переул|бульвар|набережн|шоссе|метро|станци|университет|институт|стадион|монастыр|собор|кладбищ|больниц|музе|театр|библиотек|преми)';
const THING_BEHIND = new RegExp(`^${THING}`, 'i');
const THING_BEFORE = new RegExp(`(?<![A-Za-z\u00c0-\u04ff])(?:${THING}[A-Za-z\u00c0-\u04ff]* (?:им(?:ени|\\.) )?[«"]?|(?:ул|пл|пр|просп|пер)\\. )$`, 'i');

const GERMAN_ARTICLE = /(?<![A-Za-z\u00c0-\u04ff])(?:der|das|des|dem|den|ein|eine|eines|einem|einen|einer|im|am|zum|zur|vom|beim)[ \u00a0]$/i;

/** Far enough for the longest given name. */
const REACH = 40;
const FIRM = /,? (?:plc|LLC|Ltd|Limited|Inc|GmbH|AG|KG|Corp|& Co|& Sons)/y;
/** The same, and what clubs and companies have for a last name. */
const NAMED_SO = / (?:plc|LLC|Ltd|Inc|GmbH|AG|FC|airport|airlines|stadium)/y;
const OF = /\s+of\s+(?:the\s+)?/y;
const SENTENCE_START = /(?:^|[.!?:;…»"”)\]]|\n\s*\n|[-–—*•_])[\s"“„«'‘(_*]*$/;
/** Kinds whose proper name may be part of a longer one: Dinamo Zagreb, Radio Iskra. A place is the same in Volga River. */
const NAMED: ReadonlySet<Kind> = new Set(['publication', 'workplace']);
/** Populists are one thing, the Populist Socialists a party. */
const PARTY = new Set(['Socialist', 'Socialists', 'Party', 'Union', 'Alliance', 'League']);

/** @param matches all of the text, sorted: a term beside a name is not part of it. @param index of the match among them; @param sense of the match */
export function bearingOf(text: string, matches: readonly Match[], index: number, { best, isSurname }: Sense): Bearing {
  const match = matches[index];
  if (match === undefined || best === undefined) return 'own';
  if (best.kind === 'archive' && match.confidence === 'context' && best.via !== 'english' && !isNumbered(text, match)) return 'part';
  if (!isCapital(text.charCodeAt(match.start))) return 'own';
  if (best.via === 'acronym') return isWithinInitials(text, match) ? 'part' : 'own';
  if ((isSurname || best.kind === 'place') && isBehindThing(text, match.start)) return 'part';
  if (best.kind === 'person' && isWhole(FIRM, text, match.end)) return 'part';
  const isGroup = best.kind === 'group' && (best.via === 'word' || best.via === 'english');
  const isName = (isGroup || (best.via === 'name' && NAMED.has(best.kind))) && !/\s/.test(text.slice(match.start, match.end));
  if (!isSurname && !isName) return 'own';
  const preceded = !isGroup && isPreceded(text, match, matches[index - 1]);
  if (preceded) return isSurname ? 'other' : 'doubtful';
  const next = matches[index + 1];
  if (isSurname && isBeforeThing(text, match.end)) return 'part';
  const goesOn = isBeforeName(text, match.end) && (next === undefined || next.start > match.end + 1);
  if (!goesOn) return 'own';
  return isGroup && isSpaced(text, match.end) && PARTY.has(wordAt(text, match.end + 1)) ? 'part' : 'doubtful';
}

const NUMBER_BEHIND = /\.?\s?[A-ZА-Я]?-?\d/y;

/** What archives number stands beside its number: no op. cit., no German ob, no newspaper Delo Naroda. */
const isNumbered = (text: string, { start, end }: Span): boolean => endOf(NUMBER_BEHIND, text, end) > 0 || isNumber(text.charCodeAt(start - 1)) || isNumber(text.charCodeAt(start - 2));

const GUILLEMET = 0xab;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const TYPED_APOSTROPHE = 0x2019;
const PRIME = 0x2b9;

const isSpaced = (text: string, at: number): boolean => text.charCodeAt(at) === SPACE || text.charCodeAt(at) === NO_BREAK_SPACE;

function isBehindThing(text: string, start: number): boolean {
  let at = start - 1;
  if (text.charCodeAt(at) === GUILLEMET || text.charCodeAt(at) === QUOTE) at--;
  if (text.charCodeAt(at) !== SPACE) return false;
  at--;
  if (text.charCodeAt(at) === POINT) at--;
  while (isLatin(text.charCodeAt(at))) at--;
  return isLetter(text.charCodeAt(at)) && THING_BEFORE.test(text.slice(Math.max(0, start - REACH), start));
}

function isBeforeThing(text: string, end: number): boolean {
  const from = endOf(BEFORE_THING, text, end);
  if (from < 0) return false;
  const word = wordAt(text, from);
  return (THINGS.has(word.toLowerCase()) || THING_BEHIND.test(word)) && !isNumber(text.charCodeAt(from + word.length));
}

/** Whether a name goes on: *Lenin Enrolment*, *Bubnov–Galerkin*, *Iskra plc*. */
function isBeforeName(text: string, end: number): boolean {
  if (isCapital(text.charCodeAt(end + 1)) && isSmall(text.charCodeAt(end + 2)) && (isSpaced(text, end) || HYPHENS.includes(text.charAt(end)))) return true;
  return isWhole(NAMED_SO, text, end);
}

const HYPHENS = '-–—';

/** Whether an expression holds at a place, and no letter goes on behind it. */
function isWhole(pattern: RegExp, text: string, at: number): boolean {
  const end = endOf(pattern, text, at);
  return end >= 0 && !isLetter(text.charCodeAt(end));
}

/** Letters with points that go on before or behind: the Y.M.C.A. holds no M.C. */
function isWithinInitials(text: string, { start, end }: Span): boolean {
  const printed = text.slice(start, end);
  if (!printed.includes('.')) return false;
  const isWide = /\.\s/.test(printed);
  const before = isWide && isSpaced(text, start - 1) ? start - 2 : start - 1;
  if ((!isWide || before < start - 1) && text.charCodeAt(before) === POINT && isCapital(text.charCodeAt(before - 1)) && !isLetter(text.charCodeAt(before - 2))) return true;
  let after = end;
  if (!printed.endsWith('.') && text.charCodeAt(after++) !== POINT) return false;
  if (isWide && !isSpaced(text, after++)) return false;
  return isCapital(text.charCodeAt(after)) && text.charCodeAt(after + 1) === POINT;
}

/**
 * Whose a body is, where the text says so: the next match, if it stands right
 * there; `null` for anything else with a capital, as in *Central Committee of
 * the Papermakers' Union*; `undefined` where nothing is said, or a form is no
 * common phrase that many bodies may have for a name.
 */
export function ownerOf(text: string, matches: readonly Match[], index: number): Match | null | undefined {
  const match = matches[index];
  const best = match?.candidates[0];
  if (match === undefined || best === undefined || best.kind !== 'body' || best.via !== 'english' || match.confidence !== 'context') return undefined;
  const start = endOf(OF, text, match.end);
  if (!isCapital(text.charCodeAt(start))) return undefined;
  const next = matches[index + 1];
  return next?.start === start ? next : null;
}

/** Арест Мясникова, Рѣчь Троцкаго: a given name would have the case of the surname. */
const disagrees = (word: string, surname: string): boolean => /[а-яѣіѳ]/.test(surname) && /(?:[бвгджзйклмнпрстфхцчшщьъ]|[иь]е|ство)$/.test(word) && /(?:[оаея]го|[ое]му|[ыи]мъ?|[ое]в(?:а|у|е|ѣ)|[ое]вымъ?|[иы]н(?:а|у|е|ымъ?))$/.test(surname);

/**
 * Where what may be a given name begins, at the first capital of the word or
 * row of words with hyphens before a name; -1 where it has none.
 *
 * @param end of that word; @param start of the name
 */
function capitalBefore(text: string, end: number, start: number): number {
  const least = Math.max(0, start - REACH);
  let found = -1;
  for (let at = end - 1; at >= least; at--) {
    const unit = text.charCodeAt(at);
    if (isCapital(unit)) found = at;
    else if (!isLetter(unit) && unit !== HYPHEN && unit !== APOSTROPHE && unit !== TYPED_APOSTROPHE && unit !== PRIME && !isCombining(unit)) break;
  }
  return found;
}

/** Perhaps with the s of a plural. */
function isInCapitals(word: string): boolean {
  let length = 0;
  while (isCapital(word.charCodeAt(length))) length++;
  return length === word.length || (length > 0 && word.slice(length) === 's');
}

/** Whether a capitalised word that may be a given name, or an initial, stands before a name. */
function isPreceded(text: string, match: Match, previous: Span | undefined): boolean {
  const space = text.charCodeAt(match.start - 1);
  if (space !== SPACE && space !== NO_BREAK_SPACE) return false;
  const hasPoint = text.charCodeAt(match.start - 2) === POINT;
  const end = match.start - (hasPoint ? 2 : 1);
  const start = capitalBefore(text, end, match.start);
  if (start < 0 || isLetter(text.charCodeAt(start - 1)) || isNumber(text.charCodeAt(start - 1)) || (previous !== undefined && previous.end > start)) return false;
  const word = text.slice(start, end);
  const isInitial = hasPoint && word.length <= 2;
  // French, and English of the time, has M. for Mr.
  if (isInitial) return word !== 'M' || match.confidence !== 'certain';
  // An abbreviated title, or letters that stand for a body.
  if (hasPoint || isInCapitals(word)) return false;
  // German writes every noun with a capital: der Fall Sultan-Galijew.
  if (GERMAN_ARTICLE.test(text.slice(Math.max(0, start - REACH), start))) return false;
  const lower = word.toLowerCase();
  if (disagrees(lower, text.slice(match.start, match.end).toLowerCase())) return false;
  // Of Minister-President the last part tells.
  if (NO_NAMES.has(lower.slice(lower.lastIndexOf('-') + 1)) || /^(?:ex|vice|sub|under)-/.test(lower)) return false;
  return !(lower.endsWith('ly') && SENTENCE_START.test(text.slice(Math.max(0, start - REACH), start)));
}
