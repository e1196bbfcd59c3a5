/**
 * Puts back what a file of everything holds, in place of what is there. The
 * change is one, and can be undone as one.
 */
import * as v from 'valibot';
import { EntryIdSchema, type Entry, type EntryId } from '../domain/entry.ts';
import { OverlaySchema } from '../domain/entry-view.ts';
import { readDraft } from '../domain/read-draft.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { tameValue } from '../domain/tame-text.ts';
import { openFile, readItems } from '../exchange/open-file.ts';
import { LookItemSchema, PackEntryItemSchema, PersonalItemSchema, type EverythingHeader } from '../exchange/pack-format.ts';
import type { Item, Refusal } from '../exchange/reading.ts';
import { applyChange, type Change, type ChangeFailure, type Step } from '../storage/changes.ts';
import type { SpravkaDatabase } from '../storage/database.ts';
import { mergeLooks, type NewLook } from '../storage/looks.ts';
import { addShelves, beginEdition, dropEdition, shelved, shelvesFor } from '../storage/packs.ts';
import { inShelfOrder, readAllPersonal } from '../storage/personal.ts';
import type { OverlayRow, PackRow, PersonalRow } from '../storage/rows.ts';
import { inTurns, runInTurns } from '../platform/turns.ts';

export type Everything = {
  readonly header: EverythingHeader;
  readonly personal: ReadonlyMap<string, PersonalRow>;
  readonly overlays: ReadonlyMap<string, OverlayRow>;
  readonly packEntries: ReadonlyMap<string, ReadonlyMap<EntryId, Entry>>;
  /** Of the reading log. */
  readonly looks: readonly NewLook[];
  /** Items that could not be read, or whose id another had before them. */
  readonly faulty: number;
};

