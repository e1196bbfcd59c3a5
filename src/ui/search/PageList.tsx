/**
 * The entries marked on the page: what a reader who doesn't see the marks has
 * instead of them. Each opens its card; its number leads to the places.
 */
import type { EntryId } from '../../domain/entry.ts';
import { fill } from '../card/labels.ts';
import { HitLines } from './HitList.tsx';
import type { PageState } from './hits.ts';
import type { SearchLabels } from './labels.ts';

type Props = { readonly page: PageState; readonly labels: SearchLabels; readonly open: (id: EntryId) => void; readonly showOnPage: (id: EntryId) => void };

export function PageList({ page, labels, open, showOnPage }: Props) {
  if (page.status === 'unreadable') return <p class="note">{labels.pageUnreadable}</p>;
  if (page.status === 'off') return <p class="note">{fill(labels.pageOff, page.host)}</p>;
  if (page.entries.length === 0) return <p class="note">{labels.nothingOnPage}</p>;
  return (
    <ul class="rows page">
      {page.entries.map((hit) => (
        <li key={hit.id} data-kind={hit.kind}>
          <button type="button" class="row" onClick={() => open(hit.id)} onKeyDown={moveFocus}><HitLines {...hit} /></button>
          <button type="button" class="count" aria-label={`${labels.showOnPage}: ${hit.head}, ${hit.count}`} title={labels.showOnPage} onClick={() => showOnPage(hit.id)} onKeyDown={moveFocus}>
            {hit.count} ↓
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The arrows move from row to row, in the column they are in. */
function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' ? 'previousElementSibling' : undefined;
  const from = event.currentTarget as Element;
  const to = step && from.closest('li')?.[step]?.querySelector<HTMLElement>(`.${from.className}`);
  if (!to) return;
  event.preventDefault();
  to.focus();
}
