/**
 * The entries of the page, in order of appearance or by kind. Marks can't be
 * heard, so for screen readers this list is the way to them: each says how often
 * it is marked and in which paragraph first.
 */
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryId, Kind } from '../../domain/entry.ts';
import { t, tCount } from '../../platform/i18n.ts';
import { normalForm } from '../../search/normal-form.ts';
import { HitLines } from '../search/HitList.tsx';
import { groupsOf, moveFocus, useGrouping } from '../search/PageList.tsx';
import type { PanelHit, PanelPart } from './panel-page.ts';

type Acts = {
  readonly show: (hit: PanelHit, frameId: number) => void;
  readonly read: (id: EntryId, frameId: number) => void;
};
type Props = Acts & { readonly parts: readonly PanelPart[] };

export function PanelList({ parts, show, read }: Props) {
  const [isGrouped, setGrouped] = useGrouping('panel:by-kind');
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = useMemo(() => parts.map((part) => ({ ...part, entries: filtered(part.entries, filter) })).filter(({ entries }) => entries.length > 0), [parts, filter]);
  const followed = isGrouped ? undefined : followedIn(shown);
  useLayoutEffect(() => {
    // The list follows the page, but never from under the reader's hand.
    if (followed !== undefined && list.current && !isInUse(list.current)) list.current.querySelector(followed)?.scrollIntoView({ block: 'nearest' });
  }, [followed]);
  return (
    <>
      <div class="bar">
        <input type="search" aria-label={t('panel_filter')} placeholder={t('panel_filter')} aria-controls={id} autocomplete="off" spellcheck={false} value={filter} onInput={(event) => setFilter(event.currentTarget.value)} onKeyDown={(event) => event.key === 'ArrowDown' && list.current?.querySelector<HTMLElement>('.row')?.focus()} />
        <button type="button" class="quiet" aria-pressed={isGrouped} onClick={() => setGrouped(!isGrouped)}>{t('search_byKind')}</button>
      </div>
      <div class="list" id={id} ref={list}>
        {shown.length === 0 && <p class="note">{t('panel_nothingFiltered', filter.trim())}</p>}
        {shown.map((part) => <Part key={part.frameId} part={part} isGrouped={isGrouped} id={`${id}-${part.frameId}`} show={show} read={read} />)}
      </div>
    </>
  );
}

/** The page's own entries, or, under its name, those of a frame in it. */
function Part({ part: { frameId, title, entries, inView, current }, isGrouped, id, show, read }: Acts & { readonly part: PanelPart; readonly isGrouped: boolean; readonly id: string }) {
  const nameOf = (kind: Kind | undefined): string => (kind !== undefined ? t(`kinds_${kind}`) : frameId === 0 ? t('panel_inOrder') : t('panel_inFrame', title));
  return (
    <div data-frame={frameId}>
      {frameId !== 0 && isGrouped && <h2 class="frame-name">{t('panel_inFrame', title)}</h2>}
      {groupsOf(entries, isGrouped).filter(([, hits]) => hits.length > 0).map(([kind, hits]) => (
        <section key={kind} data-kind={kind} aria-labelledby={`${id}-${kind}`}>
          <h2 id={`${id}-${kind}`} class={kind !== undefined ? undefined : frameId === 0 ? 'unseen' : 'frame-name'}>{nameOf(kind)} <span class="number">{hits.length}</span></h2>
          <ul class="page">{hits.map((hit) => <Row key={hit.id} hit={hit} isInView={inView.has(hit.id)} isCurrent={hit.id === current} show={(each) => show(each, frameId)} read={(each) => read(each, frameId)} />)}</ul>
        </section>
      ))}
    </div>
  );
}

type RowProps = { readonly hit: PanelHit; readonly isInView: boolean; readonly isCurrent: boolean; readonly show: (hit: PanelHit) => void; readonly read: (id: EntryId) => void };

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

/** The row to be seen: of the mark gone to, or else the first in view. */
function followedIn(parts: readonly PanelPart[]): string | undefined {
  const rowOf = ({ frameId }: PanelPart, id: EntryId): string => `[data-frame="${frameId}"] [data-entry="${id}"]`;
  const gone = parts.find(({ entries, current }) => entries.some(({ id }) => id === current));
  if (gone?.current !== undefined) return rowOf(gone, gone.current);
  const [own] = parts;
  const first = own?.entries.find(({ id }) => own.inView.has(id));
  return own && first && rowOf(own, first.id);
}

function filtered(entries: readonly PanelHit[], filter: string): readonly PanelHit[] {
  const sought = normalForm(filter);
  return sought === '' ? entries : entries.filter(({ head, cyrillic = '', gloss }) => normalForm(`${head} ${cyrillic} ${gloss}`).includes(sought));
}

const isInUse = (list: HTMLElement): boolean => list.matches(':hover') || list.contains(list.ownerDocument.activeElement);
