/**
 * Every change of what the reader owns goes through here: rows are written
 * together with what was there before, so that any change can be undone, and
 * one that was cut off is taken back.
 *
 * A large change is cut into steps, each a transaction of its own, so that
 * readers never wait for more than one step. Until the last step its row in
 * `changes` says `applying`: whoever finds that on starting knows that a worker
 * died, and takes the written steps back. The journal is written in the very
 * transaction of the rows it tells of.
 */
import type { Result } from '../domain/result.ts';
import { fail, ok } from '../domain/result.ts';
import { keysBeginning, type SpravkaDatabase } from './database.ts';
import { storageFailure, type StorageFailure } from './failure.ts';
import { unmergeLooks } from './looks.ts';
import { sweepEditions } from './packs.ts';
import { openPersonal } from './personal.ts';
import type { ChangePartRow, ChangeRow, ChangeTable, Row, RowOf } from './rows.ts';

/** Rows to be written together. */
export type Step = {
  readonly [Name in ChangeTable]: {
    readonly table: Name;
    readonly keys: readonly string[];
    /** Sees what is there now: gives a row to write, null to remove it, undefined to leave it. */
    readonly decide: (before: RowOf[Name] | undefined, index: number) => RowOf[Name] | null | undefined;
  };
}[ChangeTable];

export type Change = { readonly token: string; readonly written: number; readonly removed: number; readonly left: number };
export type ChangeFailure<Refusal> = StorageFailure | { readonly kind: 'cancelled' } | Refusal;

/** Thrown by `decide` to give the whole change up. */
export class Refused<Refusal> extends Error {
  override readonly name = 'Refused';
  constructor(readonly refusal: Refusal) {
    super('refused');
  }
}

export type ChangeOptions = {
  readonly signal?: AbortSignal | undefined;
  /** After each step, with all rows so far. */
  readonly onStep?: ((rows: number) => void) | undefined;
  /** Writes beside the steps what is taken out again with them: part of the change, but before it counts as done. */
  readonly beside?: ((token: string) => Promise<void>) | undefined;
  readonly now?: () => number;
};

/** Changes that can be undone, and rows kept for undoing them. */
const KEPT_CHANGES = 50;
const KEPT_ROWS = 400_000;

/**
 * @param what `save`, `import` and the like
 * @param steps a list is one transaction; steps made as they are needed are a transaction each
 * @returns the token that undoes it. In case of a failure all is as it was
 */
export async function applyChange<Refusal = never>(database: SpravkaDatabase, what: string, steps: readonly Step[] | AsyncIterable<Step>, options: ChangeOptions = {}): Promise<Result<Change, ChangeFailure<Refusal>>> {
  const { now = Date.now } = options;
  const row: ChangeRow = { token: crypto.randomUUID(), at: now(), what, state: 'applying', count: 0 };
  return whileUnderWay(database, row.token, () => applyNoted(database, row, steps, options));
}

async function applyNoted<Refusal>(database: SpravkaDatabase, row: ChangeRow, steps: readonly Step[] | AsyncIterable<Step>, options: ChangeOptions): Promise<Result<Change, ChangeFailure<Refusal>>> {
  try {
    const sum = isList(steps) ? await applyAtOnce(database, row, steps) : await applyInSteps(database, row, steps, options);
    await forgetOld(database).catch(() => undefined);
    return ok({ token: row.token, ...sum });
  } catch (error) {
    if (!isList(steps)) await takeBackOrNote(database, row.token);
    if (error instanceof Refused) return fail(error.refusal as ChangeFailure<Refusal>);
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return fail(storageFailure(error));
  }
}

const isList = (steps: readonly Step[] | AsyncIterable<Step>): steps is readonly Step[] => Array.isArray(steps);

type Sum = { written: number; removed: number; left: number };
const WRITTEN_TABLES = ['shelves', 'overlays', 'packs', 'changes', 'changeParts', 'counters'] as const;

const applyAtOnce = (database: SpravkaDatabase, row: ChangeRow, steps: readonly Step[]): Promise<Sum> =>
  database.transaction('rw', [...WRITTEN_TABLES], async () => {
    const sum = { written: 0, removed: 0, left: 0 };
    for (const [part, step] of steps.entries()) add(sum, await writeStep(database, row.token, part, step));
    await finish(database, row, sum);
    return sum;
  });

