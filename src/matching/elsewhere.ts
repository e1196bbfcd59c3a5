/**
 * What the words behind a name say of where it is: *the Provisional Government in
 * Dublin* is not Kerensky's, *Kronstadt, heute Braşov*, no fortress in the Baltic.
 */
import type { Match } from '../domain/match.ts';
import { endOf, isCapital, isLetter } from './letters.ts';
import { isNoName } from './namesake.ts';

const ASSEMBLED = /(?:government|committee|council|commission|assembly|party)$/i;
const IN_OR_OF = /\s+(?:of|in)\s+(?:the\s+)?/y;
/** What is no other country, beside dates, titles and Moscow. */
const AT_HOME = /^(?:(?:(?:All-)?Russia|Soviet|Kerensk)[^'’-]*|USSR|RSFSR|Republic|L['’]?vov)$/;
/** Far enough for the longest of them. */
const REACH = 12;
/** Of another country, right before. */
const FOREIGN = /[A-Z][a-z]*(?:ish|[^s]ian|ese|man|can|rench|utch|zech)\s$/;
const CALLED_TODAY = /,? \(?(?:heute|today|now|modern|present-day|aujourd['’]hui|ныне|сегодня) /y;

/**
 * Whether a common name is said to be that of something elsewhere.
 *
 * @param matches all of the text, sorted: a place that is one of them is no other country
 * @param index of the match among them
 */
export function isElsewhere(text: string, matches: readonly Match[], index: number): boolean {
  const match = matches[index];
  const best = match?.candidates[0];
  if (match === undefined || best === undefined) return false;
  if (best.kind === 'place') return (nameBehind(text, matches, index, CALLED_TODAY, '')?.length ?? 0) > 1;
  if (best.via !== 'english' || match.confidence === 'certain') return false;
  if (FOREIGN.test(text.slice(Math.max(0, match.start - REACH), match.start))) return true;
  if (!ASSEMBLED.test(text.slice(match.start, match.end))) return false;
  const where = nameBehind(text, matches, index, IN_OR_OF, APOSTROPHES_AND_HYPHEN);
  return where !== undefined && !AT_HOME.test(where) && !isNoName(where.toLowerCase());
}

const APOSTROPHES_AND_HYPHEN = "'’-";

/** The name with a capital that stands behind a match and a certain phrase, unless that is itself a match. @param signs what it may have beside letters */
function nameBehind(text: string, matches: readonly Match[], index: number, phrase: RegExp, signs: string): string | undefined {
  const from = endOf(phrase, text, matches[index]!.end);
  if (!isCapital(text.charCodeAt(from))) return undefined;
  let to = from + 1;
  while (to < text.length && (isLetter(text.charCodeAt(to)) || signs.includes(text.charAt(to)))) to++;
  return to <= (matches[index + 1]?.start ?? Infinity) ? text.slice(from, to) : undefined;
}
