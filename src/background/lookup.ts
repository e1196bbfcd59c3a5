/**
 * The popup's search over all entries. Each owner's entries have an index of
 * their own, built anew only when they have changed: a personal entry saved does
 * not cost the index of the whole glossary. The indexes are kept for the next
 * worker, which answers from them at once and reads the entries when nobody asks.
 */
import type { Entry } from '../domain/entry.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { ok, type Result } from '../domain/result.ts';
import type { Hit } from '../protocol/search-requests.ts';
import type { CopiedIndex } from '../search/copy.ts';
import { bestOf, buildSearch, type KeptSearch, type Search, type SearchDepth } from '../search/search.ts';
import type { SearchRow } from '../search/search-rows.ts';
import type { Holdings } from '../storage/entries.ts';
import type { HeldOnce } from './holdings.ts';
import type { KeptIndex, KeptIndexes } from './kept-indexes.ts';
import { runInTurns } from '../platform/turns.ts';

export type Lookup = {
  readonly search: (query: string, limit: number) => Promise<Result<Hit[], LookupFailure>>;
  /** Something was written, or a worker has started: what the next search needs is made and kept before it, if it isn't. */
  readonly prepare: () => void;
  /** All that is indexed, for who would search it without asking; null while it is not at hand, or would take much memory. */
  readonly copy: () => Promise<readonly CopiedIndex[] | null>;
};

/** `stamp` tells whether the entries may be those of the index; `isKept`, whether the index is the very one that is kept. */
type Index = { readonly stamp: string; readonly search: Search; readonly own: boolean; isKept: boolean; /** As it is kept, for copies. */ kept?: KeptSearch | undefined };
type Known = Pick<Index, 'stamp' | 'isKept' | 'kept'> & { readonly search: Pick<Search, 'over'> };

/** In ms without a question, after which what only saves time is done. */
const QUIET = 1000;
/** The same without a change: of a hundred thousand entries it takes seconds, and edits come one after the other. */
const SETTLED = 3000;

/** Entries: some 50 MB, for as long as the popup is open. */
const MOST_COPIED = 50_000;

export function createLookup(holdings: HeldOnce, kept?: KeptIndexes, mostCopied = MOST_COPIED): Lookup {
  let indexes = new Map<string, Index>();
  let indexed: Holdings | null = null;
  let indexedEdition: number | undefined;
  /** One building at a time: the next query's finds most of it done. */
  let building: Promise<void> = Promise.resolve();
  let quiet: ReturnType<typeof setTimeout> | undefined;
  /** What the indexes that are kept answer for, as far as this worker knows. */
  let keptState = '';

  async function update(held: Holdings): Promise<void> {
    if (indexed === held) return;
    const before: ReadonlyMap<string, Known> = indexed ? indexes : new Map(((await kept?.read()) ?? []).map((each) => [each.owner, { ...each, isKept: true }]));
    const next = new Map<string, Index>();
    for (const { owner, stamp, entries, own, depth } of groupsOf(held)) {
      const known = before.get(owner);
      const list = entries();
      const same = known?.stamp === stamp ? known.search.over(list) : null;
      next.set(owner, { stamp, search: same ?? (await runInTurns(buildSearch(list, depth))), own, isKept: same !== null && known!.isKept, ...(same && list.length <= mostCopied && { kept: known!.kept }) });
    }
    indexes = next;
    indexed = held;
  }

  async function bringUpToDate(): Promise<Result<null, LookupFailure>> {
    const edition = holdings.edition();
    const held = await holdings.read();
    if (!held.ok) return held;
    building = building.catch(() => undefined).then(() => update(held.value));
    await building;
    indexedEdition = edition;
    return ok(null);
  }

  /** Keeps what is indexed, for the state it was read in: whatever is written meanwhile leaves another. */
  async function keep(store: KeptIndexes): Promise<void> {
    if (indexed === null || indexed.state === keptState) return;
    const [{ state }, written] = [indexed, indexes];
    await store.write(state, [...written].map(([owner, index]) => ({ owner, ...index })));
    for (const index of written.values()) index.isKept = true;
    keptState = state;
  }

  function onceQuiet(wait: number, save: (store: KeptIndexes) => Promise<void>): void {
    clearTimeout(quiet);
    // No room, or no database: the next worker makes its own.
    if (kept) quiet = setTimeout(() => void save(kept).catch(() => undefined), wait);
  }
  const saveAll = async (store: KeptIndexes): Promise<void> => {
    await bringUpToDate();
    await keep(store);
  };

  /** What the last worker kept; null where that is not what is held now. */
  async function keptNow({ read, state }: KeptIndexes): Promise<readonly KeptIndex[] | null> {
    const [opened, now] = await Promise.all([read(), state()]);
    if (opened.length === 0 || opened.some(({ holds }) => holds !== now)) return null;
    keptState = now;
    return opened;
  }

  return {
    copy: async () => {
      const early = kept && indexed === null ? await keptNow(kept).catch(() => null) : null;
      if (!early && indexedEdition !== holdings.edition()) return null;
      const sources: readonly Source[] = early?.map(keptSource) ?? [...indexes.values()].map(indexedSource);
      return sources.reduce((sum, { size }) => sum + size, 0) > mostCopied ? null : copied(sources.filter(({ size }) => size > 0));
    },
    prepare: () => onceQuiet(SETTLED, async (store) => {
      if (!(await store.isCurrent())) await saveAll(store);
    }),
    search: async (query, limit) => {
      onceQuiet(QUIET, saveAll);
      const early = kept && indexed === null ? await keptNow(kept).catch(() => null) : null;
      if (early) return ok(bestOf(early, query, limit).map(({ entry, own }) => hitOf(entry, own)));
      const done = await bringUpToDate();
      if (!done.ok) return done;
      return ok(bestOf([...indexes.values()], query, limit).map(({ entry, own }) => hitOf(entry, own)));
    },
  };
}

type Source = { readonly own: boolean; readonly size: number; readonly keep: () => Promise<KeptSearch> };

const keptSource = ({ own, kept }: KeptIndex): Source => ({ own, size: kept.rows.kinds.length, keep: () => Promise.resolve(kept) });
const indexedSource = (index: Index): Source => ({ own: index.own, size: index.search.size, keep: async () => (index.kept ??= await runInTurns(index.search.keep())) });

async function copied(sources: readonly Source[]): Promise<CopiedIndex[]> {
  const copies: CopiedIndex[] = [];
  for (const { own, keep } of sources) copies.push({ own, ...(await keep()) });
  return copies;
}

export const hitOf = ({ id, kind, head, cyrillic, gloss }: SearchRow, own: boolean): Hit => ({ id, kind, head, ...(cyrillic !== undefined && { cyrillic }), gloss, ...(own && { own }) });

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