async function applyInSteps(database: SpravkaDatabase, row: ChangeRow, steps: AsyncIterable<Step>, { signal, onStep, beside }: ChangeOptions): Promise<Sum> {
  const sum = { written: 0, removed: 0, left: 0 };
  const stopIfCancelled = (): void => {
    if (signal?.aborted) throw new Refused({ kind: 'cancelled' });
  };
  await database.changes.add(row);
  let part = 0;
  for await (const step of steps) {
    stopIfCancelled();
    const number = part++;
    add(sum, await database.transaction('rw', [...WRITTEN_TABLES], async () => writeStep(database, row.token, number, step)));
    onStep?.(sum.written + sum.removed + sum.left);
  }
  stopIfCancelled();
  await beside?.(row.token);
  await database.transaction('rw', [...WRITTEN_TABLES], async () => finish(database, row, sum));
  return sum;
}

const add = (sum: Sum, more: Sum): void => {
  for (const key of ['written', 'removed', 'left'] as const) sum[key] += more[key];
};

type OpenRows = { readonly found: readonly (Row | undefined)[]; readonly write: (put: readonly Row[], removed: readonly string[]) => Promise<void> };

/** The rows of these keys, and the means to write them in the same transaction. */
async function openRows(database: SpravkaDatabase, table: ChangeTable, keys: readonly string[]): Promise<OpenRows> {
  if (table === 'personal') return (await openPersonal(database, keys)) as OpenRows;
  const rows = database.table<Row, string>(table);
  return {
    found: await rows.bulkGet([...keys]),
    write: async (put, removed) => {
      if (put.length > 0) await rows.bulkPut([...put]);
      if (removed.length > 0) await rows.bulkDelete([...removed]);
    },
  };
}

async function writeStep(database: SpravkaDatabase, token: string, part: number, { table, keys, decide }: Step): Promise<Sum> {
  const { found, write } = await openRows(database, table, keys);
  const put: Row[] = [];
  const removed: string[] = [];
  const touched: { key: string; before: Row | null }[] = [];
  keys.forEach((key, index) => {
    const before = found[index];
    const after = (decide as (before: Row | undefined, index: number) => Row | null | undefined)(before, index);
    if (after === undefined || (after === null && before === undefined)) return;
    touched.push({ key, before: before ?? null });
    if (after === null) removed.push(key);
    else put.push({ ...after, by: token });
  });
  await write(put, removed);
  if (touched.length > 0) await database.changeParts.add({ token, part, table, keys: touched.map(({ key }) => key), before: touched.map(({ before }) => before), removed });
  return { written: put.length, removed: removed.length, left: keys.length - touched.length };
}

async function finish(database: SpravkaDatabase, row: ChangeRow, { written, removed }: Sum): Promise<void> {
  await database.changes.put({ ...row, state: 'done', count: written + removed });
  await count(database, 'revision', 1);
  await count(database, 'unexported', written + removed);
}

async function count(database: SpravkaDatabase, key: 'revision' | 'unexported', more: number): Promise<void> {
  const value = (await database.counters.get(key))?.value ?? 0;
  await database.counters.put({ key, value: Math.max(0, value + more) });
}

export type Undone = { readonly restored: number; readonly kept: number };

/**
 * Puts back what a change has overwritten or removed and removes what it added.
 * A row that another change has written since is kept as it is.
 * @returns `gone` when nothing is kept under the token
 */
export async function undoChange(database: SpravkaDatabase, token: string): Promise<Result<Undone, StorageFailure | { readonly kind: 'gone' }>> {
  try {
    const known = await database.transaction('rw', database.changes, async () => {
      const row = await database.changes.get(token);
      if (row?.state !== 'done') return false;
      await database.changes.put({ ...row, state: 'undoing' });
      return true;
    });
    if (!known) return fail({ kind: 'gone' });
    return ok(await whileUnderWay(database, token, () => takeBack(database, token)).catch((error: unknown) => {
      noteUnfinished(database, token);
      throw error;
    }));
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return fail(storageFailure(error));
  }
}

/** The newest change that can be undone. */
export const lastChange = (database: SpravkaDatabase): Promise<ChangeRow | undefined> => database.changes.orderBy('at').reverse().filter(({ state }) => state === 'done').first();

/** To be called before anything is written to a database just opened: takes back what a worker that died has left half-done. */
export async function recover(database: SpravkaDatabase): Promise<number> {
  const halfDone = await database.changes.filter(({ token, state }) => state !== 'done' && !isUnderWay(database, token)).toArray();
  for (const { token } of halfDone) await takeBack(database, token);
  await sweepEditions(database);
  return halfDone.length;
}

