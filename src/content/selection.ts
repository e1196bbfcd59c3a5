/**
 * What the reader has selected on a page, for looking it up or writing an entry
 * on it. Read only when the reader asks for it.
 */
import type { Selection } from '../protocol/requests.ts';

/** As SelectionSchema limits them, in UTF-16 units. */
const MOST = { text: 2000, title: 2000, address: 8000 };

export const selectionOf = ({ document, location }: Window): Selection => ({
  text: (document.getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim().slice(0, MOST.text),
  title: document.title.slice(0, MOST.title),
  address: location.href.slice(0, MOST.address),
});
