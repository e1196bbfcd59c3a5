/**
 * A word in the card that leads to another entry. A `span`, since a button
 * can't break across lines inside a sentence and an anchor would need an
 * address that a page could be led to.
 */
import type { ComponentChildren } from 'preact';
import type { EntryId, Kind } from '../../domain/entry.ts';

type Props = { readonly id: EntryId; readonly kind?: Kind; readonly follow: (id: EntryId) => void; readonly children: ComponentChildren };

export function TermLink({ id, kind, follow, children }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    follow(id);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see above
    <span class="link" role="link" tabIndex={0} data-kind={kind} onClick={() => follow(id)} onKeyDown={onKeyDown}>
      {children}
    </span>
  );
}
