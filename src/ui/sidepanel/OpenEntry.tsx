/**
 * An entry opened in the panel: its card, where it stands on the page, and
 * which entries point to it.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { t } from '../../platform/i18n.ts';
import type { CardAction } from '../card/ActionList.tsx';
import { CardReader } from '../card/CardReader.tsx';
import type { CardData } from '../card/card-data.ts';
import type { CardLabels } from '../card/labels.ts';
import { HitLines } from '../search/HitList.tsx';
import type { Hit } from '../search/hits.ts';
import type { Place } from './use-panel-page.ts';

export type EntryParts = {
  readonly data: CardData;
  readonly labels: CardLabels;
  readonly actions: readonly CardAction[];
  readonly places: (id: EntryId) => Promise<readonly Place[]>;
  readonly pointingTo: (id: EntryId) => Promise<Result<readonly Hit[], LookupFailure>>;
};
type Props = EntryParts & { readonly id: EntryId; readonly goTo: (id: EntryId, place: Place) => void; readonly leave: () => void };

export function OpenEntry({ id, data, labels, actions, places, pointingTo, goTo, leave }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape goes back wherever in it the focus is
    <main class="open-entry" onKeyDown={(event) => event.key === 'Escape' && leave()}>
      <CardReader
        id={id}
        data={data}
        labels={labels}
        actions={actions}
        home={{ name: t('search_onThisPage'), leave }}
        renderAfter={(entry, follow) => <Neighbourhood key={entry.id} entry={entry} places={places} pointingTo={pointingTo} goTo={goTo} follow={follow} />}
      />
    </main>
  );
}

type NeighbourhoodProps = Pick<Props, 'places' | 'pointingTo' | 'goTo'> & { readonly entry: EntryView; readonly follow: (id: EntryId) => void };

function Neighbourhood({ entry: { id }, places, pointingTo, goTo, follow }: NeighbourhoodProps) {
  const box = useRef<HTMLDivElement>(null);
  const [onPage, setOnPage] = useState<readonly Place[]>([]);
  const [pointing, setPointing] = useState<readonly Hit[]>([]);
  // Whoever opens an entry or goes on to another reads it from its head.
  useLayoutEffect(() => {
    const page = box.current?.closest('.open-entry');
    page?.scrollTo(0, 0);
    page?.querySelector('h2')?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    let isOver = false;
    void places(id).then((found) => isOver || setOnPage(found));
    void pointingTo(id).then((found) => !isOver && found.ok && setPointing(found.value));
    return () => {
      isOver = true;
    };
  }, [id, places, pointingTo]);
  return (
    <div class="around" ref={box}>
      {onPage.length > 0 && (
        <section aria-labelledby="panel-places">
          <h3 id="panel-places">{t('search_onThisPage')} <span class="number">{onPage.length}</span></h3>
          <ol class="places">
            {onPage.map((place) => (
              <li key={`${place.frameId} ${place.at}`}><button type="button" onClick={() => goTo(id, place)}>{place.before}<mark>{place.text}</mark>{place.after}</button></li>
            ))}
          </ol>
        </section>
      )}
      {pointing.length > 0 && (
        <section aria-labelledby="panel-pointing">
          <h3 id="panel-pointing">{t('panel_pointing')} <span class="number">{pointing.length}</span></h3>
          <ul class="pointing">
            {pointing.map((hit) => (
              <li key={hit.id} data-kind={hit.kind}><button type="button" onClick={() => follow(hit.id)}><HitLines {...hit} /></button></li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
