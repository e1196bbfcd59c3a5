/**
 * Finds terms with all matchers a page has: the reader's own entries before
 * those of packs before the built-in, without what the reader has hidden.
 */
import type { EntryId } from '../domain/entry.ts';
import type { Match } from '../domain/match.ts';
import { findMatches, type Matcher } from '../matching/matcher.ts';
import { mergeMatches } from '../matching/merge.ts';
import { foldSpelling } from '../matching/pattern.ts';
import type { Choices } from '../protocol/choices.ts';
import type { HiddenForms } from '../protocol/published.ts';
import type { Find } from './mark.ts';

type Hidden = { readonly choices: Pick<Choices, 'hidden'>; readonly hiddenForms: HiddenForms };

export function createFind(matchers: readonly Matcher[], hidden: Hidden): Find {
  const [only] = matchers;
  const find = (text: string): Match[] => (matchers.length === 1 && only ? findMatches(text, only) : matchers.reduce<Match[]>((found, matcher) => mergeMatches(found, findMatches(text, matcher)), []));
  const isHidden = hiddenTest(hidden);
  if (isHidden === null) return find;
  return (text) =>
    find(text).flatMap((match): Match[] => {
      const candidates = match.candidates.filter(({ id }) => !isHidden(id, text, match));
      return candidates.length === match.candidates.length ? [match] : candidates.length === 0 ? [] : [{ ...match, candidates }];
    });
}

type HiddenTest = (id: EntryId, text: string, match: Match) => boolean;

/** Null where nothing is hidden. */
function hiddenTest({ choices, hiddenForms }: Hidden): HiddenTest | null {
  const entries = new Set<EntryId>(choices.hidden);
  const forms = new Map(Object.entries(hiddenForms).map(([id, spellings]) => [id, new Set(spellings)]));
  if (entries.size === 0 && forms.size === 0) return null;
  return (id, text, { start, end }) => entries.has(id) || forms.get(id)?.has(foldSpelling(text.slice(start, end))) === true;
}
