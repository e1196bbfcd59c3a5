/**
 * What the reader's choices are to a session: how marks look, which kinds show,
 * how long the pointer rests. Under `on-key` nothing is seen, and the pointer
 * opens no card, until the key is held.
 */
import type { Kind } from '../domain/entry.ts';
import type { Choices } from '../protocol/choices.ts';
import type { MarkStyle } from './mark-style.ts';

export type Looks = { readonly markStyle: MarkStyle; readonly showsKind: (kind: Kind) => boolean; readonly delay: number };

export function looksOf({ markStyle, kindsOff, cardDelay }: Choices, held: boolean): Looks {
  const off = new Set(kindsOff);
  return { markStyle: markStyle === 'on-key' ? (held ? 'dotted' : 'none') : markStyle, showsKind: (kind) => !off.has(kind), delay: cardDelay };
}

/** Whether what is marked differs, and not only how it looks: the page must then be read again. */
export const marksOthers = (before: Choices, after: Choices): boolean => (['level', 'hidden', 'sitesOff'] as const).some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
