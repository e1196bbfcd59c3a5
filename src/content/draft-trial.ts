/**
 * Tries the matcher of an entry that is still being written on the page's text.
 */
import { findMatches, loadUnpacked } from '../matching/matcher.ts';
import { fromBase64 } from '../platform/base64.ts';
import type { PageReply } from '../protocol/page-requests.ts';

const SAMPLES = 5;
const AROUND = 40;
/** UTF-16 units of a page that are looked through; a book of a thousand pages is longer. */
const MOST_TEXT = 3_000_000;

/** How often it would mark the page, and the first places. */
export function tryMatcher(document: Document, data: string): PageReply<'marks.try'> {
  const loaded = loadUnpacked(fromBase64(data));
  const text = (document.body?.innerText ?? '').slice(0, MOST_TEXT);
  const matches = loaded.ok ? findMatches(text, loaded.value) : [];
  const samples = matches.slice(0, SAMPLES).map(({ start, end }) => ({ before: plain(text.slice(Math.max(0, start - AROUND), start)), text: text.slice(start, end), after: plain(text.slice(end, end + AROUND)) }));
  return { count: matches.length, samples };
}

const plain = (text: string): string => text.replace(/\s+/g, ' ');
