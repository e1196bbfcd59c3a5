/**
 * Draws one entry, or the reason why there is none. Asks nothing of anyone:
 * entries, headwords, works and actions are handed in, and so is every step the
 * reader takes. Where the card stands and how long is the card host's business.
 */
import type { EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import type { CardAction } from './ActionList.tsx';
import { Alternatives } from './Alternatives.tsx';
import { CardFooter } from './CardFooter.tsx';
import { CardPath } from './CardPath.tsx';
import type { Works } from './citation.ts';
import { EntryBody } from './EntryBody.tsx';
import { EntryHeader } from './EntryHeader.tsx';
import type { CardLabels } from './labels.ts';
import type { FindTerms } from './Prose.tsx';

export type CardView =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'failed'; readonly failure: LookupFailure }
  | {
      readonly status: 'entry';
      readonly entry: EntryView;
      /** The headword whose company on the page put this entry first. */
      readonly namedWith?: string | undefined;
      /** What else the words may mean, best first. */
      readonly others: readonly EntryView[];
    };

export type CardProps = {
  readonly view: CardView;
  readonly labels: CardLabels;
  readonly heads: ReadonlyMap<EntryId, string>;
  readonly works: Works;
  readonly actions: readonly CardAction[];
  /** Headwords passed on the way here, first to last. */
  readonly path: readonly string[];
  readonly findTerms?: FindTerms | undefined;
  readonly follow: (id: EntryId) => void;
  readonly choose: (id: EntryId) => void;
  readonly back: (steps: number) => void;
  /** Draws a close button. */
  readonly close?: (() => void) | undefined;
};

export function Card(props: CardProps) {
  const { view, labels, path, back, close } = props;
  return (
    <article class="card" data-kind={view.status === 'entry' ? view.entry.kind : undefined}>
      <CardPath path={path} labels={labels} back={back} />
      {close && <button type="button" class="close" aria-label={labels.close} onClick={close}>×</button>}
      {view.status === 'entry' ? <EntryParts {...props} view={view} /> : <State view={view} labels={labels} />}
    </article>
  );
}

function EntryParts({ view, labels, heads, works, actions, findTerms, follow, choose }: CardProps & { readonly view: Extract<CardView, { status: 'entry' }> }) {
  const { entry } = view;
  const linking = { findTerms, seen: new Set([entry.id]), follow };
  return (
    <>
      <div class="scroll" key={entry.id}>
        <EntryHeader entry={entry} labels={labels} namedWith={view.namedWith} />
        <EntryBody entry={entry} labels={labels} heads={heads} linking={linking} />
      </div>
      <Alternatives entries={view.others} labels={labels} choose={choose} />
      <CardFooter key={`foot ${entry.id}`} entry={entry} works={works} labels={labels} actions={actions} />
    </>
  );
}

function State({ view, labels }: { readonly view: Exclude<CardView, { status: 'entry' }>; readonly labels: CardLabels }) {
  const detail = view.status === 'failed' && view.failure.kind === 'storage-unavailable' ? view.failure.message : '';
  return (
    <div class={`state ${view.status}`}>
      <p>{stateLine(view, labels)}</p>
      {detail !== '' && <p class="detail">{detail}</p>}
    </div>
  );
}

function stateLine(view: Exclude<CardView, { status: 'entry' }>, labels: CardLabels): string {
  if (view.status !== 'failed') return labels[view.status];
  switch (view.failure.kind) {
    case 'seeding': return labels.seeding;
    case 'storage-unavailable': return labels.storageUnavailable;
    case 'disconnected': return labels.disconnected;
  }
}
