/**
 * The form in the place of the article: of the reader's own entry, of a note on
 * another's, or of a new one. The entry is read once: what another window does
 * to it meanwhile must not pull the form away.
 */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import { t } from '../../platform/i18n.ts';
import type { GlossaryPlace } from '../../protocol/screen-addresses.ts';
import { Card } from '../card/Card.tsx';
import { cardLabels } from '../card/labels.ts';
import { blankDraft, draftOf } from '../entry-form/draft-fields.ts';
import { EntryForm } from '../entry-form/EntryForm.tsx';
import { OverlayForm } from '../entry-form/OverlayForm.tsx';
import { useServices } from '../services.ts';
import { useEntry } from './use-entry.ts';

type Place = Extract<GlossaryPlace, { at: 'edit' | 'new' }>;
type Props = {
  readonly place: Place;
  readonly revision: number;
  /** `id`: of the entry written; `text`: what to say. */
  readonly saved: (id: EntryId, text: string, change: { readonly undo: string }) => void;
  readonly leave: () => void;
  readonly remove?: ((entry: { readonly id: EntryId; readonly head: string }) => void) | undefined;
};

export function EditPane({ place, revision, saved, leave, remove }: Props) {
  const tabId = useTab(place.at === 'new' ? place.tabId : undefined);
  if (place.at === 'edit') return <EditEntry key={place.id} id={place.id} tabId={tabId} revision={revision} saved={saved} leave={leave} remove={remove} />;
  return <NewEntry key={place.selection?.text ?? ''} place={place} tabId={tabId} saved={saved} leave={leave} />;
}

function NewEntry({ place, tabId, saved, leave }: { readonly place: Extract<Place, { at: 'new' }>; readonly tabId: number | undefined } & Pick<Props, 'saved' | 'leave'>) {
  const [start] = useState(() => blankDraft(place.selection));
  return <EntryForm start={start} name={`new:${place.selection?.text ?? ''}`} tabId={tabId} saved={(written, head) => saved(written.id, t('glossary_saved', head), written)} leave={leave} />;
}

function EditEntry({ id, tabId, revision, saved, leave, remove }: { readonly id: EntryId; readonly tabId: number | undefined } & Omit<Props, 'place'>) {
  const { cards } = useServices();
  const [first, setFirst] = useState<typeof view>();
  const view = useEntry(id, first ? undefined : revision);
  const labels = useMemo(cardLabels, []);
  useEffect(() => {
    if (!first && view?.status === 'entry') setFirst(view);
  }, [first, view]);
  const shown = first ?? view;
  if (!shown) return null;
  if (shown.status !== 'entry') return <div class="sheet"><Card view={shown} labels={labels} heads={cards.heads} works={cards.works()} actions={[]} path={[]} follow={() => undefined} choose={() => undefined} back={() => undefined} /></div>;
  const { entry } = shown;
  if (entry.own !== true) return <OverlayForm entry={entry} saved={(change, taken) => saved(id, t(taken ? 'glossary_noteTaken' : 'glossary_noteSaved', entry.head), change)} leave={leave} />;
  return (
    <EntryForm
      start={draftOf(entry)}
      editing={{ id, basis: entry.updatedAt ?? 0 }}
      name={`edit:${id}`}
      tabId={tabId}
      saved={(written, head) => saved(written.id, t('glossary_saved', head), written)}
      leave={leave}
      remove={remove && (() => remove(entry))}
    />
  );
}

/** The page on which a draft is tried: the one it was begun from, else the one the reader was on last. */
function useTab(given: number | undefined): number | undefined {
  const { lastPage } = useServices();
  const [last, setLast] = useState<number>();
  useEffect(() => {
    if (given === undefined) void lastPage().then(setLast);
  }, [given, lastPage]);
  return given ?? last;
}
