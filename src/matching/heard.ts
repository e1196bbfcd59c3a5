/**
 * What a match is worth in its place: the confidence of its form, less where
 * the words beside it speak against it; and whether it wants company, since a
 * word of every day or an ordinary surname alone means nothing.
 */
import { CONFIDENCES, type Confidence, type EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { isElsewhere } from './elsewhere.ts';
import { isForeign } from './foreign-text.ts';
import { bearingOf, ownerOf, type Bearing } from './namesake.ts';

export type Heard = {
  readonly match: Match;
  /** In its place; never more than the form's own. */
  readonly confidence: Confidence;
  /** Shown only beside something that belongs to the entry. */
  readonly wantsCompany: boolean;
  /** Where the text says whose the thing is: shown only if that belongs to the entry. */
  readonly owner?: Match | null;
  /** A surname, by the first who may be meant: printed alone, or with a given name that is nobody's of ours. */
  readonly surname?: { readonly of: EntryId; readonly place: 'alone' | 'other' };
};

const lower = (confidence: Confidence): Confidence => CONFIDENCES[CONFIDENCES.indexOf(confidence) + 1] ?? 'context';

/** @param matches all of the text, sorted */
export function heard(text: string, matches: readonly Match[]): Heard[] {
  if (matches.length === 0) return [];
  const foreign = isForeign(text);
  return matches.map((match, index) => inPlace(match, text, matches, index, foreign));
}

function inPlace(match: Match, text: string, matches: readonly Match[], index: number, foreign: boolean): Heard {
  const { confidence } = match;
  const bearing = bearingOf(text, matches, index);
  const owner = ownerOf(text, matches, index);
  if (owner !== undefined) return { match, confidence, wantsCompany: true, owner };
  if (isElsewhere(text, matches, index)) return { match, confidence: 'context', wantsCompany: true };
  const surname = surnameOf(match, bearing);
  if (bearing === 'other') return { match, confidence: 'context', wantsCompany: true, ...surname };
  if (bearing === 'part') return { match, confidence: 'context', wantsCompany: true, owner: null, ...surname };
  if (bearing === 'doubtful') return { match, confidence: lower(confidence), wantsCompany: confidence === 'context' };
  if (foreign) return isName(text, match) ? { match, confidence: lower(confidence), wantsCompany: false } : { match, confidence: 'context', wantsCompany: true };
  const isPlain = confidence === 'context' && match.candidates.every(({ via }) => via === 'surname' || (via === 'word' && !isRaised(text, match)));
  return { match, confidence, wantsCompany: isPlain, ...surname };
}

function surnameOf({ candidates }: Match, bearing: Bearing): Pick<Heard, 'surname'> {
  const [first] = candidates;
  if (first === undefined || bearing === 'doubtful' || !candidates.every(({ via }) => via === 'surname')) return {};
  return { surname: { of: first.id, place: bearing === 'own' ? 'alone' : 'other' } };
}

/** A word printed as a name, and not because a sentence begins: the Whites. */
const isRaised = (text: string, match: Match): boolean => isName(text, match) && /[\p{Ll},;] $/u.test(text.slice(Math.max(0, match.start - 2), match.start));

const isName = (text: string, { start }: Match): boolean => /\p{Lu}/u.test(text.charAt(start));
