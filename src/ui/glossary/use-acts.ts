/**
 * What can be done with an entry from the glossary page. Everything done says
 * so, with its Undo; what could not be done says why.
 */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import { failureText, type Failure } from '../failure-text.ts';
import { useServices, type Undoable } from '../services.ts';
import type { Notice } from './notice.tsx';
import type { Go } from './use-place.ts';

export type Acts = {
  readonly notice: Notice | undefined;
  readonly dismiss: () => void;
  /** Says that something has been done, with its Undo. */
  readonly done: (text: string, change?: Undoable) => void;
  readonly say: (notice: Notice | undefined) => void;
  /** @returns whether it could be undone; what could not be says why */
  readonly undo: (token: string) => Promise<boolean>;
  /** `next`: where to go from an entry that is gone. */
  readonly remove: (entry: Pick<EntryView, 'id' | 'head'>, next: EntryId | undefined) => Promise<void>;
  readonly duplicate: (id: EntryId) => Promise<void>;
  readonly hide: (entry: Pick<EntryView, 'id' | 'head'>, hidden: boolean) => Promise<void>;
  readonly takeBackNote: (entry: Pick<EntryView, 'id' | 'head'>) => Promise<void>;
  readonly undoLast: () => Promise<void>;
};

export function useActs(go: Go): Acts {
  const services = useServices();
  const [notice, setNotice] = useState<Notice>();
  const dismiss = useCallback(() => setNotice(undefined), []);
  const failed = (failure: Failure): void => setNotice({ text: failureText(failure) });

  /** Where the last change was made that led elsewhere. */
  const leftRef = useRef<{ readonly token: string; readonly id: EntryId }>(undefined);
  const undo = async (change: Undoable): Promise<void> => {
    const outcome = await services.undo(change.undo);
    if (!outcome.ok) return failed(outcome.failure);
    setNotice({ text: outcome.value.kept > 0 ? t('glossary_undonePartly') : t('glossary_undone') });
    if (leftRef.current?.token === change.undo) go({ at: 'entry', id: leftRef.current.id });
  };
  const done = (text: string, change?: Undoable, backTo?: EntryId): void => {
    if (change && backTo !== undefined) leftRef.current = { token: change.undo, id: backTo };
    setNotice({ text, ...(change && { undo: () => void undo(change) }) });
  };

  return {
    notice,
    dismiss,
    done: (text, change) => done(text, change),
    say: setNotice,
    undo: async (token) => {
      const outcome = await services.undo(token);
      if (!outcome.ok) failed(outcome.failure);
      return outcome.ok;
    },
    remove: async ({ id, head }, next) => {
      const outcome = await services.remove([id]);
      if (!outcome.ok) return failed(outcome.failure);
      done(t('glossary_removed', head), outcome.value, id);
      go(next === undefined ? { at: 'list' } : { at: 'entry', id: next }, { replace: true });
    },
    duplicate: async (id) => {
      const outcome = await services.duplicate(id);
      if (!outcome.ok) return failed(outcome.failure);
      done(t('glossary_duplicated'), outcome.value);
      go({ at: 'edit', id: outcome.value.id });
    },
    hide: async ({ id, head }, hidden) => {
      const outcome = await services.hideTerm(id, hidden);
      if (!outcome.ok) return failed(outcome.failure);
      setNotice({ text: t(hidden ? 'glossary_nowHidden' : 'glossary_nowShown', head), undo: () => void services.hideTerm(id, !hidden).then(() => setNotice(undefined)) });
    },
    takeBackNote: async ({ id, head }) => {
      const outcome = await services.removeOverlay(id);
      if (!outcome.ok) return failed(outcome.failure);
      done(t('glossary_noteTaken', head), outcome.value, id);
    },
    undoLast: async () => {
      const last = await services.lastChange();
      if (last) await undo(last);
      else setNotice({ text: t('glossary_nothingToUndo') });
    },
  };
}
