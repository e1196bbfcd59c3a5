/**
 * Answers `entry.list` and `choices.set`.
 */
import type { Handlers } from '../protocol/server.ts';
import type { ChoiceStore } from './choices.ts';
import type { EntryList } from './entry-list.ts';

export const listHandlers = (list: EntryList, choices: ChoiceStore): Pick<Handlers, 'entry.list' | 'choices.set'> => ({
  'entry.list': ({ offset, limit }) => list.page(offset, limit),
  'choices.set': async ({ change }) => {
    await choices.change(change);
    return null;
  },
});
