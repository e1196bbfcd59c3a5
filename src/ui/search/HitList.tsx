/**
 * The results of a search, one of them chosen; the focus stays in the box.
 */
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox whose options have three lines each is no select */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { languageOf } from '../card/heading.ts';
import type { Hit } from './hits.ts';

type Props = { readonly id: string; readonly label: string; readonly hits: readonly Hit[]; readonly active: number; readonly open: (id: EntryId) => void; readonly point: (index: number) => void };

export const rowId = (listId: string, index: number): string => `${listId}-${index}`;

export function HitList({ id, label, hits, active, open, point }: Props) {
  const chosen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [active, hits]);
  return (
    <div class="rows" role="listbox" id={id} aria-label={label}>
      {hits.map((hit, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the box's
        <div
          key={hit.id}
          id={rowId(id, index)}
          ref={index === active ? chosen : null}
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
