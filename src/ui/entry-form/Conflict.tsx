/**
 * Two windows have written one entry: both versions side by side, and the
 * reader chooses. Nothing is thrown away before that.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Draft } from '../../domain/draft.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import { previewOf } from './draft-fields.ts';
import { DrawnCard } from './DrawnCard.tsx';

type Props = {
  readonly mine: Draft;
  /** `undefined`: the other window has deleted it. */
  readonly theirs: EntryView | undefined;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly goBack: () => void;
};

export function Conflict({ mine, theirs, keepMine, takeTheirs, goBack }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section class="conflict">
      <h2 tabIndex={-1} ref={head}>{t(theirs ? 'conflict_changed' : 'conflict_removed')}</h2>
      <p>{t(theirs ? 'conflict_changedHint' : 'conflict_removedHint')}</p>
      <div class="versions">
        <div>
          <h3>{t('conflict_mine')}</h3>
          <DrawnCard entry={previewOf(mine)} />
          <button type="button" class="primary" onClick={keepMine}>{t(theirs ? 'conflict_keepMine' : 'conflict_saveAnew')}</button>
        </div>
        {theirs && (
          <div>
            <h3>{t('conflict_theirs')}</h3>
            <DrawnCard entry={theirs} />
            <button type="button" class="secondary" onClick={takeTheirs}>{t('conflict_takeTheirs')}</button>
          </div>
        )}
      </div>
      <button type="button" class="quiet" onClick={goBack}>{t('conflict_goOn')}</button>
    </section>
  );
}
