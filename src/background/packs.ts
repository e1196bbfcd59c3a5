/**
 * Packs: listed, switched, removed.
 */
import type { PackId } from '../domain/entry-view.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Pack } from '../protocol/pack-requests.ts';
import type { GoneFailure, WriteFailure } from '../protocol/written-failures.ts';
import { applyChange, Refused } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { attempt } from '../storage/failure.ts';

export type Packs = {
  readonly list: () => Promise<Result<Pack[], WriteFailure>>;
  readonly switchOn: (id: PackId, on: boolean) => Promise<Result<null, GoneFailure>>;
  /** The entries stay in the database as long as the removal can be undone. */
  readonly remove: (id: PackId) => Promise<Result<{ undo: string; count: number }, GoneFailure>>;
};

const GONE = new Refused<GoneFailure>({ kind: 'gone' });

export const createPacks = (database: SpravkaDatabase, changed: () => void): Packs => ({
  list: () => attempt(async () => (await database.packs.toArray()).sort((a, b) => a.importedAt - b.importedAt).map(({ by: _by, works: _works, edition: _edition, shelves: _shelves, plain: _plain, ...pack }) => pack)),
  switchOn: async (id, on) => {
    const done = await applyChange<GoneFailure>(database, 'switch', [{ table: 'packs', keys: [id], decide: (before) => { if (!before) throw GONE; return { ...before, on }; } }]);
    if (done.ok) changed();
    return done.ok ? ok(null) : fail(done.failure as GoneFailure);
  },
  remove: async (id) => {
    let count = 0;
    const done = await applyChange<GoneFailure>(database, 'remove-pack', [{ table: 'packs', keys: [id], decide: (before) => { if (!before) throw GONE; count = before.entries; return null; } }]);
    if (done.ok) changed();
    return done.ok ? ok({ undo: done.value.token, count }) : fail(done.failure as GoneFailure);
  },
});
