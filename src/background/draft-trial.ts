/**
 * What an entry that is still being written would mark on a page: its matcher is
 * made here and tried by the page's own script.
 */
import type { Entry } from '../domain/entry.ts';
import { toBase64 } from '../platform/base64.ts';
import { askPage } from '../protocol/client.ts';
import type { PageReply } from '../protocol/page-requests.ts';
import { compilePart } from './personal-matcher.ts';
import type { Words } from './words.ts';

/** Null where nothing can be told: the draft has no names yet, or the page no script. */
export async function tryOnPage(entry: Entry | null, tabId: number, words: () => Promise<Words>): Promise<PageReply<'marks.try'> | null> {
  if (entry === null) return null;
  const reply = await askPage(tabId, 'marks.try', { matcher: toBase64(await compilePart({ entries: [entry], style: 'own' }, words)) });
  return reply.ok ? reply.value : null;
}
