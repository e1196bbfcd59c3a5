/**
 * An entry at the side of the list: its card as a page of a book, what the
 * reader wrote on it, and under which spellings it is found.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import { t } from '../../platform/i18n.ts';
import type { CardAction } from '../card/ActionList.tsx';
import { Card } from '../card/Card.tsx';
import { languageOf } from '../card/heading.ts';
import { cardLabels } from '../card/labels.ts';
import type { FindTerms } from '../card/Prose.tsx';
import { draftOf } from '../entry-form/draft-fields.ts';
import { useServices } from '../services.ts';
import type { Hit } from '../search/hits.ts';
import type { Row } from './rows.ts';
import type { Acts } from './use-acts.ts';
import { useEntry } from './use-entry.ts';
import type { Go } from './use-place.ts';

type Props = {
  readonly id: EntryId;
  readonly row: Row | undefined;
  readonly revision: number;
  readonly acts: Acts;
  readonly go: Go;
  readonly findTerms: FindTerms | undefined;
  /** The entry to go to when this one is removed. */
  readonly next: EntryId | undefined;
  /** Whether the reader has asked for the article and not only come by, or has just lost the focus here. */
  readonly takesFocus: () => boolean;
};

const nothing = (): void => undefined;

export function Article({ id, row, revision, acts, go, findTerms, next, takesFocus }: Props) {
  const { cards } = useServices();
  const labels = useMemo(cardLabels, []);
  const view = useEntry(id, revision);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => sheet.current?.scrollTo(0, 0), [id]);
  useEffect(() => {
    if (view?.status === 'entry' && view.entry.id === id && takesFocus()) sheet.current?.querySelector('h2')?.focus({ preventScroll: true });
  }, [view, id, takesFocus]);
  const follow = (to: EntryId): void => go({ at: 'entry', id: to });
  const actions: readonly CardAction[] = [
    { label: t('card_edit'), fits: ({ own }) => own === true, run: (entry) => go({ at: 'edit', id: entry.id }) },
    { label: t('glossary_write'), fits: ({ own, overlay }) => own !== true && !overlay, run: (entry) => go({ at: 'edit', id: entry.id }) },
    { label: t('glossary_rewrite'), fits: ({ own, overlay }) => own !== true && overlay !== undefined, run: (entry) => go({ at: 'edit', id: entry.id }) },
    { label: t('glossary_duplicate'), run: (entry) => void acts.duplicate(entry.id) },
    row?.hidden === true
      ? { label: t('glossary_show'), run: (entry) => void acts.hide(entry, false) }
      : { label: t('glossary_hide'), run: (entry) => void acts.hide(entry, true) },
    { label: t('form_delete'), fits: ({ own }) => own === true, run: (entry) => void acts.remove(entry, next) },
  ];
  return (
    <div class="sheet" ref={sheet} data-entry={view?.status === 'entry' ? view.entry.id : undefined}>
      {view && <Card view={view} labels={labels} heads={cards.heads} works={cards.works()} actions={actions} path={[]} findTerms={findTerms} follow={follow} choose={nothing} back={nothing} />}
      {view?.status === 'entry' && <Afterword key={view.entry.id} entry={view.entry} acts={acts} revision={revision} follow={follow} />}
    </div>
  );
}

type AfterwordProps = { readonly entry: EntryView; readonly acts: Acts; readonly revision: number; readonly follow: (id: EntryId) => void };

function Afterword({ entry, acts, revision, follow }: AfterwordProps) {
  const { overlay } = entry;
  return (
    <div class="afterword">
      {overlay && (
        <section>
          {overlay.gloss !== undefined && <p><span class="caption">{t('glossary_originalGloss')}</span> {entry.gloss}</p>}
          {overlay.hiddenForms && overlay.hiddenForms.length > 0 && <p><span class="caption">{t('glossary_unmarked')}</span> {overlay.hiddenForms.join(', ')}</p>}
          <button type="button" class="inline" onClick={() => void acts.takeBackNote(entry)}>{t('note_takeBack')}</button>
        </section>
      )}
      <PointingHere id={entry.id} revision={revision} follow={follow} />
      <FoundAs entry={entry} />
    </div>
  );
}

/** The other way of the links: which entries send their reader here. */
function PointingHere({ id, revision, follow }: Pick<AfterwordProps, 'revision' | 'follow'> & { readonly id: EntryId }) {
  const { pointingTo } = useServices();
  const [pointing, setPointing] = useState<readonly Hit[]>([]);
  useEffect(() => {
    let isOver = false;
    void pointingTo(id).then((found) => !isOver && found.ok && setPointing(found.value));
    return () => {
      isOver = true;
    };
  }, [id, revision, pointingTo]);
  if (pointing.length === 0) return null;
  return (
    <section class="pointing">
      <p class="caption">{t('panel_pointing')}</p>
      <ul>{pointing.map((hit) => <li key={hit.id} data-kind={hit.kind}><button type="button" class="inline" title={hit.gloss} onClick={() => follow(hit.id)}>{hit.head}</button></li>)}</ul>
    </section>
  );
}

/** Asked for when it is unfolded. */
function FoundAs({ entry }: { readonly entry: EntryView }) {
  const { check } = useServices();
  const [spellings, setSpellings] = useState<readonly string[]>();
  const ask = async (): Promise<void> => {
    const answer = await check(draftOf(entry), entry.id);
    if (answer.ok) setSpellings(answer.value.spellings);
  };
  return (
    <details class="found" onToggle={(event) => event.currentTarget.open && !spellings && void ask()}>
      <summary>{t('glossary_foundAs')}</summary>
      <p>{spellings?.map((text, at) => <span key={text}>{at > 0 && ', '}<span lang={languageOf(text)}>{text}</span></span>)}</p>
    </details>
  );
}
