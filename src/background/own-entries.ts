/**
 * The reader's own entries and their overlays: saved, removed, copied, undone.
 * What a save rests on is checked in the transaction that writes, so that of
 * two windows with one entry the second is told, never the first overwritten.
 */
import type { Draft, Problem } from '../domain/draft.ts';
import type { EntryId } from '../domain/entry.ts';
import type { EntryView, Overlay } from '../domain/entry-view.ts';
import { readDraft } from '../domain/read-draft.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { tameValue } from '../domain/tame-text.ts';
import type { DraftFailure, GoneFailure, WriteFailure } from '../protocol/written-failures.ts';
import { applyChange, lastChange, Refused, undoChange, type Change, type ChangeFailure, type Step } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { ownView, readEntries } from '../storage/entries.ts';
import { attempt } from '../storage/failure.ts';
import { overlayKeysOf } from '../storage/overlays.ts';
import { readAllPersonal } from '../storage/personal.ts';
import { newestId } from '../storage/renames.ts';
import type { PersonalRow } from '../storage/rows.ts';
import { freeId, idOf } from './entry-ids.ts';
import { orFull, type RoomLeft } from './room.ts';

export type Saved = { readonly id: EntryId; readonly updatedAt: number; readonly undo: string };
type Count = { readonly undo: string; readonly count: number };

export type OwnEntries = {
  readonly list: (offset: number, limit: number) => Promise<Result<{ total: number; entries: EntryView[] }, WriteFailure>>;
  readonly save: (draft: Draft, basis?: number) => Promise<Result<Saved, DraftFailure>>;
  readonly remove: (ids: readonly EntryId[]) => Promise<Result<Count, WriteFailure>>;
  readonly duplicate: (id: EntryId) => Promise<Result<Saved, GoneFailure>>;
  readonly undo: (token: string) => Promise<Result<{ restored: number; kept: number }, GoneFailure>>;
  readonly last: () => Promise<{ undo: string; what: string; count: number; at: number } | null>;
  readonly saveOverlay: (id: EntryId, overlay: Overlay) => Promise<Result<{ undo: string }, GoneFailure>>;
  readonly listOverlays: () => Promise<Result<{ id: EntryId; head: string; overlay: Overlay; updatedAt: number; orphan: boolean }[], WriteFailure>>;
  /** Whether any entry has the id, whoever's. */
  readonly isTaken: (id: EntryId) => Promise<boolean>;
};

type Parts = {
  readonly database: SpravkaDatabase;
  /** Before more than one entry is removed. */
  readonly backUp: () => Promise<Result<unknown, WriteFailure>>;
  readonly changed: () => void;
  readonly roomLeft: RoomLeft;
  readonly now?: () => number;
};

/** Rows a transaction writes at once. */
const TOGETHER = 1000;

