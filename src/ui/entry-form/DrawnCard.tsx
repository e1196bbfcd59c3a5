/**
 * A card to look at: as it will be on a page, with nothing to be done in it.
 */
import { useMemo } from 'preact/hooks';
import type { EntryView } from '../../domain/entry-view.ts';
import { Card } from '../card/Card.tsx';
import { cardLabels } from '../card/labels.ts';
import { useServices } from '../services.ts';

const nothing = (): void => undefined;

export function DrawnCard({ entry }: { readonly entry: EntryView }) {
  const { cards } = useServices();
  const labels = useMemo(cardLabels, []);
  return (
    <div class={entry.sources.length === 0 ? 'drawn-card sourceless' : 'drawn-card'}>
      <Card view={{ status: 'entry', entry, others: [] }} labels={labels} heads={cards.heads} works={cards.works()} actions={[]} path={[]} follow={nothing} choose={nothing} back={nothing} />
    </div>
  );
}
