/**
 * The entries of the glossary page: filters, list, and what is read or written
 * at the side.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { KINDS } from '../../domain/entry.ts';
import { t, tCount } from '../../platform/i18n.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';
import { Article } from './Article.tsx';
import { EditPane } from './EditPane.tsx';
import { EntryList } from './EntryList.tsx';
import { Facets, ownerName } from './Facets.tsx';
import { isEmpty, type Filter } from './filter.ts';
import { NothingChosen } from './NothingChosen.tsx';
import { preparePrinting } from './print.tsx';
import type { Listing } from './rows.ts';
import { neighbourOf, type GlossaryModel } from './use-glossary.ts';
import type { Keys } from './use-keys.ts';
import { useTerms } from './use-terms.ts';

type Props = { readonly model: GlossaryModel; readonly keys: Keys };

export function Entries({ model, keys }: Props) {
  const { found, answer, rows, filter, query } = model;
  const failed = [found, answer.found].find((each) => each?.ok === false);
  const listing = found?.ok ? found.value : undefined;
  const { cards } = useServices();
  const isListAskedRef = useRef(false);
  const { at } = model.place;
  useLayoutEffect(() => {
    const ending = new AbortController();
    preparePrinting({ isOfList: () => isListAskedRef.current || at === 'list', rows: () => rows, describe: () => describe(query, filter, listing), works: () => Object.values(cards.works()) }, ending.signal);
    window.addEventListener('afterprint', () => (isListAskedRef.current = false), { signal: ending.signal });
    return () => ending.abort();
  }, [rows, query, filter, listing, at, cards]);
  const printList = (): void => {
    isListAskedRef.current = true;
    window.print();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of list and article, wherever in them the focus is
    <div class="columns" onKeyDown={keys.commands}>
      {listing && <Filters model={model} listing={listing} />}
      <section class="entries" aria-label={t('glossary_entries')}>
        <ListHead model={model} print={printList} />
        {failed && <output class="note">{failureText(failed.failure)}</output>}
        {listing && !failed && rows.length === 0 && <NothingFound model={model} />}
        {rows.length > 0 && <EntryList rows={rows} at={model.at} choose={model.read} label={t('glossary_entries')} onKeyDown={keys.inList} />}
      </section>
      <Reading model={model} keys={keys} />
    </div>
  );
}

/** Stands open where there is room for a column of its own, and is unfolded elsewhere. */
function Filters({ model, listing }: { readonly model: GlossaryModel; readonly listing: Listing }) {
  const { cards } = useServices();
  const isWide = useMedia('(min-width: 1100px)');
  const [isOpen, setOpen] = useState(false);
  const [, learnt] = useState(0);
  useEffect(() => void cards.learnWorks().then((news) => news && learnt((times) => times + 1)), [cards, model.revision]);
  return (
    <details class="filters" open={isWide || isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{[t('glossary_filters'), describe('', model.filter, listing)].filter((part) => part !== '').join(': ')}</summary>
      <Facets rows={model.searched} listing={listing} works={cards.works()} filter={model.filter} setFilter={model.setFilter} />
    </details>
  );
}

function ListHead({ model: { found, rows, answer, filter, setFilter }, print }: { readonly model: GlossaryModel; readonly print: () => void }) {
  const isWhole = answer.query === '' && isEmpty(filter);
  return (
    <div class="list-head">
      <output>{found?.ok ? tCount(isWhole ? 'glossary_count' : 'glossary_countFound', rows.length) : ''}</output>
      {!isEmpty(filter) && <button type="button" class="inline" onClick={() => setFilter({})}>{t('glossary_clear')}</button>}
      {rows.length > 0 && <button type="button" class="quiet print" onClick={print}>{t('glossary_print')}</button>}
    </div>
  );
}

function NothingFound({ model: { answer, filter, setFilter, go } }: { readonly model: GlossaryModel }) {
  const isFiltered = !isEmpty(filter);
  return (
    <div class="nothing">
      <p>{answer.query === '' ? t('glossary_nothingFiltered') : t('search_nothing', answer.query)}</p>
      {isFiltered && <button type="button" class="secondary" onClick={() => setFilter({})}>{t('glossary_clear')}</button>}
      {answer.query !== '' && <button type="button" class="secondary" onClick={() => go({ at: 'new', selection: { text: answer.query } })}>{t('glossary_add', answer.query)}</button>}
    </div>
  );
}

function Reading({ model, keys }: Props) {
  const { place, found, go, acts, revision } = model;
  const findTerms = useTerms(revision);
  const next = neighbourOf(model);
  return (
    <main class="reading" onFocusIn={keys.focusInReading}>
      {place.at !== 'list' && <button type="button" class="quiet back" onClick={() => go({ at: 'list' })}>← {t('glossary_allEntries')}</button>}
      {(place.at === 'list' || place.at === 'section') && <NothingChosen />}
      {place.at === 'entry' && <Article id={place.id} row={found?.ok ? found.value.byId.get(place.id) : undefined} revision={revision} acts={acts} go={go} findTerms={findTerms} next={next} takesFocus={keys.takesFocus} />}
      {(place.at === 'edit' || place.at === 'new') && (
        <EditPane
          place={place}
          revision={revision}
          saved={(id, text, change) => { acts.done(text, change); go({ at: 'entry', id }, { replace: true }); }}
          leave={() => {
            go(place.at === 'edit' ? { at: 'entry', id: place.id } : { at: 'list' });
            if (place.at === 'new') keys.toList();
          }}
          remove={(entry) => void acts.remove(entry, next)}
        />
      )}
    </main>
  );
}

/** What is listed, in words: for the folded filters and for print. */
function describe(query: string, { kind, owner, part }: Filter, listing: Listing | undefined): string {
  const kindName = KINDS.filter((each) => each === kind).map((each) => t(`kinds_${each}`));
  return [query.trim() === '' ? '' : `“${query.trim()}”`, ...kindName, owner === undefined ? '' : ownerName(owner, listing), part ?? ''].filter((text) => text !== '').join(', ');
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = (): void => setMatches(list.matches);
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}
