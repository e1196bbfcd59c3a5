/**
 * What the card tells of an entry: gloss, article, life, what general knowledge
 * adds, what is corrected, and where to read on.
 */
import type { EntryId, LifeEvent } from '../../domain/entry.ts';
import { glossOf, type EntryView } from '../../domain/entry-view.ts';
import type { CardLabels } from './labels.ts';
import { Prose, type Linking } from './Prose.tsx';
import { TermLink } from './TermLink.tsx';

type Props = {
  readonly entry: EntryView;
  readonly labels: CardLabels;
  /** Headwords of the entries under `see`; one that is missing isn't shown. */
  readonly heads: ReadonlyMap<EntryId, string>;
  readonly linking: Linking;
};

export function EntryBody({ entry, labels, heads, linking }: Props) {
  return (
    <div class="text">
      <div class="gloss">
        <Prose text={glossOf(entry)} linking={linking} />
        {entry.overlay?.gloss !== undefined && <p class="whose">{labels.ownGloss}</p>}
      </div>
      {entry.overlay?.note !== undefined && (
        <section class="aside own">
          <h3>{labels.ownNote}</h3>
          <Prose text={entry.overlay.note} linking={linking} />
        </section>
      )}
      {entry.article !== undefined && <Prose text={entry.article} linking={linking} />}
      {entry.life && entry.life.length > 0 && <Life events={entry.life} labels={labels} />}
      {entry.background !== undefined && (
        <section class="aside general">
          <h3>{labels.generalKnowledge}</h3>
          <Prose text={entry.background} linking={linking} />
        </section>
      )}
      {entry.correction !== undefined && (
        <section class="aside correction">
          <h3>{labels.correction}</h3>
          <Prose text={entry.correction} linking={linking} />
        </section>
      )}
      <See ids={entry.see} heads={heads} labels={labels} follow={linking.follow} />
    </div>
  );
}

/** Dates on the left, what happened on the right; `°` marks what the book doesn't say. */
function Life({ events, labels }: { readonly events: readonly LifeEvent[]; readonly labels: CardLabels }) {
  return (
    <dl class="life">
      {events.map(({ when, what, general }, index) => (
        <div key={index}>
          <dt>{when}</dt>
          <dd>
            {what}
            {general === true && <><span aria-hidden="true" title={labels.generalMark}>°</span><span class="unseen"> ({labels.generalMark})</span></>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type SeeProps = { readonly ids: readonly EntryId[]; readonly heads: ReadonlyMap<EntryId, string>; readonly labels: CardLabels; readonly follow: (id: EntryId) => void };

function See({ ids, heads, labels, follow }: SeeProps) {
  if (!ids.some((id) => heads.has(id))) return null;
  return (
    <nav class="see" aria-label={labels.seeAlso}>
      {ids.map((id) => heads.has(id) && <TermLink key={id} id={id} follow={follow}>{heads.get(id)}</TermLink>)}
    </nav>
  );
}
