/**
 * What the reader has selected on a page, for looking it up or writing an entry
 * on it. Read only when the reader asks for it.
 */
import type { Selection } from '../protocol/requests.ts';

/** As SelectionSchema limits them, in UTF-16 units. */
const MOST = { text: 2000, title: 2000, address: 8000 };

/** What stands in a source: the title of what is read, and the place in it. */
export type Cited = { readonly title: string; readonly address: string };

/** @param cited of a document that isn't the tab's own */
export const selectionOf = ({ document, location }: Window, cited: Cited = { title: document.title, address: location.href }): Selection => ({
  text: (document.getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim().slice(0, MOST.text),
  title: cited.title.slice(0, MOST.title),
  address: cited.address.slice(0, MOST.address),
});
