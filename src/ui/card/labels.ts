/**
 * What the card says in its own voice. English is the default and the list of
 * keys; another language is another object of the same type. `$1` stands where
 * a name goes, as in the browser's own message files.
 */
import type { Kind } from '../../domain/entry.ts';

const ENGLISH_KINDS = {
  person: 'Person',
  body: 'Institution',
  group: 'Group',
  workplace: 'Workplace',
  place: 'Place',
  term: 'Term',
  event: 'Event',
  publication: 'Publication',
  archive: 'Archive',
} as const satisfies Record<Kind, string>;

export const ENGLISH_LABELS = {
  ...ENGLISH_KINDS,
  born: 'b. $1',
  died: 'd. $1',
  seeAlso: 'See also',
  mayAlsoMean: 'May also mean',
  namedWith: 'named with $1',
  generalKnowledge: 'General knowledge',
  generalMark: 'general knowledge, not from the book',
  inGeneral: 'general knowledge',
  correction: 'Correction',
  sources: 'Sources',
  note: 'n.',
  notes: 'nn.',
  and: 'and',
  with: 'with',
  back: 'Back to $1',
  path: 'The way here',
  close: 'Close',
  pin: 'Pin',
  hide: 'Hide',
  hideTerm: 'Never this term',
  hideSite: 'Not on this site',
  open: 'Open',
  loading: 'Looking it up …',
  seeding: 'The glossary is being set up. This happens once and takes a few seconds.',
  storageUnavailable: 'The browser gives Spravka no access to its storage, so this entry cannot be read.',
  disconnected: 'Spravka was updated; reload the page.',
  missing: 'This entry is no longer in the glossary.',
} as const;

export type CardLabels = { readonly [Key in keyof typeof ENGLISH_LABELS]: string };

/** Puts names where the label has `$1`, `$2` … */
export const fill = (label: string, ...names: readonly string[]): string =>
  label.replace(/\$(\d)/g, (placeholder, digit: string) => names[Number(digit) - 1] ?? placeholder);