/** Reads the whole file before anything is written. */
export async function readEverything(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Everything, Refusal>> {
  const opened = await runInTurns(openFile(bytes, { format: 'pack' }));
  if (!opened.ok) return opened;
  if (opened.value.kind !== 'json' || opened.value.file.header.format !== 'spravka-everything') return fail({ why: 'not-a-pack', detail: 'a pack is imported, not restored' });
  const found: Found & { faulty: number } = { personal: new Map<string, PersonalRow>(), overlays: new Map<string, OverlayRow>(), packEntries: new Map<string, Map<EntryId, Entry>>(), looks: [], faulty: 0 };
  const items = inTurns(readItems(opened.value), { signal });
  for (let next = await items.next(); ; next = await items.next()) {
    if (next.done) return next.value === undefined ? ok({ header: opened.value.file.header, ...found }) : fail(next.value);
    for (const item of next.value.items) if (!keep(item, found)) found.faulty++;
  }
}

type Found = { personal: Map<string, PersonalRow>; overlays: Map<string, OverlayRow>; packEntries: Map<string, Map<EntryId, Entry>>; looks: NewLook[] };

const OverlayItemSchema = v.object({ id: EntryIdSchema, head: v.optional(v.string()), updatedAt: v.optional(v.string()) });

function keep({ list, raw }: Item, { personal, overlays, packEntries, looks }: Found): boolean {
  if (list === 'personal') {
    const item = v.safeParse(PersonalItemSchema, raw);
    const entry = item.success ? readDraft(item.output.entry) : undefined;
    if (!item.success || !entry?.ok) return false;
    if (personal.has(entry.value.entry.id)) return false;
    const { createdAt, updatedAt, plain } = item.output;
    personal.set(entry.value.entry.id, { id: entry.value.entry.id, entry: entry.value.entry, createdAt, updatedAt, ...(plain === true && { plain }) });
    return true;
  }
  if (list === 'overlays') {
    const row = overlayRow(raw);
    if (row === null || overlays.has(row.id)) return false;
    overlays.set(row.id, row);
    return true;
  }
  if (list === 'looks') {
    const look = v.safeParse(LookItemSchema, tameValue(raw));
    if (look.success) looks.push(look.output);
    return look.success;
  }
  const item = list === 'packEntries' ? v.safeParse(PackEntryItemSchema, raw) : undefined;
  const entry = item?.success ? readDraft(item.output.entry) : undefined;
  if (!item?.success || !entry?.ok) return false;
  const held = packEntries.get(item.output.pack) ?? new Map<EntryId, Entry>();
  if (held.has(entry.value.entry.id)) return false;
  packEntries.set(item.output.pack, held.set(entry.value.entry.id, entry.value.entry));
  return true;
}

/** Null where it is no overlay. */
export function overlayRow(raw: unknown, now = 0): OverlayRow | null {
  const tame = tameValue(raw);
  const named = v.safeParse(OverlayItemSchema, tame);
  if (!named.success) return null;
  const overlay = v.safeParse(v.object(OverlaySchema.entries), tame);
  if (!overlay.success || Object.keys(overlay.output).length === 0) return null;
  const { id, head = id, updatedAt } = named.output;
  return { id, head, overlay: overlay.output, updatedAt: updatedAt === undefined ? now : Date.parse(updatedAt) || now };
}

export type RestoreOptions = { readonly packs: boolean; readonly signal?: AbortSignal; readonly onStep?: (rows: number) => void };

const TOGETHER = 1000;
const SHELVES_TOGETHER = 5;

/** What is there and not in the file goes; with `packs`, for packs too, and what the log has not yet is added to it. */
export async function restore(database: SpravkaDatabase, { header, personal, overlays, packEntries, looks }: Everything, { packs, ...options }: RestoreOptions): Promise<Result<Change, ChangeFailure<never>>> {
  const editions: string[] = [];
  async function* steps(): AsyncGenerator<Step> {
    const held = (await readAllPersonal(database)).map(({ id }) => id);
    const ids = new Set<EntryId>([...held, ...[...personal.values()].map(({ id }) => id)]);
    for (const keys of inLots(inShelfOrder([...ids], (id) => id))) yield { table: 'personal', keys, decide: (_before, index) => personal.get(keys[index] ?? '') ?? null };
    const overlayKeys = [...new Set([...(await database.overlays.toCollection().primaryKeys()), ...overlays.keys()])];
    for (const keys of inLots(overlayKeys)) yield { table: 'overlays', keys, decide: (_before, index) => overlays.get(keys[index] ?? '') ?? null };
    if (!packs) return;
    const rows = new Map<string, PackRow>();
    for (const pack of header.packs) if (!rows.has(pack.id)) rows.set(pack.id, await writePack(pack));
    const packKeys = [...new Set([...(await database.packs.toCollection().primaryKeys()), ...rows.keys()])];
    if (packKeys.length > 0) yield { table: 'packs', keys: packKeys, decide: (_before, index) => rows.get(packKeys[index] ?? '') ?? null };
  }

  async function writePack({ edition: version, importedAt, plain = false, ...pack }: EverythingHeader['packs'][number]): Promise<PackRow> {
    const entries = [...(packEntries.get(pack.id)?.values() ?? [])];
    const edition = await beginEdition(database);
    editions.push(edition);
    const shelves = shelvesFor(entries.length);
    for (const some of inLots([...shelved(entries, shelves)], SHELVES_TOGETHER)) await addShelves(database, edition, new Map(some));
    const { author, licence, description, ...known } = pack;
    return { ...known, version, entries: entries.length, importedAt: Date.parse(importedAt ?? '') || Date.now(), edition, shelves, plain, ...(author !== undefined && { author }), ...(licence !== undefined && { licence }), ...(description !== undefined && { description }) };
  }

  // The log keeps nothing of what is deleted, so its rows are no step; they are taken out by the change's token.
  const beside = packs ? (token: string): Promise<void> => mergeLooks(database, looks, token) : undefined;
  const done = await applyChange(database, 'restore', steps(), { ...options, beside });
  if (!done.ok) for (const edition of editions) await dropEdition(database, edition).catch(() => undefined);
  return done;
}

function* inLots<Value>(values: readonly Value[], size = TOGETHER): Generator<readonly Value[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}
