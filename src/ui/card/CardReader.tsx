/**
 * A card that reads by itself: given an entry, it looks it up, follows links
 * and finds the way back. For popup and glossary; on a page the card host does
 * the same and minds place, pointer and focus besides.
 */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import type { CardAction } from './ActionList.tsx';
import { Card, type CardView } from './Card.tsx';
import type { CardData } from './card-data.ts';
import type { CardLabels } from './labels.ts';
import type { FindTerms } from './Prose.tsx';
import { createReading, type Reading } from './reading.ts';

type Props = {
  readonly id: EntryId;
  readonly data: CardData;
  readonly labels: CardLabels;
  readonly actions: readonly CardAction[];
  readonly findTerms?: FindTerms | undefined;
  /** What stands below the entry on display; `follow` goes on to another. */
  readonly renderAfter?: ((entry: EntryView, follow: (id: EntryId) => void) => ComponentChildren) | undefined;
  /** Whence the reader came, as the first stop of the way back; without it the card has none. */
  readonly home?: { readonly name: string; readonly leave: () => void } | undefined;
};

export function CardReader({ id, data, labels, actions, findTerms, home, renderAfter }: Props) {
  const [view, setView] = useState<CardView>();
  const [reading, setReading] = useState<Reading>();

  useEffect(() => {
    const ending = new AbortController();
    const begun = createReading({ candidates: [{ id }], data, show: setView, stepping: () => undefined, broken: () => setView({ status: 'missing' }), signal: ending.signal });
    setReading(begun);
    begun.enquire();
    return () => ending.abort();
  }, [id, data]);

  const path = reading?.path() ?? [];
  const back = (steps: number): void => {
    if (home && steps > path.length) home.leave();
    else reading?.back(steps);
  };
  if (!view) return null;
  const follow = (next: EntryId): void => reading?.follow(next);
  return (
    <>
      <Card
        view={view}
        labels={labels}
        heads={data.heads}
        works={data.works()}
        actions={actions}
        path={home ? [home.name, ...path] : path}
        findTerms={findTerms}
        follow={follow}
        choose={(next) => reading?.choose(next)}
        back={back}
      />
      {view.status === 'entry' && renderAfter?.(view.entry, follow)}
    </>
  );
}
