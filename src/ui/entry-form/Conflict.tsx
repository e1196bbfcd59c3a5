/**
 * Two windows have written one entry: both versions side by side, and the
 * reader chooses. Nothing is thrown away before that.
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Draft } from '../../domain/draft.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import { Card } from '../card/Card.tsx';
import { cardLabels } from '../card/labels.ts';
import { useServices } from '../services.ts';
import { previewOf } from './draft-fields.ts';

type Props = {
  readonly mine: Draft;
  /** `undefined`: the other window has deleted it. */
  readonly theirs: EntryView | undefined;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  readonly goBack: () => void;
};

const nothing = (): void => undefined;

export function Conflict({ mine, theirs, keepMine, takeTheirs, goBack }: Props) {
  const { cards } = useServices();
  const labels = useMemo(cardLabels, []);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const draw = (entry: EntryView) => <Card view={{ status: 'entry', entry, others: [] }} labels={labels} heads={cards.heads} works={cards.works()} actions={[]} path={[]} follow={nothing} choose={nothing} back={nothing} />;
  return (
    <section class="conflict">
      <h2 tabIndex={-1} ref={head}>{t(theirs ? 'conflict_changed' : 'conflict_removed')}</h2>
      <p>{t(theirs ? 'conflict_changedHint' : 'conflict_removedHint')}</p>
      <div class="versions">
        <div>
          <h3>{t('conflict_mine')}</h3>
          {draw(previewOf(mine))}
          <button type="button" class="primary" onClick={keepMine}>{t(theirs ? 'conflict_keepMine' : 'conflict_saveAnew')}</button>
        </div>
        {theirs && (
          <div>
            <h3>{t('conflict_theirs')}</h3>
            {draw(theirs)}
            <button type="button" class="secondary" onClick={takeTheirs}>{t('conflict_takeTheirs')}</button>
          </div>
        )}
      </div>
      <button type="button" class="quiet" onClick={goBack}>{t('conflict_goOn')}</button>
    </section>
  );
}
