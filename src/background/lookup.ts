/**
 * The popup's search over all entries. Each owner's entries have an index of
 * their own, built on the first query and again only when they have changed:
 * a personal entry saved does not cost the index of the whole glossary.
 */
import type { Entry } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Hit } from '../protocol/requests.ts';
import { byScore, createSearch, type Rated, type Search } from '../search/search.ts';
import type { Holdings } from '../storage/entries.ts';
import type { HeldOnce } from './holdings.ts';

export type Lookup = { readonly search: (query: string, limit: number) => Promise<Result<Hit[], LookupFailure>> };

/** `stamp` tells whether the entries are those of the index. */
type Index = { readonly stamp: string; readonly search: Search; readonly own: boolean };

export function createLookup(holdings: HeldOnce): Lookup {
  let indexes = new Map<string, Index>();
  let indexed: Holdings | null = null;

  function update(held: Holdings): void {
    if (indexed === held) return;
    indexes = new Map(
      groupsOf(held).map(({ owner, stamp, entries, own }) => {
        const known = indexes.get(owner);
        return [owner, known?.stamp === stamp ? known : { stamp, search: createSearch(entries()), own }];
      }),
    );
    indexed = held;
  }

  return {
    search: async (query, limit) => {
      const held = await holdings.read();
      if (!held.ok) return held;
      update(held.value);
      const rated = [...indexes.values()].flatMap(({ search, own }) => search.rate(query, limit).map((each) => ({ ...each, own })));
      return ok(rated.sort(byScoreThenOwn).slice(0, limit).map(({ entry, own }) => hitOf(entry, own)));
    },
  };
}

type Owned = Rated & { readonly own: boolean };
const byScoreThenOwn = (a: Owned, b: Owned): number => byScore(a, b) || Number(b.own) - Number(a.own);

const hitOf = ({ id, kind, head, cyrillic, gloss }: Entry, own: boolean): Hit => ({ id, kind, head, ...(cyrillic !== undefined && { cyrillic }), gloss, ...(own && { own }) });

type Group = { readonly owner: string; readonly stamp: string; readonly entries: () => readonly Entry[]; readonly own: boolean };

function groupsOf({ personal, packs, builtIn, version, overlays }: Holdings): Group[] {
  const corrections = [...overlays].filter(([, { overlay }]) => overlay.gloss !== undefined);
  const corrected = (entries: readonly Entry[]): readonly Entry[] => {
    const glosses = new Map(corrections.map(([id, { overlay }]) => [id, overlay.gloss]));
    return glosses.size === 0 ? entries : entries.map((entry) => ({ ...entry, gloss: glosses.get(entry.id) ?? entry.gloss }));
  };
  const stamp = corrections.map(([id, { updatedAt }]) => `${id}@${updatedAt}`).join(' ');
  const newest = personal.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0);
  return [
    { owner: 'own', stamp: `${personal.length} ${newest} ${personal.reduce((sum, { updatedAt }) => (sum + updatedAt) % 2 ** 40, 0)}`, entries: () => personal.map(({ entry }) => entry), own: true },
    ...packs.map(({ pack, entries }): Group => ({ owner: pack.edition, stamp: `${entries.length} ${stamp}`, entries: () => corrected(entries), own: false })),
    { owner: 'built-in', stamp: `${version} ${builtIn.length} ${stamp}`, entries: () => corrected(builtIn), own: false },
  ];
}
