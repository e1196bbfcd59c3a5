/**
 * Writes what an import takes: among the reader's own entries, lot by lot, or
 * as the new edition of a pack, shown at once when all of it is there.
 */
import type { Entry, EntryId } from '../domain/entry.ts';
import { entryId } from '../domain/entry.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { MOST_DERIVED } from '../exchange/limits.ts';
import type { ImportChoices, ImportFailure } from '../protocol/pack-requests.ts';
import { applyChange, type ChangeFailure, type Step } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { attempt } from '../storage/failure.ts';
import { addShelves, beginEdition, dropEdition, shelved, shelvesFor } from '../storage/packs.ts';
import { inShelfOrder } from '../storage/personal.ts';
import type { OverlayRow, PackRow, PersonalRow } from '../storage/rows.ts';
import { numbered } from './entry-ids.ts';
import { readHeldEntries, type HeldEntries } from './held-entries.ts';
import { asOwn, classOf, type Held, type Incoming } from './import-classes.ts';
import type { ImportFile } from './import-file.ts';
import { nextTurn } from '../platform/turns.ts';

export type Applied = { readonly added: number; readonly changed: number; readonly left: number; readonly overlays: number; readonly undo: string };
export type ApplyOptions = { readonly choices: ImportChoices; readonly signal: AbortSignal; readonly onProgress: (done: number, total: number) => void };

/** Rows of one transaction: some 100 ms, in which a reader waits for nothing but them. */
const TOGETHER = 1000;
const SHELVES_TOGETHER = 5;

function* inLots<Value>(values: readonly Value[], size = TOGETHER): Generator<readonly Value[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}

export async function applyToPersonal(database: SpravkaDatabase, { entries, overlays }: ImportFile, { choices, signal, onProgress }: ApplyOptions): Promise<Result<Applied, ImportFailure>> {
  const sum = { added: 0, changed: 0, left: 0, overlays: 0 };
  const plain = entries.length > MOST_DERIVED;

  async function* steps(): AsyncGenerator<Step> {
    const held = await readHeldEntries(database);
    const given = new Set<EntryId>(entries.map(({ entry }) => entry.id));
    const writing = entries.flatMap((incoming) => {
      const other = held.get(incoming.entry.id);
      const id = idToWrite(incoming, other, choices, (each) => held.has(each) || given.has(each));
      if (id !== null) given.add(id);
      return id === null ? [] : [{ incoming, held: other, id }];
    });
    sum.left += entries.length - writing.length;
    for (const lot of inLots(inShelfOrder(writing, ({ id }) => id))) {
      yield { table: 'personal', keys: lot.map(({ id }) => id), decide: (before, index) => decide(before, lot[index]!) };
      await nextTurn();
    }
    for (const lot of inLots(overlays)) yield { table: 'overlays', keys: lot.map(({ id }) => id), decide: (before, index) => decideOverlay(before, lot[index]!) };
  }

  function decide(before: PersonalRow | undefined, { incoming, held, id }: { incoming: Incoming; held: Held | undefined; id: EntryId }): PersonalRow | undefined {
    const expected = held?.owner === 'own' && id === incoming.entry.id ? held.row.updatedAt : undefined;
    // Another window has written it since the lot was compared: that stays.
    if (before?.updatedAt !== expected) {
      sum.left++;
      return undefined;
    }
    sum[before === undefined ? 'added' : 'changed']++;
    const now = Date.now();
    return { id, entry: { ...asOwn(incoming), id }, createdAt: before?.createdAt ?? now, updatedAt: Math.max(Math.min(incoming.updatedAt ?? now, now), (before?.updatedAt ?? 0) + 1), ...(plain && { plain }) };
  }

  function decideOverlay(before: OverlayRow | undefined, overlay: OverlayRow): OverlayRow | undefined {
    if (before !== undefined && before.updatedAt >= overlay.updatedAt && choices.conflicting !== 'take') return undefined;
    sum.overlays++;
    return { ...overlay, updatedAt: overlay.updatedAt || Date.now() };
  }

  const done = await applyChange(database, 'import', steps(), { signal, onStep: () => onProgress(sum.added + sum.changed + sum.left, entries.length) });
  return done.ok ? ok({ ...sum, undo: done.value.token }) : fail(done.failure);
}

