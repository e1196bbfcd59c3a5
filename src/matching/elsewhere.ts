/**
 * What the words behind a name say of where it is: *the Provisional Government in
 * Dublin* is not Kerensky's, *Kronstadt, heute Braşov*, no fortress in the Baltic.
 */
import type { Match } from '../domain/match.ts';

const REACH = 40;
const ASSEMBLED = /(?:government|committee|council|commission|assembly)$/iu;
const IN_OR_OF = /^\s+(?:of|in)\s+(?:the\s+)?(\p{Lu}[\p{L}'’-]*)/u;
/** What is no other country, and dates. */
const AT_HOME = /^(?:Russia\p{L}*|All-Russia\p{L}*|USSR|RSFSR|Soviet\p{L}*|Moscow|Prince|Lvov|L['’]vov|Kerensk\p{L}*|January|February|March|April|May|June|July|August|September|October|November|December)$/u;
const CALLED_TODAY = /^,? \(?(?:heute|today|now|modern|present-day|aujourd['’]hui|ныне|сегодня) (\p{Lu}\p{L}+)/u;

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
  if (best.kind === 'place') return placeBehind(text, matches, index, CALLED_TODAY) !== undefined;
  if (best.kind !== 'body' || best.via !== 'english' || match.confidence === 'certain' || !ASSEMBLED.test(text.slice(match.start, match.end))) return false;
  const where = placeBehind(text, matches, index, IN_OR_OF);
  return where !== undefined && !AT_HOME.test(where);
}

/** What a pattern finds named right behind a match, unless that is itself a match. */
function placeBehind(text: string, matches: readonly Match[], index: number, pattern: RegExp): string | undefined {
  const { end } = matches[index]!;
  const [whole, name] = pattern.exec(text.slice(end, end + REACH)) ?? [];
  const next = matches[index + 1]?.start ?? Infinity;
  return whole !== undefined && next >= end + whole.length ? name : undefined;
}
