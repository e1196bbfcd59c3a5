/**
 * The other entries that the words on the page may mean, each with its gloss:
 * a quiet list under the entry shown.
 */
import type { EntryId } from '../../domain/entry.ts';
import { glossOf, type EntryView } from '../../domain/entry-view.ts';
import { dates } from './heading.ts';
import type { CardLabels } from './labels.ts';

type Props = { readonly entries: readonly EntryView[]; readonly labels: CardLabels; readonly choose: (id: EntryId) => void };

export function Alternatives({ entries, labels, choose }: Props) {
  if (entries.length === 0) return null;
  return (
    <section class="also">
      <h3>{labels.mayAlsoMean}</h3>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <button type="button" data-kind={entry.kind} onClick={() => choose(entry.id)}>
              <b>{entry.head}</b>
              {dates(entry, labels) !== undefined && <span> {dates(entry, labels)}</span>}
              <small>{glossOf(entry)}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
