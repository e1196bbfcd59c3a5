/**
 * Goes to marks in the frames of the page beside the panel. One mark is the one
 * gone to, wherever it is: once a frame shows it, all others let go of theirs.
 */
import type { EntryId } from '../../domain/entry.ts';
import { askPage } from '../../protocol/client.ts';
import type { PageReply } from '../../protocol/page-requests.ts';

export type Shown = PageReply<'marks.show'>;
/** @param frames all that have marks, as they are once the mark is shown */
export type Go = (tabId: number, id: EntryId, place: { readonly frameId: number; readonly at?: number }, frames: () => readonly number[]) => Promise<Shown>;

export function createGoing(ask: typeof askPage = askPage): Go {
  let newest = 0;
  return async (tabId, id, { frameId, at }, frames) => {
    const mine = ++newest;
    const reply = await ask(tabId, 'marks.show', { id, ...(at !== undefined && { place: at }) }, frameId);
    // Where another mark has been gone to since, its own frame would be told to let go of it.
    if (mine === newest) for (const other of frames()) if (other !== frameId) void ask(tabId, 'mark.leave', {}, other);
    return reply.ok ? reply.value : null;
  };
}