export function createOwnEntries({ database, backUp, changed, roomLeft, now = Date.now }: Parts): OwnEntries {
  async function change<Refusal>(what: string, steps: readonly Step[] | AsyncIterable<Step>): Promise<Result<Change, Exclude<ChangeFailure<Refusal>, { kind: 'cancelled' }>>> {
    const done = await orFull(await applyChange<Refusal>(database, what, steps, { now }), roomLeft);
    if (done.ok) changed();
    return done as Result<Change, Exclude<ChangeFailure<Refusal>, { kind: 'cancelled' }>>;
  }

  const isTaken = async (id: EntryId): Promise<boolean> => (await readEntries(database, [id])).length > 0;

  async function freeIdFor(head: string): Promise<EntryId> {
    const base = idOf(head);
    const taken = new Set<EntryId>();
    for (let id = base; ; id = freeId(base, (each) => taken.has(each))) {
      if (!(await isTaken(id))) return id;
      taken.add(id);
    }
  }

  async function write(row: Omit<PersonalRow, 'createdAt' | 'updatedAt'>, basis: number | undefined): Promise<Result<Saved, DraftFailure>> {
    let updatedAt = now();
    const step: Step = {
      table: 'personal',
      keys: [row.id],
      decide: (before) => {
        if (basis === undefined && before !== undefined) throw new Refused<DraftFailure>({ kind: 'invalid', problems: [{ field: 'id', problem: 'id-taken' }] });
        if (basis !== undefined && before === undefined) throw new Refused<DraftFailure>({ kind: 'removed-elsewhere' });
        if (before !== undefined && before.updatedAt !== basis) throw new Refused<DraftFailure>({ kind: 'changed-elsewhere', current: ownView(before) });
        updatedAt = Math.max(updatedAt, (before?.updatedAt ?? 0) + 1);
        return { ...row, createdAt: before?.createdAt ?? updatedAt, updatedAt };
      },
    };
    const done = await change<DraftFailure>(basis === undefined ? 'add' : 'edit', [step]);
    return done.ok ? ok({ id: row.id, updatedAt, undo: done.value.token }) : done;
  }

  async function save(draft: Draft, basis?: number): Promise<Result<Saved, DraftFailure>> {
    const given = draft.id?.trim() ?? '';
    const read = readDraft({ ...draft, id: given === '' && draft.head.trim() !== '' ? idOf(draft.head) : given });
    if (!read.ok) return fail({ kind: 'invalid', problems: read.failure as Problem[] });
    const found = await attempt(async () => {
      if (basis !== undefined) return read.value.entry.id;
      if (given === '') return freeIdFor(read.value.entry.head);
      return (await isTaken(read.value.entry.id)) ? null : read.value.entry.id;
    });
    if (!found.ok) return found;
    if (found.value === null) return fail({ kind: 'invalid', problems: [{ field: 'id', problem: 'id-taken' }] });
    return write({ id: found.value, entry: { ...read.value.entry, id: found.value } }, basis);
  }

  async function duplicate(id: EntryId): Promise<Result<Saved, GoneFailure>> {
    const found = await attempt(async () => {
      const [view] = await readEntries(database, [id]);
      if (view === undefined) return null;
      const { own: _own, updatedAt: _at, pack: _pack, overlay: _overlay, renamedFrom: _from, ...entry } = view;
      return { ...entry, id: await freeIdFor(view.head) };
    });
    if (!found.ok) return found;
    if (found.value === null) return fail({ kind: 'gone' });
    const saved = await write({ id: found.value.id, entry: found.value }, undefined);
    // Between looking for a free id and writing, another window may have taken it.
    return saved.ok ? saved : saved.failure.kind === 'storage-full' || saved.failure.kind === 'storage-unavailable' ? fail(saved.failure) : duplicate(id);
  }

  async function remove(ids: readonly EntryId[]): Promise<Result<Count, WriteFailure>> {
    if (ids.length > 1) {
      const backup = await backUp();
      if (!backup.ok) return backup;
    }
    const removing = (some: readonly EntryId[]): Step => ({ table: 'personal', keys: some, decide: () => null });
    const done = await change<never>('remove', ids.length <= TOGETHER ? [removing(ids)] : stepsOf(ids, removing));
    return done.ok ? ok({ undo: done.value.token, count: done.value.removed }) : done;
  }

  async function saveOverlay(id: EntryId, overlay: Overlay): Promise<Result<{ undo: string }, GoneFailure>> {
    const says = Object.values(overlay).some((value) => value !== undefined && value.length > 0);
    const found = await attempt(async () => {
      const [entry] = await readEntries(database, [id]);
      return { entry, keys: await overlayKeysOf(database, id) };
    });
    if (!found.ok) return found;
    const { entry, keys } = found.value;
    if (says && (entry === undefined || entry.own === true)) return fail({ kind: 'gone' });
    const key = entry?.id ?? id;
    const step: Step = {
      table: 'overlays',
      keys: [...new Set([...keys, key])],
      decide: (_before, index) => (says && entry !== undefined && [...new Set([...keys, key])][index] === key ? { id: key, overlay: tameValue(withoutEmpty(overlay)) as Overlay, head: entry.head, updatedAt: now() } : null),
    };
    const done = await change<never>(says ? 'overlay' : 'revert', [step]);
    return done.ok ? ok({ undo: done.value.token }) : done;
  }

  return {
    isTaken,
    save,
    duplicate,
    remove,
    saveOverlay,
    list: (offset, limit) =>
      attempt(async () => {
        const rows = (await readAllPersonal(database)).sort((a, b) => b.updatedAt - a.updatedAt);
        return { total: rows.length, entries: rows.slice(offset, offset + limit).map(ownView) };
      }),
    undo: async (token) => {
      const undone = await undoChange(database, token);
      if (undone.ok) changed();
      return undone;
    },
    last: async () => {
      const change = await lastChange(database);
      return change === undefined ? null : { undo: change.token, what: change.what, count: change.count, at: change.at };
    },
    listOverlays: () =>
      attempt(async () => {
        const rows = await database.overlays.toArray();
        const renamed = (await database.state.get('glossary'))?.renamed ?? {};
        const entries = new Map((await readEntries(database, rows.map(({ id }) => newestId(id, renamed)))).map((entry) => [entry.id, entry]));
        return rows.map(({ id, head, overlay, updatedAt }) => {
          const entry = entries.get(newestId(id, renamed));
          return { id: entry?.id ?? id, head: entry?.head ?? head, overlay, updatedAt, orphan: entry === undefined };
        });
      }),
  };
}

const withoutEmpty = (overlay: Overlay): Overlay => Object.fromEntries(Object.entries(overlay).filter(([, value]) => value !== undefined && value.length > 0));

async function* stepsOf<Value>(values: readonly Value[], step: (some: readonly Value[]) => Step): AsyncGenerator<Step> {
  for (let at = 0; at < values.length; at += TOGETHER) yield step(values.slice(at, at + TOGETHER));
}
