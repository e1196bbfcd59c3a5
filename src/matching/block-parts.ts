/**
 * A block cut to the size of neighbourhoods, with what each part says for and
 * against its matches.
 */
import type { Match } from '../domain/match.ts';
import { heard as hear } from './heard.ts';
import { NEIGHBOURHOOD_LENGTH, type Part } from './neighbourhood.ts';
import { topicWords } from './topic-words.ts';

/** A long block is several neighbourhoods; short ones share one. */
export function* partsOf(matches: readonly Match[], textLength: number, text: string): Generator<Part> {
  const all = hear(text, matches);
  for (let from = 0; from < textLength || from === 0; from += NEIGHBOURHOOD_LENGTH) {
    const to = Math.min(textLength, from + NEIGHBOURHOOD_LENGTH);
    const isWhole = textLength <= NEIGHBOURHOOD_LENGTH;
    const heard = isWhole ? all : all.filter(({ match: { start } }) => start >= from && start < to);
    const namings = heard.flatMap(({ match: { candidates }, confidence }) => (candidates[0] ? [{ ...candidates[0], confidence }] : []));
    const covered = heard.filter(({ confidence }) => confidence === 'certain').map(({ match: { start, end } }) => ({ start: start - from, end: end - from }));
    yield { heard, namings, words: topicWords(isWhole ? text : text.slice(from, to), covered), length: to - from, isBare: isBare(text, matches), text };
  }
}

const LONGEST_BARE = 120;
/** An article, and what is no letter. */
const NOTHING = /^\P{L}*(?:(?:the|der|die|das|le|la|les)\P{L}*)?$/iu;

/** Whether a text is its matches and nothing else. */
function isBare(text: string, matches: readonly Match[]): boolean {
  if (matches.length === 0 || text.length > LONGEST_BARE) return false;
  let rest = '';
  let from = 0;
  for (const { start, end } of matches) {
    rest += text.slice(from, start);
    from = end;
  }
  return NOTHING.test(rest + text.slice(from));
}
