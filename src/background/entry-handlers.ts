/**
 * Answers `entry.*`, `work.*`, `glossary.*` and `matcher.*`.
 */
import type { Handlers } from '../protocol/server.ts';
import type { PublishedMatcher } from '../protocol/published.ts';
import type { Glossary } from './glossary.ts';
import type { Lookup } from './lookup.ts';

type EntryHandlers = Pick<Handlers, 'entry.get' | 'entry.search' | 'work.list' | 'glossary.describe' | 'matcher.get'>;

export const entryHandlers = (glossary: Glossary, lookup: Lookup, matcher: () => Promise<PublishedMatcher>): EntryHandlers => ({
  'entry.get': ({ ids }) => glossary.get(ids),
  'entry.search': ({ query, limit }) => lookup.search(query, limit),
  'work.list': () => glossary.works(),
  'glossary.describe': () => glossary.describe(),
  'matcher.get': () => matcher(),
});
