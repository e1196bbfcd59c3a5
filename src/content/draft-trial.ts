/**
 * Tries the matcher of an entry that is still being written on the page's text.
 */
import type { PageReply } from '../protocol/page-requests.ts';
import type { Find } from './mark.ts';

const SAMPLES = 5;
const AROUND = 40;
/** UTF-16 units of a page that are looked through; a book of a thousand pages is longer. */
const MOST_TEXT = 3_000_000;

/** How often it would mark the page, and the first places. */
export function tryMatcher(document: Document, find: Find): PageReply<'marks.try'> {
  const text = (document.body?.innerText ?? '').slice(0, MOST_TEXT);
  const matches = find(text);
  const samples = matches.slice(0, SAMPLES).map(({ start, end }) => ({ before: plain(text.slice(Math.max(0, start - AROUND), start)), text: text.slice(start, end), after: plain(text.slice(end, end + AROUND)) }));
  return { count: matches.length, samples };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ');
