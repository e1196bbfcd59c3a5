/**
 * The popup's search over all entries. Each owner's entries have an index of
 * their own, built on the first query and again only when they have changed:
 * a personal entry saved does not cost the index of the whole glossary.
 */
import type { Entry } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Hit } from '../protocol/requests.ts';
import { buildSearch, byScore, type Rated, type Search, type SearchDepth } from '../search/search.ts';
import type { Holdings } from '../storage/entries.ts';
import type { HeldOnce } from './holdings.ts';
import { runInTurns } from './turns.ts';

export type Lookup = { readonly search: (query: string, limit: number) => Promise<Result<Hit[], LookupFailure>> };

/** `stamp` tells whether the entries are those of the index. */
type Index = { readonly stamp: string; readonly search: Search; readonly own: boolean };

export function createLookup(holdings: HeldOnce): Lookup {
  let indexes = new Map<string, Index>();
  let indexed: Holdings | null = null;
  /** One building at a time: the next query's finds most of it done. */
  let building: Promise<void> = Promise.resolve();

  async function update(held: Holdings): Promise<void> {
    if (indexed === held) return;
    const next = new Map<string, Index>();
    for (const { owner, stamp, entries, own, depth } of groupsOf(held)) {
      const known = indexes.get(owner);
      next.set(owner, known?.stamp === stamp ? known : { stamp, search: await runInTurns(buildSearch(entries(), depth)), own });
    }
    indexes = next;
    indexed = held;
  }

  return {
    search: async (query, limit) => {
      const held = await holdings.read();
      if (!held.ok) return held;
      building = building.catch(() => undefined).then(() => update(held.value));
      await building;
      const rated = [...indexes.values()].flatMap(({ search, own }) => search.rate(query, limit).map((each) => ({ ...each, own })));
      return ok(rated.sort(byScoreThenOwn).slice(0, limit).map(({ entry, own }) => hitOf(entry, own)));
    },
  };
}

type Owned = Rated & { readonly own: boolean };
const byScoreThenOwn = (a: Owned, b: Owned): number => byScore(a, b) || Number(b.own) - Number(a.own);

export const hitOf = ({ id, kind, head, cyrillic, gloss }: Entry, own: boolean): Hit => ({ id, kind, head, ...(cyrillic !== undefined && { cyrillic }), gloss, ...(own && { own }) });

type Group = { readonly owner: string; readonly stamp: string; readonly entries: () => readonly Entry[]; readonly own: boolean; readonly depth: SearchDepth };

function groupsOf({ personal, packs, builtIn, version, overlays }: Holdings): Group[] {
  const corrections = [...overlays].filter(([, { overlay }]) => overlay.gloss !== undefined);
  const corrected = (entries: readonly Entry[]): readonly Entry[] => {
    const glosses = new Map(corrections.map(([id, { overlay }]) => [id, overlay.gloss]));
    return glosses.size === 0 ? entries : entries.map((entry) => ({ ...entry, gloss: glosses.get(entry.id) ?? entry.gloss }));
  };
  const stamp = corrections.map(([id, { updatedAt }]) => `${id}@${updatedAt}`).join(' ');
  return [
    ownGroup('own', personal.filter(({ plain }) => plain !== true), 'everything'),
    ownGroup('own, from large files', personal.filter(({ plain }) => plain === true), 'spellings'),
    ...packs.map(({ pack, entries }): Group => ({ owner: pack.edition, stamp: `${entries.length} ${stamp}`, entries: () => corrected(entries), own: false, depth: pack.plain ? 'spellings' : 'everything' })),
    { owner: 'built-in', stamp: `${version} ${builtIn.length} ${stamp}`, entries: () => corrected(builtIn), own: false, depth: 'everything' },
  ];
}

/** No edit leaves both the number of rows and the sum of their times as they were. */
function ownGroup(owner: string, rows: Holdings['personal'], depth: SearchDepth): Group {
  const times = rows.reduce((sum, { updatedAt }) => (sum + updatedAt) % 2 ** 50, 0);
  return { owner, stamp: `${rows.length} ${times}`, entries: () => rows.map(({ entry }) => entry), own: true, depth };
}
