/**
 * Answers `entry.list`, `entry.pointing` and `choices.set`.
 */
import type { Handlers } from '../protocol/server.ts';
import type { ChoiceStore } from './choices.ts';
import type { EntryList } from './entry-list.ts';
import type { Neighbours } from './neighbours.ts';

export const listHandlers = (list: EntryList, neighbours: Neighbours, choices: ChoiceStore): Pick<Handlers, 'entry.list' | 'entry.pointing' | 'choices.set'> => ({
  'entry.list': ({ offset, limit }) => list.page(offset, limit),
  'entry.pointing': ({ id }) => neighbours.pointingTo(id),
  'choices.set': async ({ change }) => {
    await choices.change(change);
    return null;
  },
});
