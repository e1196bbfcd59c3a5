/**
 * What the popup says. English is the default and the list of keys, as in
 * card/labels.ts.
 */
export const ENGLISH_SEARCH_LABELS = {
  search: 'Search',
  query: 'Look up a term, acronym or name',
  hint: 'An acronym, a name, a Russian word: in any spelling, in either alphabet.',
  found: '$1 found',
  nothing: 'Nothing found for “$1”.',
  onThisPage: 'On this page',
  nothingOnPage: 'No term of the glossary on this page.',
  pageUnreadable: 'Spravka cannot read this page.',
  pageOff: 'Spravka is off for $1.',
  showOnPage: 'Show the next place on the page',
  siteOn: 'on for this site',
  siteOff: 'off for this site',
  switchOff: 'Switch Spravka off for $1',
  switchOn: 'Switch Spravka on for $1',
  views: 'Views',
  seeding: 'The glossary is being set up; try again in a few seconds.',
  storageUnavailable: 'The browser gives Spravka no access to its storage, so nothing can be looked up.',
  disconnected: 'Spravka was updated; open this window again.',
} as const;

export type SearchLabels = { readonly [Key in keyof typeof ENGLISH_SEARCH_LABELS]: string };
