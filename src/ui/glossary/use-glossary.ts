/**
 * What the glossary page knows at the moment: what is listed, which row is
 * chosen, what is read. Which entry is read stands in the address; the chosen
 * row runs ahead of it while the reader goes through the list.
 */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryId } from '../../domain/entry.ts';
import type { GlossaryPlace } from '../../protocol/screen-addresses.ts';
import { useSearch, type Answer } from '../search/use-search.ts';
import { useServices } from '../services.ts';
import { filterRows, type Filter } from './filter.ts';
import type { Row } from './rows.ts';
import { useActs, type Acts } from './use-acts.ts';
import { useListing, type Listed } from './use-listing.ts';
import { usePlace, type Go } from './use-place.ts';

export type GlossaryModel = Listed & {
  readonly place: GlossaryPlace;
  readonly go: Go;
  readonly acts: Acts;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly answer: Answer;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  /** Before the filters. */
  readonly searched: readonly Row[];
  readonly rows: readonly Row[];
  readonly chosen: EntryId | undefined;
  /** The chosen row's index, or -1. */
  readonly at: number;
  /** Chooses a row; its entry is read once the choice rests, where both are seen. */
  readonly choose: (id: EntryId | undefined) => void;
  /** Reads an entry at once. */
  readonly read: (id: EntryId) => void;
};

/** In ms: how long a row is chosen before its entry is read. */
const REST = 110;
const NO_ROWS: readonly Row[] = [];
/** Where the list hides behind the article, going through it must not open one. */
const isNarrow = (): boolean => window.matchMedia('(max-width: 759px)').matches;

export function useGlossary(): GlossaryModel {
  const { search } = useServices();
  const listed = useListing();
  const [place, go] = usePlace();
  const acts = useActs(go);
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>({});
  const [chosen, choose] = useState<EntryId | undefined>(readIn(place));
  const [seeksFirst, setSeeksFirst] = useState(false);
  const answer = useSearch(search, query, { revision: listed.revision });

  const listing = listed.found?.ok ? listed.found.value : undefined;
  const searched = useMemo(() => {
    if (!listing) return NO_ROWS;
    if (answer.query === '') return listing.rows;
    return (answer.found.ok ? answer.found.value : []).flatMap(({ id }) => listing.byId.get(id) ?? []);
  }, [listing, answer]);
  const rows = useMemo(() => filterRows(searched, filter), [searched, filter]);
  const at = useMemo(() => rows.findIndex(({ id }) => id === chosen), [rows, chosen]);

  const restedRef = useRef<EntryId | undefined>(undefined);
  useEffect(() => {
    const isRested = restedRef.current !== undefined && restedRef.current === readIn(place);
    restedRef.current = undefined;
    // Where the choice itself has led, it may have gone on by now.
    if (!isRested) choose(readIn(place));
  }, [place]);
  // Typed elsewhere, it is looked for among everything. The address is left clean: going Back would ask again.
  useEffect(() => {
    if (place.at !== 'list' || place.query === undefined) return;
    setQuery(place.query);
    setFilter({});
    setSeeksFirst(false);
    go({ at: 'list' }, { replace: true });
  }, [place, go]);
  // The first of what is found is what was sought, more often than not.
  useEffect(() => {
    if (!seeksFirst || answer.query !== query.trim()) return;
    setSeeksFirst(false);
    if (answer.query !== '') choose(rows[0]?.id);
  }, [seeksFirst, answer, query, rows]);
  useEffect(() => {
    if (chosen === undefined || chosen === readIn(place) || (place.at !== 'entry' && place.at !== 'list') || isNarrow()) return undefined;
    const timer = setTimeout(() => {
      restedRef.current = chosen;
      go({ at: 'entry', id: chosen }, { replace: place.at === 'entry' });
    }, REST);
    return () => clearTimeout(timer);
  }, [chosen, place, go]);

  return {
    ...listed, place, go, acts, query, answer, filter, setFilter, searched, rows, chosen, at, choose,
    setQuery: (next) => {
      setQuery(next);
      setSeeksFirst(true);
      if (place.at !== 'list' && place.at !== 'entry') go({ at: 'list' });
    },
    read: (id) => {
      choose(id);
      go({ at: 'entry', id });
    },
  };
}

const readIn = (place: GlossaryPlace): EntryId | undefined => ('id' in place ? place.id : undefined);

/** The entry to go to when the chosen one is removed: the next, or the one before. */
export const neighbourOf = ({ rows, at }: Pick<GlossaryModel, 'rows' | 'at'>): EntryId | undefined => (at < 0 ? undefined : (rows[at + 1] ?? rows[at - 1])?.id);