/** Null where the reader's choice is to leave it. */
function idToWrite(incoming: Incoming, held: Held | undefined, choices: ImportChoices, isTaken: (id: EntryId) => boolean): EntryId | null {
  const { id } = incoming.entry;
  const kind = classOf(incoming, held);
  if (kind === 'new') return id;
  if (kind === 'same') return null;
  const choice = choices[kind];
  if (choice === 'keep') return null;
  // An entry of another owner can't be overwritten; one of the reader's own with its id stands before it.
  return choice === 'take' ? id : firstFree(id, isTaken);
}

function firstFree(id: EntryId, isTaken: (id: EntryId) => boolean): EntryId {
  for (let number = 2; ; number++) if (!isTaken(numbered(id, number))) return numbered(id, number);
}

export async function applyToPack(database: SpravkaDatabase, { entries, info }: ImportFile, { choices, signal, onProgress }: ApplyOptions): Promise<Result<Applied, ImportFailure>> {
  const { id, title } = choices.pack ?? info;
  const begun = await attempt(async () => {
    const before = await database.packs.get(id);
    return { before, held: await readHeldEntries(database, before?.edition ?? ''), edition: await beginEdition(database) };
  });
  if (!begun.ok) return begun;
  const { before, held, edition } = begun.value;
  const written = await writeEdition(database, edition, entries, { held, own: before?.edition, suffix: id, conflicting: choices.conflicting, signal, onProgress });
  const { works, author, licence, description, edition: version } = info;
  const row: PackRow = {
    id, title, version, works, edition, shelves: written.ok ? shelvesFor(written.value.written) : 0, on: before?.on ?? true, entries: written.ok ? written.value.written : 0, importedAt: Date.now(), plain: entries.length > MOST_DERIVED,
    ...(author !== undefined && { author }), ...(licence !== undefined && { licence }), ...(description !== undefined && { description }),
  };
  const shown = written.ok ? await applyChange(database, before ? 'update-pack' : 'import-pack', [{ table: 'packs', keys: [id], decide: () => row }]) : written;
  if (!shown.ok || !written.ok) {
    await dropEdition(database, edition).catch(() => undefined);
    return shown.ok ? fail({ kind: 'cancelled' }) : shown;
  }
  return ok({ added: before ? 0 : written.value.written, changed: before ? written.value.written : 0, left: written.value.left, overlays: 0, undo: shown.value.token });
}

type EditionOptions = { readonly held: HeldEntries; /** The pack's edition before. */ readonly own: string | undefined; readonly suffix: string; readonly conflicting: ImportChoices['conflicting']; readonly signal: AbortSignal; readonly onProgress: ApplyOptions['onProgress'] };

/** Ids that belong to others get the pack's name behind them, the same at every update; links within the pack follow. */
async function writeEdition(database: SpravkaDatabase, edition: string, entries: readonly Incoming[], { held, own, suffix, conflicting, signal, onProgress }: EditionOptions): Promise<Result<{ written: number; left: number }, ChangeFailure<never>>> {
  const isOthers = (id: EntryId): boolean => {
    const other = held.get(id);
    return other !== undefined && !(other.owner === 'pack' && other.edition === own);
  };
  const clashes = new Set<EntryId>(conflicting === 'take' ? [] : entries.map(({ entry }) => entry.id).filter(isOthers));
  const given = new Set<EntryId>(entries.map(({ entry }) => entry.id));
  const named = (id: EntryId): EntryId => {
    if (conflicting !== 'both' || !clashes.has(id)) return id;
    const mine = entryId(`${id.slice(0, 80 - suffix.length - 1).replace(/-+$/, '')}-${suffix}`);
    return given.has(mine) || isOthers(mine) ? firstFree(mine, (other) => given.has(other) || isOthers(other)) : mine;
  };
  const kept = entries.filter(({ entry }) => conflicting !== 'keep' || !clashes.has(entry.id));
  const rows = kept.map(({ entry }): Entry => ({ ...entry, id: named(entry.id), see: entry.see.map(named) }));
  let written = 0;
  for (const some of inLots([...shelved(rows, shelvesFor(rows.length))], SHELVES_TOGETHER)) {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    const added = await attempt(() => addShelves(database, edition, new Map(some)));
    if (!added.ok) return added;
    written += some.reduce((sum, [, there]) => sum + there.length, 0);
    onProgress(written, rows.length);
    await nextTurn();
  }
  if (signal.aborted) return fail({ kind: 'cancelled' });
  return ok({ written, left: entries.length - rows.length });
}
