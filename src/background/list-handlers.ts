/**
 * Answers `entry.list`, `entry.pointing`, `search.copy` and `choices.set`.
 */
import { sendCopy } from '../protocol/search-copy.ts';
import type { Handlers } from '../protocol/server.ts';
import type { ChoiceStore } from './choices.ts';
import type { EntryList } from './entry-list.ts';
import type { Lookup } from './lookup.ts';
import type { Neighbours } from './neighbours.ts';

export const listHandlers = (list: EntryList, neighbours: Neighbours, lookup: Lookup, choices: ChoiceStore): Pick<Handlers, 'entry.list' | 'entry.pointing' | 'search.copy' | 'choices.set'> => ({
  'entry.list': ({ offset, limit }) => list.page(offset, limit),
  'entry.pointing': ({ id }) => neighbours.pointingTo(id),
  'search.copy': async ({ channel }) => sendCopy(channel, (await lookup.copy()) ?? []),
  'choices.set': async ({ change }) => {
    await choices.change(change);
    return null;
  },
});
