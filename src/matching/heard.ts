/**
 * What a match is worth in its place: the confidence of its form, less where
 * the words beside it speak against it; and whether it wants company, since a
 * word of every day or an ordinary surname alone means nothing.
 */
import { CONFIDENCES, type Confidence, type EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { isElsewhere } from './elsewhere.ts';
import { isCapital, isSmall, SPACE } from './letters.ts';
import { bearingOf, ownerOf, type Bearing } from './namesake.ts';
import type { Sense, Senses } from './sense.ts';

export type Heard = {
  readonly match: Match;
  readonly sense: Sense;
  /** In its place; never more than the form's own. */
  readonly confidence: Confidence;
  /** Shown only beside something that belongs to the entry. */
  readonly wantsCompany: boolean;
  /** Where the text says whose the thing is: shown only if that belongs to the entry. */
  readonly owner: Match | null | undefined;
  /** A surname, by the first who may be meant: printed alone, or with a given name that is nobody's of ours. */
  readonly surname: { readonly of: EntryId; readonly place: 'alone' | 'other' } | undefined;
};

const lower = (confidence: Confidence): Confidence => CONFIDENCES[CONFIDENCES.indexOf(confidence) + 1] ?? 'context';

/** @param matches all of the text, sorted; @param foreign whether the text is in a language that the forms are not made for */
export function heard(text: string, matches: readonly Match[], foreign: boolean, senses: Senses): Heard[] {
  return matches.map((match, index) => inPlace(text, matches, index, foreign, senses(match.candidates)));
}

function inPlace(text: string, matches: readonly Match[], index: number, foreign: boolean, sense: Sense): Heard {
  const match = matches[index]!;
  const { confidence } = match;
  const owner = sense.isAtRisk ? ownerOf(text, matches, index) : undefined;
  if (owner !== undefined) return hear(match, sense, confidence, true, undefined, owner);
  const bearing = bearingIn(text, matches, index, sense);
  if (bearing === 'doubtful') return hear(match, sense, lower(confidence), confidence === 'context');
  const surname = surnameOf(sense, bearing);
  if (bearing === 'other') return hear(match, sense, 'context', true, surname);
  if (bearing === 'part') return hear(match, sense, 'context', true, surname, null);
  if (foreign) return isName(text, match) ? hear(match, sense, lower(confidence), false) : hear(match, sense, 'context', true);
  const isPlain = confidence === 'context' && (sense.isOccasion || (sense.isOrdinary && !(sense.hasWord && isRaised(text, match))));
  return hear(match, sense, confidence, isPlain, surname);
}

function bearingIn(text: string, matches: readonly Match[], index: number, sense: Sense): Bearing {
  if ((sense.isAtRisk || sense.best?.kind === 'event') && isElsewhere(text, matches, index)) return 'part';
  return sense.isAtRisk ? bearingOf(text, matches, index, sense) : 'own';
}

/** One shape for all: thousands are asked of a page. */
const hear = (match: Match, sense: Sense, confidence: Confidence, wantsCompany: boolean, surname?: Heard['surname'], owner?: Heard['owner']): Heard => ({ match, sense, confidence, wantsCompany, owner, surname });

function surnameOf({ best, isSurname }: Sense, bearing: Bearing): Heard['surname'] {
  return best === undefined || !isSurname ? undefined : { of: best.id, place: bearing === 'own' ? 'alone' : 'other' };
}

const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/** A word printed as a name, and not because a sentence begins: the Whites. */
function isRaised(text: string, match: Match): boolean {
  if (!isName(text, match) || text.charCodeAt(match.start - 1) !== SPACE) return false;
  const before = text.charCodeAt(match.start - 2);
  return before === COMMA || before === SEMICOLON || isSmall(before);
}

const isName = (text: string, { start }: Match): boolean => isCapital(text.charCodeAt(start));
