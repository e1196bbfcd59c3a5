/**
 * The filters beside the list: kind, whose, part of the source; each a group of
 * which one is chosen, with how many entries it would leave. A choice that
 * leaves none isn't offered.
 */
import { useEffect, useState } from 'preact/hooks';
import { OWN_WORK } from '../../domain/draft.ts';
import { KINDS } from '../../domain/entry.ts';
import { formatNumber, t } from '../../platform/i18n.ts';
import type { Works } from '../card/citation.ts';
import { countFacets, type Facet, type Filter, type Owner } from './filter.ts';
import type { Listing, Row } from './rows.ts';

type Choice = { readonly value: string; readonly name: string; /** Beside the name, and what is said of it in full. */ readonly detail?: string | undefined; readonly full?: string | undefined; readonly kind?: string };
type Props = {
  /** What the filters choose from: everything, or what was searched. */
  readonly rows: readonly Row[];
  readonly listing: Listing;
  readonly works: Works;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
};

export function Facets({ rows, listing, works, filter, setFilter }: Props) {
  // After the list is drawn: among a hundred thousand entries it takes as long as the drawing.
  const [counts, setCounts] = useState(() => countFacets([], filter));
  useEffect(() => setCounts(countFacets(rows, filter)), [rows, filter]);
  const group = (facet: Facet, title: string, choices: readonly Choice[]) => (
    <Group
      title={title}
      name={facet}
      choices={choices.filter(({ value }) => counts[facet].has(value) || filter[facet] === value)}
      counts={counts[facet]}
      chosen={filter[facet]}
      choose={(value) => setFilter({ ...filter, [facet]: value })}
    />
  );
  return (
    <div class="facets">
      {group('kind', t('glossary_kind'), KINDS.map((kind) => ({ value: kind, name: t(`kinds_${kind}`), kind })))}
      {group('owner', t('glossary_whose'), owners(listing))}
      {group('part', t('glossary_part'), partChoices(listing, works))}
    </div>
  );
}

function owners(listing: Listing): readonly Choice[] {
  const all: readonly Owner[] = ['own', 'noted', 'built-in', ...listing.packs.map(({ id }) => `pack:${id}` as const), 'hidden'];
  return all.map((value) => ({ value, name: ownerName(value, listing) }));
}

export function ownerName(owner: Owner, listing: Listing | undefined): string {
  switch (owner) {
    case 'own': return t('glossary_own');
    case 'noted': return t('glossary_noted');
    case 'built-in': return t('glossary_builtIn');
    case 'hidden': return t('glossary_hidden');
    default: return listing?.packs.find(({ id }) => `pack:${id}` === owner)?.title ?? owner;
  }
}

/** The source of what the book does not say. */
const GENERAL = 'general';

/** In the order of the work itself, then what is known otherwise; a work that isn't known keeps its key. What the reader cites has no parts: whose it is stands above. */
function partChoices({ parts }: Listing, works: Works): readonly Choice[] {
  const order = Object.entries(works).flatMap(([key, work]) => Object.keys(work.parts).map((part) => `${key}/${part}`));
  const place = (part: string): number => (order.includes(part) ? order.indexOf(part) : order.length);
  return parts.filter((part) => part !== OWN_WORK).toSorted((a, b) => place(a) - place(b)).map((value) => {
    const [key = '', part = ''] = value.split('/');
    const known = works[key]?.parts[part];
    if (value === GENERAL) return { value, name: t('card_inGeneral') };
    return { value, name: known?.short ?? (part === '' ? works[key]?.short : undefined) ?? value, detail: known && withoutName(known), full: known?.title };
  });
}

/** A title often begins with what its short name says: `Appendix 1. Wages` beside `App. 1`. */
function withoutName({ short, title }: { readonly short: string; readonly title: string }): string {
  const stem = /^\p{L}{3,}/u.exec(short)?.[0];
  return stem !== undefined && title.toLowerCase().startsWith(stem.toLowerCase()) ? title.replace(/^[^.:]*[.:]\s*/, '') : title;
}

type GroupProps = {
  readonly title: string;
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: string | undefined;
  readonly choose: (value: string | undefined) => void;
};

function Group({ title, name, choices, counts, chosen, choose }: GroupProps) {
  if (choices.length === 0) return null;
  return (
    <fieldset>
      <legend>{title}</legend>
      <label class="all">
        <input type="radio" name={name} checked={chosen === undefined} onChange={() => choose(undefined)} />
        <span class="name">{t('glossary_all')}</span>
      </label>
      {choices.map(({ value, name: label, detail, full, kind }) => (
        <label key={value} data-kind={kind} title={full}>
          <input type="radio" name={name} checked={chosen === value} onChange={() => choose(value)} />
          {kind !== undefined && <span class="dot" aria-hidden="true" />}
          <span class="name">{label}{detail !== undefined && <small> {detail}</small>}</span>
          <span class="count">{formatNumber(counts.get(value) ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}
