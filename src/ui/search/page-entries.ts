/**
 * Entries as a page counts them, with what a list prints of each.
 */
import type { EntryId } from '../../domain/entry.ts';
import { glossOf, type EntryView } from '../../domain/entry-view.ts';
import { ask } from '../../protocol/client.ts';
import type { PageHit } from './hits.ts';

type Counted = { readonly id: EntryId; readonly count: number };

/** What one request may ask for. */
const MOST_AT_ONCE = 200;

/** Those whose entry is gone, or can't be read, are left out. */
export async function withHeads<Given extends Counted>(counted: readonly Given[]): Promise<(PageHit & Given)[]> {
  const known = new Map<EntryId, EntryView>();
  for (let at = 0; at < counted.length; at += MOST_AT_ONCE) {
    const reply = await ask('entry.get', { ids: counted.slice(at, at + MOST_AT_ONCE).map(({ id }) => id) });
    if (reply.ok && reply.value.ok) for (const entry of reply.value.value) known.set(entry.renamedFrom ?? entry.id, entry);
  }
  return counted.flatMap((each) => {
    const entry = known.get(each.id);
    return entry ? [{ ...each, kind: entry.kind, head: entry.head, cyrillic: entry.cyrillic, gloss: glossOf(entry) }] : [];
  });
}
