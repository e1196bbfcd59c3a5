/**
 * Notes for the reading log what the reader looked at: a term whose card was
 * called for, or stayed open for a while. Asked only while the log is on.
 */
import { tell } from '../protocol/page-client.ts';
import type { ToolsOptions } from './late-tools.ts';
import type { CardRequest } from './session.ts';
import { sentenceAround } from './sentence.ts';

/** In ms: a card that the pointer opened in passing is closed again by then. */
const LOOKED = 1500;
/** As `log.add` limits them, in UTF-16 units. */
const MOST = { text: 200, title: 2000, address: 8000 };

type Options = Pick<ToolsOptions, 'session' | 'document' | 'cards' | 'about' | 'signal'>;

export const createLookNotes = ({ session, document, cards, about, signal }: Options) => ({ mark, by }: Pick<CardRequest, 'mark' | 'by'>): void => {
  const best = session.meant(mark);
  if (!best) return;
  const text = session.textAround(mark);
  const page = session.pageOf(mark);
  const { title, address } = about?.() ?? { title: document.title, address: document.location.href };
  const look = {
    entry: best.id,
    text: text.slice(mark.match.start, mark.match.end).replaceAll(/\s+/g, ' ').slice(0, MOST.text),
    sentence: sentenceAround(text, mark.match, document.documentElement.lang),
    title: title.slice(0, MOST.title),
    ...(address !== undefined && { address: address.slice(0, MOST.address) }),
    ...(page !== undefined && { page }),
  };
  const note = (): void => void tell('log.add', look);
  if (by !== 'pointer') return note();
  // A child frame doesn't know what becomes of the card that the top frame draws for it.
  setTimeout(() => {
    if (signal.aborted) return;
    if (!cards) note();
    else void cards.ready().then((loaded) => loaded?.shows(best.id) === true && note());
  }, LOOKED);
};