/** What this worker is about: the database may be opened anew in the middle of it. */
const underWay = new WeakMap<SpravkaDatabase, Set<string>>();
const isUnderWay = (database: SpravkaDatabase, token: string): boolean => underWay.get(database)?.has(token) === true;

async function whileUnderWay<Value>(database: SpravkaDatabase, token: string, work: () => Promise<Value>): Promise<Value> {
  const tokens = underWay.get(database) ?? new Set();
  underWay.set(database, tokens.add(token));
  return work().finally(() => tokens.delete(token));
}

/** Changes whose taking back failed, for want of room; what is only under way is not among them. */
const unfinished = new WeakMap<SpravkaDatabase, Set<string>>();

function noteUnfinished(database: SpravkaDatabase, token: string): void {
  unfinished.set(database, (unfinished.get(database) ?? new Set()).add(token));
}

async function takeBackOrNote(database: SpravkaDatabase, token: string): Promise<void> {
  await takeBack(database, token).catch(() => noteUnfinished(database, token));
}

/** Tries again to take back what could not be. @returns whether anything was */
export async function takeBackUnfinished(database: SpravkaDatabase): Promise<boolean> {
  const tokens = [...(unfinished.get(database) ?? [])];
  for (const token of tokens) {
    await takeBack(database, token);
    unfinished.get(database)?.delete(token);
  }
  return tokens.length > 0;
}

/** Part by part, each with its journal in one transaction: wherever it is cut off, the next call goes on from there. */
async function takeBack(database: SpravkaDatabase, token: string): Promise<Undone> {
  const sum = { restored: 0, kept: 0 };
  for (;;) {
    const part = await database.changeParts.where('[token+part]').between(...keysBeginning(token)).last();
    if (part === undefined) break;
    const done = await database.transaction('rw', [...WRITTEN_TABLES], async () => takeBackPart(database, part));
    sum.restored += done.restored;
    sum.kept += done.kept;
  }
  await unmergeLooks(database, token);
  await database.transaction('rw', [database.changes, database.counters], async () => {
    const row = await database.changes.get(token);
    await database.changes.delete(token);
    await count(database, 'revision', 1);
    // One that never was done has not been counted; one that was exported differs from the export now.
    const exportedAt = (await database.counters.get('exportedAt'))?.value ?? -Infinity;
    if (row?.state === 'undoing') await count(database, 'unexported', row.at > exportedAt ? -row.count : sum.restored);
  });
  return sum;
}

async function takeBackPart(database: SpravkaDatabase, { token, part, table, keys, before, removed: hadRemoved }: ChangePartRow): Promise<Undone> {
  const { found: current, write } = await openRows(database, table, keys);
  const wasRemoved = new Set(hadRemoved);
  const put: Row[] = [];
  const removed: string[] = [];
  keys.forEach((key, index) => {
    const now = current[index];
    const was = before[index] ?? null;
    // What the change removed is missing still, what it wrote bears its token; else somebody has changed it since.
    const untouched = now === undefined ? wasRemoved.has(key) : now.by === token;
    if (!untouched) return;
    if (was === null) removed.push(key);
    else put.push(was);
  });
  await write(put, removed);
  await database.changeParts.delete([token, part]);
  return { restored: put.length + removed.length, kept: keys.length - put.length - removed.length };
}

/** Keeps the newest changes, as many as their rows may fill. */
async function forgetOld(database: SpravkaDatabase): Promise<void> {
  const newest = await database.changes.orderBy('at').reverse().toArray();
  let rows = 0;
  const old = newest.filter(({ state, count }, index) => state === 'done' && (index >= KEPT_CHANGES || ((rows += count) > KEPT_ROWS && index > 0)));
  const editions = new Set<string>();
  for (const { token } of old) {
    await database.transaction('rw', [database.changes, database.changeParts], async () => {
      const parts = database.changeParts.where('[token+part]').between(...keysBeginning(token));
      for (const { before, table } of await parts.toArray()) if (table === 'packs') for (const row of before) if (row !== null && 'edition' in row) editions.add(row.edition);
      await parts.delete();
      await database.changes.delete(token);
    });
  }
  if (editions.size > 0) await sweepEditions(database, editions);
}
