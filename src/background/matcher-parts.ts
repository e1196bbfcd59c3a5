/**
 * Cuts the entries that are not built in into parts, each to be compiled and
 * published by itself: a change of one entry then compiles some two hundred
 * anew and not all, and no compiling takes long enough to keep a page waiting.
 *
 * A part's name tells all that its bytes depend on, so a part whose name is
 * published already needs nothing.
 */
import type { Entry } from '../domain/entry.ts';
import { fnv1a } from '../domain/hash.ts';
import { OWN_PART } from '../protocol/published.ts';
import type { Holdings } from '../storage/entries.ts';
import { hashOf } from './entry-ids.ts';

export type PartStyle = 'own' | 'pack' | 'plain';
export type Part = { readonly name: string; readonly style: PartStyle; readonly entries: readonly Entry[] };

/** Entries a part should have: some 200 ms of work. */
const SIZE: Readonly<Record<PartStyle, number>> = { own: 200, pack: 200, plain: 5000 };

/** @param engine changes whenever the same entries give other bytes */
export function partsOf({ personal, packs }: Pick<Holdings, 'personal' | 'packs'>, engine: string): Part[] {
  const own = personal.filter(({ plain }) => plain !== true).map(({ entry, updatedAt }) => ({ entry, stamp: `${entry.id}@${updatedAt}` }));
  const plain = personal.filter((row) => row.plain === true).map(({ entry, updatedAt }) => ({ entry, stamp: `${entry.id}@${updatedAt}` }));
  return [
    ...split(own, 'own', `${OWN_PART}${engine}`),
    ...split(plain, 'plain', `${OWN_PART}${engine}`),
    ...packs.flatMap(({ pack, entries }) => split(entries.map((entry) => ({ entry, stamp: entry.id })), pack.plain ? 'plain' : 'pack', `pack/${pack.edition}/${engine}`)),
  ];
}

type Stamped = { readonly entry: Entry; readonly stamp: string };

/** By the hash of the id, so that an entry added or removed leaves all parts but one as they are; twice the parts when they have grown too large. */
function split(entries: readonly Stamped[], style: PartStyle, prefix: string): Part[] {
  if (entries.length === 0) return [];
  const count = 2 ** Math.max(0, Math.ceil(Math.log2(entries.length / SIZE[style])));
  const parts: Stamped[][] = Array.from({ length: count }, () => []);
  for (const each of entries) parts[fnv1a(each.entry.id) % count]?.push(each);
  return parts.flatMap((part, index): Part[] => {
    if (part.length === 0) return [];
    const sorted = part.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
    const stamps = sorted.map(({ stamp }) => stamp).join(' ');
    return [{ name: `${prefix}/${style}/${count}.${index}/${sorted.length}-${hashOf(stamps)}${hashOf(`${stamps}.`)}`, style, entries: sorted.map(({ entry }) => entry) }];
  });
}
