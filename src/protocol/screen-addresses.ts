/**
 * Where the extension's screens are: addresses of the glossary page and of the
 * entry form, made and read in one place. The place is in the hash, so that
 * going from entry to entry loads nothing and the browser's Back works.
 */
import * as v from 'valibot';
import { EntryIdSchema, type EntryId } from '../domain/entry.ts';
import { LONGEST_QUERY } from '../domain/query.ts';
import { SelectionSchema, type Selection } from './requests.ts';

export type GlossaryPlace =
  /** `query`: what is to stand in the search box, as if the reader had typed it. */
  | { readonly at: 'list'; readonly query?: string | undefined }
  | { readonly at: 'entry'; readonly id: EntryId }
  /** The form: of the reader's own entry to edit it, of another's to write on it. */
  | { readonly at: 'edit'; readonly id: EntryId }
  /** The form for a new entry; `tabId`: the page on which it is tried. */
  | { readonly at: 'new'; readonly selection?: Selection | undefined; readonly tabId?: number | undefined }
  /** A section beside the entries, such as `settings`. */
  | { readonly at: 'section'; readonly name: string };

/** Of `/options.html`. `alone`: the form fills the page, for a small window beside what is read. */
export const glossaryAddress = (place: GlossaryPlace, { alone = false } = {}): string => `/options.html${alone ? '?alone' : ''}${hashOf(place)}`;

export function hashOf(place: GlossaryPlace): string {
  switch (place.at) {
    case 'list': return place.query === undefined ? '#/' : `#/?${new URLSearchParams({ query: place.query }).toString()}`;
    case 'entry': return `#/entry/${place.id}`;
    case 'edit': return `#/entry/${place.id}/edit`;
    case 'section': return `#/${place.name}`;
    case 'new': {
      const about = new URLSearchParams();
      for (const [key, value] of Object.entries({ ...place.selection, tab: place.tabId })) if (value !== undefined) about.set(key, String(value));
      return about.size === 0 ? '#/new' : `#/new?${about.toString()}`;
    }
  }
}

/** What isn't understood is the list: an address may come from an older version or by hand. */
export function placeOf(hash: string): GlossaryPlace {
  const [path = '', about = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [first = '', second = '', third = ''] = path.split('/');
  if (first === 'new') return { at: 'new', ...newFrom(new URLSearchParams(about)) };
  if (first === 'entry') {
    const id = v.safeParse(EntryIdSchema, second);
    return id.success ? { at: third === 'edit' ? 'edit' : 'entry', id: id.output } : { at: 'list' };
  }
  if (/^[a-z]+$/.test(first)) return { at: 'section', name: first };
  const query = path === '' ? new URLSearchParams(about).get('query') : null;
  return { at: 'list', ...(query !== null && { query: query.slice(0, LONGEST_QUERY) }) };
}

function newFrom(about: URLSearchParams): { selection?: Selection; tabId?: number } {
  const given = (key: string): string | undefined => about.get(key) ?? undefined;
  const text = given('text');
  const selection = text === undefined ? undefined : v.safeParse(SelectionSchema, Object.fromEntries(Object.entries({ text, title: given('title'), address: given('address') }).filter(([, value]) => value !== undefined)));
  const tab = Number(given('tab') ?? Number.NaN);
  return { ...(selection?.success && { selection: selection.output }), ...(Number.isInteger(tab) && { tabId: tab }) };
}
