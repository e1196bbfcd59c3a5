/**
 * What the reader wrote, once more, beside the database. A browser that finds
 * its database damaged, after a full disk or a loss of power, throws it away
 * with all backups in it and begins an empty one
 * (https://lists.w3.org/Archives/Public/public-webapps/2013JanMar/0354.html);
 * or an older state of it comes back.
 *
 * Own entries lie in boxes of some shelves each, so that a change writes one
 * file; notes in another. The contents say which database they are a copy of,
 * and of what state.
 */
import * as v from 'valibot';
import { EntryIdSchema } from '../domain/entry.ts';
import { fnv1a } from '../domain/hash.ts';
import { ok, type Result } from '../domain/result.ts';
import { nextTurn } from '../platform/turns.ts';
import { applyChange, type Step } from './changes.ts';
import type { CopyFolder } from './copy-folder.ts';
import type { SpravkaDatabase } from './database.ts';
import { attempt, type StorageFailure } from './failure.ts';
import { inShelfOrder, PERSONAL_SHELVES } from './personal.ts';
import type { OverlayRow, PersonalRow } from './rows.ts';

const SHELVES_A_BOX = 16;
const NOTES = 'notes.json';
const CONTENTS = 'contents.json';
const EMPTY = '[]';
/** The first copy is being made. */
const NEVER = 0;
/** No text's print. */
const UNKNOWN = -1;
/** Rows that a transaction puts back. */
const TOGETHER = 1000;

const ContentsSchema = v.object({
  format: v.literal(1),
  /** The database's, drawn by lot when the first copy is made. */
  born: v.number(),
  revision: v.number(),
  /** When the copy was last whole, in ms since the epoch. */
  at: v.number(),
  /** Of each file, the hash of what it says. */
  prints: v.record(v.string(), v.number()),
});
type Contents = v.InferOutput<typeof ContentsSchema>;

/** What all that read these rows rely on; rows that an older Spravka has written may be otherwise. */
const PersonalRowSchema = v.looseObject({ id: EntryIdSchema, entry: v.looseObject({ id: EntryIdSchema, kind: v.string(), head: v.string(), gloss: v.string(), forms: v.array(v.unknown()), see: v.array(v.unknown()), sources: v.array(v.unknown()) }), createdAt: v.number(), updatedAt: v.number() });
const OverlayRowSchema = v.looseObject({ id: EntryIdSchema, overlay: v.looseObject({}), head: v.string(), updatedAt: v.number() });
const isPersonalRow = (raw: unknown): raw is PersonalRow => v.is(PersonalRowSchema, raw);
const isOverlayRow = (raw: unknown): raw is OverlayRow => v.is(OverlayRowSchema, raw);

/** When the copy was last brought up to date, in ms; undefined where there is none. */
export async function copiedAt(folder: CopyFolder): Promise<number | undefined> {
  const at = (await readContents(folder))?.at;
  return at === NEVER ? undefined : at;
}

/**
 * Brings the copy up to the database's state. Cut off anywhere, it leaves files
 * that are each whole, and the next call goes on. A copy of another database,
 * or of a later state of this one, is left as it is.
 * @throws what the folder throws where it can't be written
 */
export async function copyOut(database: SpravkaDatabase, folder: CopyFolder, now: () => number = Date.now): Promise<void> {
  const revision = await counter(database, 'revision');
  if (revision === undefined) return;
  const held = await readContents(folder);
  const known = await counter(database, 'born');
  if (held && (held.born !== known || held.revision >= revision)) return;
  const born = known ?? (await setBorn(database, Math.floor(Math.random() * Number.MAX_SAFE_INTEGER)));
  const prints = { ...held?.prints };
  const writeContents = (of: Pick<Contents, 'revision' | 'at'>): Promise<void> => folder.write(CONTENTS, JSON.stringify({ format: 1, born, ...of, prints } satisfies Contents));
  const before = { revision: held?.revision ?? 0, at: held?.at ?? NEVER };
  for (const { name, read } of files(database)) {
    const text = await read();
    const print = fnv1a(text);
    if (prints[name] !== print && !(text === EMPTY && prints[name] === undefined)) {
      // Else a print would speak of a text that is there no more, should this be cut off.
      prints[name] = UNKNOWN;
      await writeContents(before);
      await folder.write(name, text);
      prints[name] = print;
    }
    await nextTurn();
  }
  await writeContents({ revision, at: now() });
}

