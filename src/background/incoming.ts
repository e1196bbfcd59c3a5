/**
 * The entries and overlays of an open file, one lot after the other, each read
 * and given its id, or with what is wrong with it.
 */
import { EntryIdSchema, type EntryId } from '../domain/entry.ts';
import { readDraft } from '../domain/read-draft.ts';
import { tameText } from '../domain/tame-text.ts';
import { readItems, type OpenFile } from '../exchange/open-file.ts';
import type { Item, Refusal } from '../exchange/reading.ts';
import type { ImportSample } from '../protocol/pack-requests.ts';
import type { OverlayRow } from '../storage/rows.ts';
import * as v from 'valibot';
import type { Lexicon } from '../forms/lexicon.ts';
import { hashOf, idOf } from './entry-ids.ts';
import { everydayWordsOf } from './everyday-words.ts';
import { IdRegister, type Incoming } from './import-classes.ts';
import { overlayRow } from './restore.ts';

export type Lot = { readonly entries: readonly Incoming[]; readonly overlays: readonly OverlayRow[]; readonly faulty: readonly ImportSample[]; readonly done: number; readonly total: number };

/** Items read before others have a turn: a few ms of work. */
const TOGETHER = 250;

export function* incomingLots(file: OpenFile, lexicon: Lexicon): Generator<Lot, Refusal | undefined> {
  const ids = new IdRegister();
  const reader = readItems(file);
  for (let next = reader.next(); ; next = reader.next()) {
    if (next.done) return next.value;
    const { items, done, total } = next.value;
    if (items.length === 0) yield { entries: [], overlays: [], faulty: [], done, total };
    for (let at = 0; at < items.length; at += TOGETHER) yield { ...readLot(items.slice(at, at + TOGETHER), ids, lexicon), done, total };
  }
}

function readLot(items: readonly Item[], ids: IdRegister, lexicon: Lexicon): Omit<Lot, 'done' | 'total'> {
  const entries: Incoming[] = [];
  const overlays: OverlayRow[] = [];
  const faulty: ImportSample[] = [];
  for (const item of items) {
    if (item.list === 'overlays') {
      const row = overlayRow(item.raw);
      if (row) overlays.push(row);
      else faulty.push(faultySample(item, [{ field: 'overlay', reason: 'malformed' }]));
    } else if (item.list === 'entries' || item.list === 'personal') {
      const read = readEntry(item, ids);
      if ('reasons' in read) faulty.push(read);
      else entries.push(withEverydayWords(read, lexicon));
    }
  }
  return { entries, overlays, faulty };
}

function readEntry(item: Item, ids: IdRegister): Incoming | ImportSample {
  const { fields, updatedAt } = unwrapped(item);
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return faultySample(item, [{ field: 'entry', reason: 'malformed' }]);
  const { head, id: given } = fields as Record<string, unknown>;
  const isNamed = typeof given === 'string' && given.trim() !== '';
  const read = readDraft(fields as Record<string, unknown>, isNamed ? undefined : madeId(head));
  if (!read.ok) {
    // An id is made of the headword: where that is missing, that is the one fault.
    const others = read.failure.filter(({ field }) => isNamed || field !== 'id');
    return faultySample(item, (others.length > 0 ? others : read.failure).map(({ field, problem }) => ({ field, reason: problem })));
  }
  const { entry, tamed } = read.value;
  const incoming = { place: item.place, tamed, ...(updatedAt !== undefined && { updatedAt }) };
  if (isNamed) return ids.take(entry.id) ? { ...incoming, entry } : faultySample(item, [{ field: 'id', reason: 'same-id-twice' }]);
  const id = ids.make(entry.id, hashOf(`${entry.gloss}\n${entry.article ?? ''}`));
  return id === null ? faultySample(item, [{ field: 'entry', reason: 'same-entry-twice' }]) : { ...incoming, entry: { ...entry, id } };
}

function withEverydayWords(incoming: Incoming, lexicon: Lexicon): Incoming {
  const everyday = everydayWordsOf(incoming.entry, lexicon);
  return everyday === undefined ? incoming : { ...incoming, everyday };
}

const madeId = (head: unknown): EntryId | undefined => (typeof head === 'string' && head.trim() !== '' ? idOf(head) : undefined);

/** The entry itself and when it was changed: an ISO time beside the fields in a pack, a number around them in a file of everything. */
function unwrapped({ list, raw }: Item): { fields: unknown; updatedAt?: number } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { fields: raw };
  if (list === 'personal') {
    const { entry, updatedAt } = raw as { entry?: unknown; updatedAt?: unknown };
    return { fields: entry, ...(typeof updatedAt === 'number' && { updatedAt }) };
  }
  const { updatedAt } = raw as { updatedAt?: unknown };
  const time = typeof updatedAt === 'string' ? Date.parse(updatedAt) : Number.NaN;
  return { fields: raw, ...(Number.isFinite(time) && { updatedAt: time }) };
}

const shown = (value: unknown): string => (typeof value === 'string' ? tameText(value.slice(0, 200)) : '');

function faultySample(item: Item, reasons: ImportSample['reasons']): ImportSample {
  const { fields } = unwrapped(item);
  const { id, head, gloss } = (typeof fields === 'object' && fields !== null ? fields : {}) as Record<string, unknown>;
  const named = v.safeParse(EntryIdSchema, id);
  return { place: item.place, id: named.success ? named.output : null, head: shown(head), gloss: shown(gloss), reasons };
}
