/**
 * The results of a search, one of them chosen; the focus stays in the box.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox whose options have three lines each is no select */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { languageOf } from '../card/heading.ts';
import type { Hit } from './hits.ts';

type Props = { readonly id: string; readonly label: string; readonly hits: readonly Hit[]; readonly active: number; readonly open: (id: EntryId) => void; readonly point: (index: number) => void };

export const rowId = (listId: string, index: number): string => `${listId}-${index}`;

export function HitList({ id, label, hits, active, open, point }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const isAtTop = useTopKnown(list);
  useLayoutEffect(() => {
    if (active > 0 || !isAtTop.current) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, hits, isAtTop]);
  return (
    <div class="rows" ref={list} role="listbox" id={id} aria-label={label}>
      {hits.map((hit, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the box's
        <div
          // By place: the next answer's rows are written into those of the last, which takes a third of the time.
          key={index}
          id={rowId(id, index)}
          role="option"
          aria-selected={index === active}
          tabIndex={-1}
          data-kind={hit.kind}
          onMouseDown={keepFocus}
          onClick={() => open(hit.id)}
          onPointerMove={() => point(index)}
        >
          <HitLines {...hit} />
        </div>
      ))}
    </div>
  );
}

/** Whether the list is scrolled to its top, told by its scroller: asking for it would lay the whole list out at every key. */
function useTopKnown(list: RefObject<HTMLElement | null>): { readonly current: boolean } {
  const isAtTop = useRef(true);
  useEffect(() => {
    const scroller = list.current?.parentElement;
    const look = (): void => {
      isAtTop.current = scroller?.scrollTop === 0;
    };
    scroller?.addEventListener('scroll', look, { passive: true });
    return () => scroller?.removeEventListener('scroll', look);
  }, [list]);
  return isAtTop;
}

const keepFocus = (event: MouseEvent): void => event.preventDefault();

/** Headword, Cyrillic and gloss, as every row has them. */
export function HitLines({ head, cyrillic, gloss }: Hit) {
  return (
    <>
      <b>{head}</b>
      {cyrillic !== undefined && <span class="cyrillic" lang={languageOf(cyrillic)}>{cyrillic}</span>}
      <small>{gloss}</small>
    </>
  );
}
