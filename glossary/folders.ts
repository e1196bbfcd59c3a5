import type { Kind } from '../src/domain/entry.ts';

/** The folder of each kind below entries/. */
export const FOLDERS: Readonly<Record<Kind, string>> = {
  person: 'people',
  body: 'bodies',
  group: 'groups',
  workplace: 'workplaces',
  place: 'places',
  term: 'terms',
  event: 'events',
  publication: 'publications',
  archive: 'archives',
};
