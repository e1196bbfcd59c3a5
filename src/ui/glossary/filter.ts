/**
 * Which rows are listed: by kind, by whose they are, by part of the source; and
 * how many each choice would leave. Pure.
 */
import { KINDS, type Kind } from '../../domain/entry.ts';
import type { PackId } from '../../domain/entry-view.ts';
import type { Row } from './rows.ts';

/** `noted`: the reader wrote on it; `hidden`: never marked; a pack by its id. */
export type Owner = 'own' | 'noted' | 'hidden' | 'built-in' | `pack:${PackId}`;
export type Filter = { readonly kind?: Kind | undefined; readonly owner?: Owner | undefined; readonly part?: string | undefined };
export const FACETS = ['kind', 'owner', 'part'] as const;
export type Facet = (typeof FACETS)[number];

export const isEmpty = (filter: Filter): boolean => FACETS.every((facet) => filter[facet] === undefined);

export const filterRows = (rows: readonly Row[], filter: Filter): readonly Row[] => (isEmpty(filter) ? rows : rows.filter((row) => keeps(row, filter)));

/** Per facet, how many rows each of its values would leave, under what the other facets ask. */
export function countFacets(rows: readonly Row[], filter: Filter): Readonly<Record<Facet, ReadonlyMap<string, number>>> {
  const counts = { kind: new Map<string, number>(), owner: new Map<string, number>(), part: new Map<string, number>() };
  for (const row of rows) {
    for (const facet of countedIn(row, filter)) for (const value of valuesOf(row, facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  }
  return counts;
}

const ALONE = { kind: ['kind'], owner: ['owner'], part: ['part'] } as const satisfies Record<Facet, readonly Facet[]>;
const NOWHERE: readonly Facet[] = [];

/** A row counts in a facet whose others keep it: in all if all do, and if all but one do, in that one. */
function countedIn(row: Row, filter: Filter): readonly Facet[] {
  let failed: Facet | undefined;
  for (const facet of FACETS) {
    const wanted = filter[facet];
    if (wanted === undefined || valuesOf(row, facet).includes(wanted)) continue;
    if (failed !== undefined) return NOWHERE;
    failed = facet;
  }
  return failed === undefined ? FACETS : ALONE[failed];
}

const keeps = (row: Row, filter: Filter): boolean => FACETS.every((facet) => filter[facet] === undefined || valuesOf(row, facet).includes(filter[facet]));

/** Arrays that are there already: a hundred thousand rows are asked at each choice. */
const KIND_VALUES = Object.fromEntries(KINDS.map((kind) => [kind, [kind]])) as unknown as Readonly<Record<Kind, readonly Kind[]>>;
const BUILT_IN: readonly Owner[] = ['built-in'];
const OWN: readonly Owner[] = ['own'];

function valuesOf(row: Row, facet: Facet): readonly string[] {
  if (facet === 'kind') return KIND_VALUES[row.kind];
  if (facet === 'part') return row.parts;
  return ownersOf(row);
}

function ownersOf({ own, noted, hidden, pack }: Row): readonly Owner[] {
  const whose = own ? OWN : pack === undefined ? BUILT_IN : [`pack:${pack}` as const];
  return noted || hidden ? [...whose, ...(noted ? ['noted' as const] : []), ...(hidden ? ['hidden' as const] : [])] : whose;
}
