/**
 * Bundled for pages without the extension: what is done with a page's text
 * before anything is weighed or painted, run through at once.
 */
import { htmlPageText } from '../../../src/documents/html.ts';
import { findMatches, loadUnpacked, type Matcher } from '../../../src/matching/matcher.ts';

/** In ms: finding the text, finding and joining it, and searching it too. */
type Steps = { readonly walk: number; readonly join: number; readonly scan: number };

const now = (): number => performance.now();

function matcherOf(bytes: string): Matcher {
  const loaded = loadUnpacked(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)));
  if (!loaded.ok) throw new Error(loaded.failure.kind);
  return loaded.value;
}

/** Each step goes over the whole page, so that the clock is asked four times and not at each block. */
function readOnce(matcher: Matcher): Steps {
  const stop = new AbortController();
  const from = now();
  const page = htmlPageText(document, { signal: stop.signal });
  const blocks = [];
  for (let reading = page.readNext(); reading; reading = page.readNext()) blocks.push(...reading.added);
  const walked = now();
  const texts = blocks.map((block) => page.textOf(block));
  const joined = now();
  for (const text of texts) findMatches(text, matcher);
  const scanned = now();
  stop.abort();
  return { walk: walked - from, join: joined - walked, scan: scanned - joined };
}

/** @returns for each time the page is read */
function readPage(bytes: string, times: number): Steps[] {
  const matcher = matcherOf(bytes);
  return Array.from({ length: times }, () => readOnce(matcher));
}

Object.assign(globalThis, { readPage });
