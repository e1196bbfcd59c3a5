/**
 * A text of the entry in paragraphs, with the terms in it that have entries of
 * their own made into links. Which terms those are, the caller's matcher says.
 */
import type { ComponentChildren } from 'preact';
import type { EntryId, Kind } from '../../domain/entry.ts';
import { TermLink } from './TermLink.tsx';

/** A term in a text handed to the card: UTF-16 units, end exclusive, in order, none overlapping. */
export type MarkedTerm = { readonly start: number; readonly end: number; readonly id: EntryId; readonly kind: Kind };
export type FindTerms = (text: string) => readonly MarkedTerm[];
/** What a text needs to become prose: `seen` holds the entries linked already, the entry shown among them. */
export type Linking = { readonly findTerms?: FindTerms | undefined; readonly seen: Set<EntryId>; readonly follow: (id: EntryId) => void };

export function Prose({ text, linking }: { readonly text: string; readonly linking: Linking }) {
  return <>{text.split(/\n\s*\n/).map((paragraph, index) => <p key={index}>{linked(paragraph.trim(), linking)}</p>)}</>;
}

/** Each entry is linked where it is first named, so that a text stays a text. */
function linked(text: string, { findTerms, seen, follow }: Linking): ComponentChildren[] {
  const pieces: ComponentChildren[] = [];
  let done = 0;
  for (const { start, end, id, kind } of findTerms?.(text) ?? []) {
    if (seen.has(id)) continue;
    seen.add(id);
    pieces.push(text.slice(done, start), <TermLink id={id} kind={kind} follow={follow}>{text.slice(start, end)}</TermLink>);
    done = end;
  }
  pieces.push(text.slice(done));
  return pieces;
}
