/**
 * The entries of the page, in order of appearance or by kind. Marks can't be
 * heard, so for screen readers this list is the way to them: each says how often
 * it is marked and in which paragraph first.
 */
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { t, tCount } from '../../platform/i18n.ts';
import { normalForm } from '../../search/normal-form.ts';
import { HitLines } from '../search/HitList.tsx';
import { groupsOf, moveFocus, useGrouping } from '../search/PageList.tsx';
import type { PanelHit } from './panel-page.ts';

type Props = {
  readonly entries: readonly PanelHit[];
  readonly inView: ReadonlySet<EntryId>;
  readonly current: EntryId | undefined;
  readonly show: (hit: PanelHit) => void;
  readonly read: (id: EntryId) => void;
};

export function PanelList({ entries, inView, current, show, read }: Props) {
  const [isGrouped, setGrouped] = useGrouping('panel:by-kind');
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = useMemo(() => filtered(entries, filter), [entries, filter]);
  const followed = isGrouped ? undefined : (shown.find((hit) => hit.id === current) ?? shown.find((hit) => inView.has(hit.id)))?.id;
  useLayoutEffect(() => {
    // The list follows the page, but never from under the reader's hand.
    if (followed !== undefined && list.current && !isInUse(list.current)) list.current.querySelector(`[data-entry="${followed}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [followed]);
  return (
    <>
      <div class="bar">
        <input type="search" aria-label={t('panel_filter')} placeholder={t('panel_filter')} aria-controls={id} autocomplete="off" spellcheck={false} value={filter} onInput={(event) => setFilter(event.currentTarget.value)} onKeyDown={(event) => event.key === 'ArrowDown' && list.current?.querySelector<HTMLElement>('.row')?.focus()} />
        <button type="button" class="quiet" aria-pressed={isGrouped} onClick={() => setGrouped(!isGrouped)}>{t('search_byKind')}</button>
      </div>
      <div class="list" id={id} ref={list}>
        {shown.length === 0 && <p class="note">{t('panel_nothingFiltered', filter.trim())}</p>}
        {groupsOf(shown, isGrouped).filter(([, hits]) => hits.length > 0).map(([kind, hits]) => (
          <section key={kind} data-kind={kind} aria-labelledby={`${id}-${kind}`}>
            <h2 id={`${id}-${kind}`} class={kind === undefined ? 'unseen' : undefined}>{kind === undefined ? t('panel_inOrder') : t(`kinds_${kind}`)} <span class="number">{hits.length}</span></h2>
            <ul class="page">{hits.map((hit) => <Row key={hit.id} hit={hit} isInView={inView.has(hit.id)} isCurrent={hit.id === current} show={show} read={read} />)}</ul>
          </section>
        ))}
      </div>
    </>
  );
}

type RowProps = { readonly hit: PanelHit; readonly isInView: boolean; readonly isCurrent: boolean } & Pick<Props, 'show' | 'read'>;

function Row({ hit, isInView, isCurrent, show, read }: RowProps) {
  return (
    <li data-kind={hit.kind} data-entry={hit.id} data-in-view={isInView || undefined} aria-current={isCurrent ? 'true' : undefined}>
      <button type="button" class="row" title={t('search_showOnPage')} onClick={() => show(hit)} onKeyDown={moveFocus}>
        <HitLines {...hit} />
        <span class="count" aria-hidden="true">{hit.count}</span>
        <span class="unseen">{tCount('panel_inParagraph', hit.count, hit.beginning)}</span>
      </button>
      <button type="button" class="read" aria-label={t('panel_read', hit.head)} title={t('panel_read', hit.head)} onClick={() => read(hit.id)} onKeyDown={moveFocus}>
        <svg aria-hidden="true" width="14" height="14" viewBox="0 0 14 14" fill="none" stroke="currentColor" stroke-width="1.6"><path d="m5 2.5 4.5 4.5L5 11.5" /></svg>
      </button>
    </li>
  );
}

function filtered(entries: readonly PanelHit[], filter: string): readonly PanelHit[] {
  const sought = normalForm(filter);
  return sought === '' ? entries : entries.filter(({ head, cyrillic = '', gloss }) => normalForm(`${head} ${cyrillic} ${gloss}`).includes(sought));
}

const isInUse = (list: HTMLElement): boolean => list.matches(':hover') || list.contains(list.ownerDocument.activeElement);
