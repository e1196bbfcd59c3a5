/**
 * Our own file formats: a pack, which is a glossary to share, and everything a
 * reader owns. pack-format.md tells of both; pack-format.schema.json is made
 * from the schemas here.
 *
 * Both are one JSON object with a few long lists. What is not in the lists is
 * the header; it is read first, so that the lists can be read by its version.
 */
import * as v from 'valibot';
import { EntryIdSchema, EntrySchema, WorkSchema } from '../domain/entry.ts';
import { NOTE_LIMIT, OverlaySchema, PackIdSchema } from '../domain/entry-view.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { tameValue } from '../domain/tame-text.ts';
import { jsonLists } from './json-lists.ts';
import { MOST_ENTRIES } from './limits.ts';
import { migrateHeader, migrateItem } from './pack-versions.ts';
import { LISTS, notJson, type Item, type Items, type ListName, type Refusal } from './reading.ts';

export const PACK = 'spravka-pack';
export const EVERYTHING = 'spravka-everything';
/** Raised when files written before can't be read as they are any more: pack-versions.ts then tells how. */
export const FORMAT_VERSION = 1;

const line = (max: number) => v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(max));
const Time = v.pipe(v.string(), v.isoTimestamp());

export const PackEntrySchema = v.strictObject({ ...EntrySchema.entries, /** When its author last changed it. */ updatedAt: v.optional(Time) });
export const PackOverlaySchema = v.strictObject({ ...OverlaySchema.entries, id: EntryIdSchema, /** What the entry is called, for readers of the file. */ head: v.optional(line(120)), updatedAt: v.optional(Time) });

const PackInfoSchema = v.object({
  id: v.optional(PackIdSchema),
  title: line(200),
  /** The author's own counting of editions, such as 2024-05 or 1.2. */
  edition: v.optional(line(40), '1'),
  author: v.optional(line(200)),
  licence: v.optional(line(200)),
  description: v.optional(line(NOTE_LIMIT)),
  /** Works that the entries cite beside those of the built-in glossary. */
  works: v.optional(v.record(v.string(), WorkSchema), () => ({})),
});
export type PackInfo = v.InferOutput<typeof PackInfoSchema>;

export const PackHeaderSchema = v.object({ ...PackInfoSchema.entries, format: v.literal(PACK), version: v.literal(FORMAT_VERSION), made: v.optional(Time) });

export const EverythingHeaderSchema = v.object({
  format: v.literal(EVERYTHING),
  version: v.literal(FORMAT_VERSION),
  made: v.optional(Time),
  /** As storage.local holds them. */
  choices: v.optional(v.record(v.string(), v.unknown()), () => ({})),
  packs: v.optional(v.array(v.object({ ...PackInfoSchema.entries, id: PackIdSchema, on: v.boolean(), importedAt: v.optional(Time), plain: v.optional(v.boolean()) })), () => []),
});

export const PersonalItemSchema = v.strictObject({ entry: v.record(v.string(), v.unknown()), createdAt: v.number(), updatedAt: v.number(), plain: v.optional(v.boolean()) });
export const PackEntryItemSchema = v.strictObject({ pack: PackIdSchema, entry: v.record(v.string(), v.unknown()) });

/** A look of the reading log. */
export const LookItemSchema = v.strictObject({
  at: v.number(),
  entry: EntryIdSchema,
  head: line(200),
  text: v.pipe(v.string(), v.maxLength(200)),
  sentence: v.pipe(v.string(), v.maxLength(1000)),
  title: v.pipe(v.string(), v.maxLength(2000)),
  address: v.pipe(v.string(), v.maxLength(8000)),
  site: v.pipe(v.string(), v.maxLength(300)),
  page: v.optional(v.number()),
});
export type LookItem = v.InferOutput<typeof LookItemSchema>;

/** A pack as one value: what the schema file describes. */
export const PackFileSchema = v.object({ ...PackHeaderSchema.entries, entries: v.array(PackEntrySchema), overlays: v.optional(v.array(PackOverlaySchema)) });

export type EverythingHeader = v.InferOutput<typeof EverythingHeaderSchema>;
export type Header = v.InferOutput<typeof PackHeaderSchema> | EverythingHeader;
export type JsonFile = { readonly text: string; readonly header: Header; /** The version the file was written in. */ readonly writtenIn: number };

const NO_LISTS = new Set<string>(LISTS);

/** Reads what the file says of itself; yields how far it is, in UTF-16 units. */
export function* openJson(text: string): Generator<number, Result<JsonFile, Refusal>> {
  const reader = jsonLists(text, NO_LISTS);
  let next = reader.next();
  for (; !next.done; next = reader.next()) yield next.value.end;
  if (!next.value.ok) return next.value;
  let raw: unknown;
  try {
    raw = JSON.parse(next.value.value);
  } catch (error) {
    return fail(notJson(error));
  }
  const header = readHeader(raw);
  return header.ok ? ok({ text, ...header.value }) : header;
}

function readHeader(raw: unknown): Result<Pick<JsonFile, 'header' | 'writtenIn'>, Refusal> {
  const named = v.safeParse(v.object({ format: v.picklist([PACK, EVERYTHING]), version: v.pipe(v.number(), v.integer(), v.minValue(1)) }), raw);
  if (!named.success) return fail({ why: 'not-a-pack', detail: issueLine(named.issues[0]) });
  const { format, version } = named.output;
  if (version > FORMAT_VERSION) return fail({ why: 'newer-version', limit: FORMAT_VERSION, detail: String(version) });
  const migrated = tameValue(migrateHeader(raw, version));
  const parsed = format === PACK ? v.safeParse(PackHeaderSchema, migrated) : v.safeParse(EverythingHeaderSchema, migrated);
  return parsed.success ? ok({ header: parsed.output, writtenIn: version }) : fail({ why: 'not-a-pack', detail: issueLine(parsed.issues[0]) });
}

const issueLine = (issue: v.BaseIssue<unknown>): string => [v.getDotPath(issue), issue.message].filter(Boolean).join(': ').slice(0, 200);

/** The file's entries, overlays and whatever else it lists. */
export function* readJsonItems({ text, writtenIn }: JsonFile): Items {
  const places = new Map<ListName, number>();
  const reader = jsonLists(text, NO_LISTS);
  for (let next = reader.next(); !next.done; next = reader.next()) {
    const { start, end } = next.value;
    const list = next.value.list as ListName | '';
    if (list === '') {
      yield { items: [], done: end, total: text.length };
      continue;
    }
    let raws: unknown[];
    try {
      raws = JSON.parse(`[${text.slice(start, end)}]`) as unknown[];
    } catch (error) {
      return notJson(error);
    }
    const before = places.get(list) ?? 0;
    places.set(list, before + raws.length);
    if (before + raws.length > MOST_ENTRIES) return { why: 'too-many-entries', limit: MOST_ENTRIES };
    yield { items: raws.map((raw, index): Item => ({ list, place: before + index + 1, raw: migrateItem(list, raw, writtenIn) })), done: end, total: text.length };
  }
  return undefined;
}
