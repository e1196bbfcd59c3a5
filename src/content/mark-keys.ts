/**
 * Going from mark to mark by key, with a word to those who can't see where they
 * have come. The browser's commands bring the keys; on the page itself only
 * Enter is listened to, while a mark gone to is current and nothing else on the
 * page has the focus, and Escape, which ends it.
 */
import { t } from '../platform/i18n.ts';
import type { Going, Mark } from './mark.ts';
import type { Session } from './session.ts';

type Options = {
  readonly session: Session;
  readonly document: Document;
  /** Says to screen readers which mark was gone to, or that there is none. */
  readonly announce: (text: string, mark?: Mark) => void;
  /** Whether the keyboard is where the mark is: in a child frame Enter may never be heard. */
  readonly hasEnter: boolean;
  /** The reader has gone to a mark, or has left it. */
  readonly moved: () => void;
  readonly signal: AbortSignal;
};
export type MarkKeys = { readonly go: (step: 1 | -1, going?: Going) => boolean; readonly leave: () => void };

export function createMarkKeys({ session, document, announce, hasEnter, moved, signal }: Options): MarkKeys {
  let listening: AbortController | undefined;
  let hasHinted = !hasEnter;

  const listen = (): void => {
    listening?.abort();
    listening = new AbortController();
    const ending = AbortSignal.any([listening.signal, signal]);
    document.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing || event.defaultPrevented) return;
      if (!session.current) listening?.abort();
      else if (event.key === 'Escape') leave();
      else if (event.key === 'Enter' && isFocusFree(document) && session.openAtCaret()) event.preventDefault();
    }, { signal: ending });
  };
  const leave = (): void => {
    listening?.abort();
    session.leave();
    moved();
  };

  return {
    leave: () => session.current && leave(),
    go: (step, going) => {
      const before = session.current;
      const mark = session.go(step, going);
      if (!mark) {
        if (going !== 'to-the-end') announce(t('tour_none'));
        return false;
      }
      const marks = session.marks();
      const [from, at] = [before ? marks.indexOf(before) : -1, marks.indexOf(mark)];
      const text = session.textAround(mark).slice(mark.match.start, mark.match.end).replace(/\s+/g, ' ');
      const round = from < 0 || marks.length < 2 ? '' : step === 1 && at <= from ? t('tour_first') : step === -1 && at >= from ? t('tour_last') : '';
      announce([round, t('tour_at', text, at + 1, marks.length), hasHinted ? '' : t('tour_hint')].filter((said) => said !== '').join(' '), mark);
      hasHinted = true;
      listen();
      moved();
      return true;
    },
  };
}

/** Neither a control nor a link has the focus, whose Enter it would be. */
function isFocusFree(document: Document): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement === document.documentElement;
}
