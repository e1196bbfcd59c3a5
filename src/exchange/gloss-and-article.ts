/**
 * A definition of any length as an entry has it: one sentence to glance at, and
 * the longer text.
 */
import { ARTICLE_LIMIT, GLOSS_LIMIT } from '../domain/entry.ts';

export type GlossAndArticle = { readonly gloss: string; readonly article?: string };

/** A definition that is too long is cut at a sentence where it can be, else at a word, with dots; the article then has the whole. */
export function glossAndArticle(definition: string, article = ''): GlossAndArticle {
  const text = definition.trim();
  const isShort = text.length <= GLOSS_LIMIT;
  const gloss = isShort ? text.replace(/\s*\n\s*/g, ' ') : shortened(text.replace(/\s+/g, ' '));
  const longer = [isShort ? '' : text, article.trim()].filter((part) => part !== '').join('\n\n');
  return longer === '' ? { gloss } : { gloss, article: longer.length <= ARTICLE_LIMIT ? longer : `${wholeCharacters(longer.slice(0, ARTICLE_LIMIT - 1))}…` };
}

function shortened(text: string): string {
  if (text.length <= GLOSS_LIMIT) return text;
  const sentence = /^.{20,}?[.!?](?=\s)/u.exec(text.slice(0, GLOSS_LIMIT))?.[0];
  if (sentence !== undefined) return sentence;
  const cut = text.slice(0, GLOSS_LIMIT - 1);
  const word = cut.lastIndexOf(' ');
  return `${(word > GLOSS_LIMIT / 2 ? cut.slice(0, word) : wholeCharacters(cut)).trimEnd()}…`;
}

/** Without half of a pair at the end. */
const wholeCharacters = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
