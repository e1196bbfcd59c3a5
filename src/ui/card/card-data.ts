/**
 * What the cards of a page or screen know beyond the entry at hand: headwords for their
 * links, titles for their sources. Entries themselves are asked for each time,
 * since a reader may have changed one.
 */
import type { EntryId, Work } from '../../domain/entry.ts';
import type { EntryView } from '../../domain/entry-view.ts';
import type { LookupFailure } from '../../domain/failure.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

type Works = Readonly<Record<string, Work>>;

/** Entries in any order; an id without an entry is left out. */
export type Lookup = (ids: EntryId[]) => Promise<Result<EntryView[], LookupFailure>>;

export type CardSources = {
  readonly lookup: Lookup;
  /** Headwords of see-also links; without it they are looked up like entries. */
  readonly heads?: ((ids: EntryId[]) => Promise<ReadonlyMap<EntryId, string>>) | undefined;
  /** The works that sources cite, asked for once, at the first opening. */
  readonly works?: (() => Promise<Result<Readonly<Record<string, Work>>, LookupFailure>>) | undefined;
};

export type CardData = {
  readonly heads: ReadonlyMap<EntryId, string>;
  readonly works: () => Works;
  readonly entries: (ids: readonly EntryId[]) => Promise<Result<ReadonlyMap<EntryId, EntryView>, LookupFailure>>;
  /** Learns the headwords not known yet; whether anything was learnt. */
  readonly learnHeads: (ids: readonly EntryId[]) => Promise<boolean>;
  /** Learns the works if they aren't known yet; whether anything was learnt. */
  readonly learnWorks: () => Promise<boolean>;
};

export function createCardData(sources: CardSources): CardData {
  const heads = new Map<EntryId, string>();
  let works: Works | undefined;

  const entries: CardData['entries'] = async (ids) => {
    const found = await sources.lookup([...new Set(ids)]);
    if (!found.ok) return fail(found.failure);
    for (const { id, head } of found.value) heads.set(id, head);
    return ok(new Map(found.value.map((entry) => [entry.id, entry])));
  };

  return {
    heads,
    works: () => works ?? {},
    entries,
    learnHeads: async (ids) => {
      const known = heads.size;
      const unknown = ids.filter((id) => !heads.has(id));
      if (unknown.length === 0) return false;
      if (sources.heads) for (const [id, head] of await sources.heads(unknown)) heads.set(id, head);
      else await entries(unknown);
      return heads.size > known;
    },
    learnWorks: async () => {
      if (works || !sources.works) return false;
      const found = await sources.works();
      if (found.ok) works = found.value;
      return found.ok;
    },
  };
}
