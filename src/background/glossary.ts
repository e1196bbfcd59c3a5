/**
 * The glossary as the handlers see it: entries by id, whatever state the
 * database is in. Seeds on start, publishes the matcher, and answers from the
 * package when IndexedDB is refused, so that built-in terms still work.
 */
import type { Entry, EntryId, Work } from '../domain/entry.ts';
import type { EntryView } from '../domain/entry-view.ts';
import type { LookupFailure } from '../domain/failure.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { GlossaryState } from '../protocol/search-requests.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { readEntries, readHoldings, type Holdings } from '../storage/entries.ts';
import { newestId } from '../storage/renames.ts';
import { readWorks } from '../storage/works.ts';
import { seed, type GlossaryPackage, type PackagedGlossary } from '../storage/seed.ts';

export type Glossary = {
  /** Settles when seeding has ended, well or not. */
  readonly settled: Promise<void>;
  /** Where the browser has begun another database. */
  readonly seedAgain: () => Promise<void>;
  readonly get: (ids: readonly EntryId[]) => Promise<Result<EntryView[], LookupFailure>>;
  /** Everything, by owner. */
  readonly all: () => Promise<Result<Holdings, LookupFailure>>;
  readonly works: () => Promise<Result<Record<string, Work>, LookupFailure>>;
  readonly describe: () => Promise<GlossaryState>;
};

type Parts = {
  readonly database: SpravkaDatabase;
  readonly packaged: GlossaryPackage;
  /** Called whenever the packaged version may differ from what pages have. */
  readonly publishMatcher: () => Promise<void>;
  /** Before a newer version takes the place of the one held. */
  readonly beforeUpdate?: () => Promise<unknown>;
  /** The entries in the database are others now. */
  readonly onSeeded?: (outcome: 'seeded' | 'updated') => void;
  readonly onError: (error: unknown, where: string) => void;
};

export function createGlossary({ database, packaged, publishMatcher, beforeUpdate, onSeeded, onError }: Parts): Glossary {
  let storage: GlossaryState['storage'];
  let seeded = seedDatabase();
  const settled = settle();

  async function settle(): Promise<void> {
    await Promise.all([seeded, publishMatcher().catch((error: unknown) => onError(error, 'publishing the matcher'))]);
  }

  async function seedDatabase(): Promise<void> {
    storage = 'seeding';
    try {
      const outcome = await seed(database, packaged, beforeUpdate);
      storage = 'ready';
      if (outcome !== 'current') onSeeded?.(outcome);
    } catch (error) {
      storage = 'unavailable';
      onError(error, 'seeding the glossary');
    }
  }

  /** A database seeded by an earlier version answers at once; only an empty one makes readers wait. */
  async function readable(): Promise<boolean> {
    try {
      if (storage === 'seeding' && (await database.state.get('glossary')) === undefined) await seeded;
    } catch {
      await seeded;
    }
    return storage !== 'unavailable';
  }

  async function either<Value>(fromDatabase: () => Promise<Value>, fromPackage: (glossary: PackagedGlossary) => Value): Promise<Result<Value, LookupFailure>> {
    try {
      if (await readable()) return ok(await fromDatabase());
    } catch (error) {
      onError(error, 'reading the glossary');
    }
    try {
      return ok(fromPackage(await packaged.read()));
    } catch (error) {
      return fail({ kind: 'storage-unavailable', message: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    settled,
    seedAgain: () => (seeded = seedDatabase()),
    get: (ids) => either<EntryView[]>(() => readEntries(database, ids), (glossary) => pick(glossary, ids)),
    all: () => either(() => readHoldings(database), (glossary): Holdings => ({ personal: [], packs: [], builtIn: glossary.entries, version: glossary.version, overlays: new Map(), state: '' })),
    works: () => either(() => readWorks(database), (glossary) => glossary.works),
    describe: async () => {
      if (storage === 'unavailable') return { version: null, entries: 0, storage };
      const held = await database.state.get('glossary').catch(() => undefined);
      return { version: held?.version ?? null, entries: held === undefined ? 0 : await database.entries.count(), storage };
    },
  };
}

function pick(glossary: PackagedGlossary, ids: readonly EntryId[]): Entry[] {
  const byId = new Map(glossary.entries.map((entry) => [entry.id, entry]));
  return ids.map((id) => byId.get(newestId(id, glossary.renamed))).filter((entry) => entry !== undefined);
}
