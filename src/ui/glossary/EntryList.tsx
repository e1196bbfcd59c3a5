/**
 * The list of the glossary page: a listbox of which only what is in view
 * exists. Which row is chosen, and what keys do, the page says.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of three texts, of which most don't exist, are no select */
import { useEffect, useId, useRef } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { t } from '../../platform/i18n.ts';
import { languageOf } from '../card/heading.ts';
import type { Row } from './rows.ts';
import { useVirtual } from './use-virtual.ts';

type Props = {
  readonly rows: readonly Row[];
  /** The chosen row's index, or -1. */
  readonly at: number;
  /** By pointer. */
  readonly choose: (id: EntryId) => void;
  readonly label: string;
  /** Also tells how many rows fit into the view, for the page keys. */
  readonly onKeyDown: (event: KeyboardEvent, rowsInView: number) => void;
};

export function EntryList({ rows, at, choose, label, onKeyDown }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const { virtual, rowHeight, measureRow } = useVirtual({ count: rows.length, scroller: () => scroller.current, keyOf: (index) => rows[index]?.id ?? String(index) });
  const rowId = (index: number): string => `${listId}-${rows[index]?.id}`;

  const hasScrolledRef = useRef(false);

  // Whoever comes with an entry sees it amid its neighbours; whoever goes on from row to row keeps the rows in place.
  useEffect(() => {
    if (at < 0) return;
    virtual.scrollToIndex(at, { align: hasScrolledRef.current ? 'auto' : 'center' });
    hasScrolledRef.current = true;
  }, [at, rows, virtual]);

  const items = virtual.getVirtualItems();
  const inView = (): number => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
  const isDrawn = items.some(({ index }) => index === at);
  return (
    <div
      class="list"
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={isDrawn ? rowId(at) : undefined}
      onKeyDown={(event) => onKeyDown(event, inView())}
    >
      <div class="run" role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
        {items.map(({ index, start }, place) => {
          const row = rows[index];
          return row && (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the list's
            <div
              key={row.id}
              id={rowId(index)}
              ref={place === 0 ? measureRow : null}
              data-kind={row.kind}
              class="entry-row"
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => choose(row.id)}
            >
              <RowLines {...row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function RowLines({ head, cyrillic, gloss, own, noted, hidden }: Row) {
  return (
    <>
      <b>{head}</b>
      {cyrillic !== undefined && <span class="cyrillic" lang={languageOf(cyrillic)}>{cyrillic}</span>}
      <small>
        {own && <span class="tag own">{t('glossary_tagOwn')}</span>}
        {noted && <span class="tag own">{t('glossary_tagNoted')}</span>}
        {hidden && <span class="tag">{t('glossary_tagHidden')}</span>}
        {gloss}
      </small>
    </>
  );
}