/**
 * Puts into the database what the copy has and it has not, or has in an older
 * state: nothing, unless the database is another one than was copied, or older.
 * What the database has beyond that stays.
 * @returns rows put back
 */
export async function bringBack(database: SpravkaDatabase, folder: CopyFolder, now: () => number = Date.now): Promise<Result<number, StorageFailure>> {
  const read = await attempt(async () => {
    const held = await readContents(folder);
    const [born, revision = 0] = [await counter(database, 'born'), await counter(database, 'revision')];
    return held === undefined || (held.born === born && held.revision <= revision) ? null : { held, personal: await readPersonalFiles(folder), overlays: await readRows(folder, NOTES, isOverlayRow) };
  });
  if (!read.ok) return read;
  if (read.value === null) return ok(0);
  const { held, personal, overlays } = read.value;
  const done = await applyChange(database, 'bring-back', puttingBack(personal, overlays), { now });
  // Without a signal it is never cancelled.
  if (!done.ok) return done as Result<never, StorageFailure>;
  const { written } = done.value;
  return attempt(async () => {
    await database.transaction('rw', database.counters, async () => {
      await database.counters.put({ key: 'born', value: held.born });
      await database.counters.put({ key: 'revision', value: Math.max(held.revision, (await counter(database, 'revision')) ?? 0) + 1 });
      if (written > 0) await database.counters.bulkPut([{ key: 'broughtBack', value: written }, { key: 'broughtBackAt', value: now() }]);
    });
    return written;
  });
}

async function* puttingBack(personal: readonly PersonalRow[], overlays: readonly OverlayRow[]): AsyncGenerator<Step> {
  const ordered = inShelfOrder(personal, ({ id }) => id);
  for (let at = 0; at < ordered.length; at += TOGETHER) {
    const lot = ordered.slice(at, at + TOGETHER);
    yield { table: 'personal', keys: lot.map(({ id }) => id), decide: (before, index) => newer(before, lot[index]!) };
  }
  if (overlays.length > 0) yield { table: 'overlays', keys: overlays.map(({ id }) => id), decide: (before, index) => newer(before, overlays[index]!) };
}

const newer = <Row extends { readonly updatedAt: number }>(before: Row | undefined, copied: Row): Row | undefined => (before === undefined || before.updatedAt < copied.updatedAt ? copied : undefined);

type CopiedFile = { readonly name: string; /** Of the database. */ readonly read: () => Promise<string> };

/** What the copy consists of. A box: its shelves' rows, as the shelves have them. */
function* files(database: SpravkaDatabase): Generator<CopiedFile> {
  for (let from = 0; from < PERSONAL_SHELVES; from += SHELVES_A_BOX) {
    yield { name: boxOf(from), read: async () => `[${(await database.shelves.where('number').between(from, from + SHELVES_A_BOX).toArray()).map(({ rows }) => rows).join()}]` };
  }
  yield { name: NOTES, read: async () => JSON.stringify(await database.overlays.toArray()) };
}

const boxOf = (firstShelf: number): string => `own-${firstShelf / SHELVES_A_BOX}.json`;

async function readPersonalFiles(folder: CopyFolder): Promise<PersonalRow[]> {
  const rows: PersonalRow[] = [];
  for (let from = 0; from < PERSONAL_SHELVES; from += SHELVES_A_BOX) {
    for (const row of await readRows(folder, boxOf(from), isPersonalRow)) rows.push(row);
    await nextTurn();
  }
  return rows;
}

/** A file that can't be read is as if it were not there: what the others have still comes back. */
async function readRows<Row>(folder: CopyFolder, name: string, isRow: (raw: unknown) => raw is Row): Promise<Row[]> {
  const found = parsed((await folder.read(name)) ?? EMPTY);
  return Array.isArray(found) ? (found.flat() as unknown[]).filter(isRow) : [];
}

async function readContents(folder: CopyFolder): Promise<Contents | undefined> {
  const found = v.safeParse(ContentsSchema, parsed((await folder.read(CONTENTS)) ?? 'null'));
  return found.success ? found.output : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const counter = async (database: SpravkaDatabase, key: 'born' | 'revision'): Promise<number | undefined> => (await database.counters.get(key))?.value;

async function setBorn(database: SpravkaDatabase, value: number): Promise<number> {
  await database.counters.put({ key: 'born', value });
  return value;
}
