/**
 * The places where an entry is marked: going to one, and the words around each,
 * for the popup and the side panel.
 */
import type { EntryId } from '../domain/entry.ts';
import type { PageReply } from '../protocol/page-requests.ts';
import type { Mark } from './mark.ts';
import type { Session } from './session.ts';

const MOST_PLACES = 100;
/** UTF-16 units before and after a mark's words. */
const AROUND = 60;

export const marksOf = (session: Session, id: EntryId): Mark[] => session.marks().filter((mark) => session.meant(mark)?.id === id);

const shown = new WeakMap<Session, Mark>();

/** Without a place, each call goes to the entry's next mark; after the last, to the first again. */
export function showMark(session: Session, id: EntryId, place?: number): PageReply<'marks.show'> {
  const marks = marksOf(session, id);
  const last = shown.get(session);
  const at = place ?? (last ? marks.indexOf(last) + 1 : 0) % Math.max(1, marks.length);
  const mark = marks[at];
  if (!mark || !session.show(mark)) return null;
  shown.set(session, mark);
  return { place: at, count: marks.length };
}

export const placesOf = (session: Session, id: EntryId): PageReply<'marks.places'> =>
  marksOf(session, id).slice(0, MOST_PLACES).map((mark) => {
    const text = session.textAround(mark);
    const { start, end } = mark.match;
    return { before: wordsBefore(plain(text.slice(Math.max(0, start - AROUND), start)), start > AROUND), text: plain(text.slice(start, end)), after: wordsAfter(plain(text.slice(end, end + AROUND)), end + AROUND < text.length) };
  });

const plain = (text: string): string => text.replace(/\s+/g, ' ');
/** A word that is cut in two is left out. */
const wordsBefore = (text: string, isCut: boolean): string => (isCut ? text.replace(/^\S*\s/, '… ') : text.trimStart());
const wordsAfter = (text: string, isCut: boolean): string => (isCut ? text.replace(/\s\S*$/, ' …') : text.trimEnd());
