/**
 * A block cut to the size of neighbourhoods, with what each part says for and
 * against its matches.
 */
import type { Match } from '../domain/match.ts';
import { isForeign } from './foreign-text.ts';
import { heard as hear, type Heard } from './heard.ts';
import { isLetter } from './letters.ts';
import { NEIGHBOURHOOD_LENGTH, type Part } from './neighbourhood.ts';
import type { Senses } from './sense.ts';
import { topicWords } from './topic-words.ts';

/** A long block is several neighbourhoods; short ones share one. */
export function partsOf(matches: readonly Match[], textLength: number, text: string, senses: Senses): Part[] {
  const all = matches.length === 0 ? NOBODY : hear(text, matches, isForeign(text), senses);
  const bare = isBare(text, matches);
  const isWhole = textLength <= NEIGHBOURHOOD_LENGTH;
  const parts: Part[] = [];
  for (let from = 0; from < textLength || from === 0; from += NEIGHBOURHOOD_LENGTH) {
    const to = Math.min(textLength, from + NEIGHBOURHOOD_LENGTH);
    const heard = isWhole ? all : all.filter(({ match: { start } }) => start >= from && start < to);
    // Of names the list has the few that speak for the period: Lenin, but no Petrov.
    const covered = heard.filter(({ confidence, sense: { best } }) => confidence === 'certain' && best?.kind !== 'person' && best?.kind !== 'place').map(({ match: { start, end } }) => ({ start: start - from, end: end - from }));
    parts.push({ heard, words: topicWords(isWhole ? text : text.slice(from, to), covered), length: to - from, isBare: bare, text });
  }
  return parts;
}

const NOBODY: readonly Heard[] = [];

const LONGEST_BARE = 120;
/** Of an article. */
const MOST_LETTERS = 3;
const ARTICLES = new Set(['the', 'der', 'die', 'das', 'le', 'la', 'les']);

/** Whether a text is its matches and nothing else but signs and an article. */
function isBare(text: string, matches: readonly Match[]): boolean {
  if (matches.length === 0 || text.length > LONGEST_BARE) return false;
  let article = '';
  let isOver = false;
  let next = 0;
  for (let index = 0; index < text.length; index++) {
    while (next < matches.length && matches[next]!.end <= index) next++;
    if (next < matches.length && matches[next]!.start <= index) index = matches[next]!.end - 1;
    else if (!isLetter(text.charCodeAt(index))) isOver = article !== '';
    else if (isOver || article.length === MOST_LETTERS) return false;
    else article += text.charAt(index);
  }
  return article === '' || ARTICLES.has(article.toLowerCase());
}
