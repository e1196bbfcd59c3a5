/**
 * Packs of others, and what goes in and out as files.
 *
 * A file comes in pieces: `import.upload` for each, then `import.preview`,
 * which writes nothing to the glossary, then `import.apply`. A file goes out
 * as `export.make`, then `export.read` for each piece.
 */
import * as v from 'valibot';
import { EntryIdSchema } from '../domain/entry.ts';
import { PackIdSchema } from '../domain/entry-view.ts';
import { UndoTokenSchema } from './personal-requests.ts';
import { result } from './result-schema.ts';
import { GoneFailureSchema, WriteFailureSchema } from './written-failures.ts';

export const PackSchema = v.strictObject({
  id: PackIdSchema,
  title: v.string(),
  version: v.string(),
  author: v.optional(v.string()),
  licence: v.optional(v.string()),
  description: v.optional(v.string()),
  on: v.boolean(),
  entries: v.number(),
  importedAt: v.number(),
});
export type Pack = v.InferOutput<typeof PackSchema>;

export const IMPORT_FORMATS = ['auto', 'pack', 'csv', 'tsv', 'yomitan'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];
export const EXPORT_FORMATS = ['pack', 'csv', 'anki', 'yomitan', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Fields a column of a table may fill. */
export const COLUMN_FIELDS = ['id', 'kind', 'head', 'cyrillic', 'gloss', 'article', 'forms', 'english', 'latin', 'period', 'born', 'died', 'see', 'source', 'address'] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];
/** Per column of the file, the field it fills or null. */
const MappingSchema = v.array(v.nullable(v.picklist(COLUMN_FIELDS)));

export const IMPORT_FAILURES = [
  'not-json', 'not-a-pack', 'newer-version', 'not-a-table', 'no-headword-column', 'not-a-zip', 'not-yomitan', 'too-large', 'too-many-entries', 'zip-bomb', 'not-text', 'empty-file', 'unknown-format',
] as const;
export const ImportFailureSchema = v.variant('kind', [
  ...GoneFailureSchema.options,
  v.strictObject({ kind: v.literal('cancelled') }),
  /** The file as a whole can't be taken. `limit`: bytes or entries; `detail`: for the curious, such as where the JSON breaks off. */
  v.strictObject({ kind: v.literal('refused'), why: v.picklist(IMPORT_FAILURES), limit: v.optional(v.number()), detail: v.optional(v.string()) }),
]);
export type ImportFailure = v.InferOutput<typeof ImportFailureSchema>;

/**
 * `changed`: held already, the file has it otherwise and newer; `conflicting`:
 * held and changed by the reader since, or the id belongs to an entry of
 * another owner; `faulty`: can't be an entry.
 */
export const IMPORT_CLASSES = ['new', 'changed', 'same', 'conflicting', 'faulty'] as const;
export type ImportClass = (typeof IMPORT_CLASSES)[number];

export const ImportSampleSchema = v.strictObject({
  /** Counting from 1: the row, line or entry of the file. */
  place: v.number(),
  id: v.nullable(EntryIdSchema),
  head: v.string(),
  gloss: v.string(),
  /** Of what is held already: its gloss, and whose it is. */
  held: v.optional(v.strictObject({ head: v.string(), gloss: v.string(), owner: v.picklist(['own', 'pack', 'built-in', 'file']) })),
  /** Why it is faulty or conflicting: `field: problem` in the words of domain/draft.ts, or `same-id-twice`. */
  reasons: v.array(v.strictObject({ field: v.string(), reason: v.string() })),
});
export type ImportSample = v.InferOutput<typeof ImportSampleSchema>;

/** Of how many entries, and the first few words. */
const WordCountSchema = v.strictObject({ entries: v.number(), examples: v.array(v.string()) });

export const PreviewSchema = v.strictObject({
  preview: v.string(),
  format: v.picklist(['pack', 'csv', 'tsv', 'yomitan', 'everything']),
  counts: v.strictObject({ new: v.number(), changed: v.number(), same: v.number(), conflicting: v.number(), faulty: v.number() }),
  /** Entries out of which something was taken that does not belong in a text. */
  tamed: v.number(),
  /** Spellings that are words of every day: marked only where the page is about them; or everywhere, since the file says so. */
  everyday: v.strictObject({ restrained: WordCountSchema, certain: WordCountSchema }),
  /** At most 20 of each class. */
  samples: v.strictObject({ new: v.array(ImportSampleSchema), changed: v.array(ImportSampleSchema), same: v.array(ImportSampleSchema), conflicting: v.array(ImportSampleSchema), faulty: v.array(ImportSampleSchema) }),
  /** Notes on entries of others that the file carries. */
  overlays: v.number(),
  /** What the file says of itself; `replaces`: the version held of the same pack. */
  pack: v.nullable(v.strictObject({ id: PackIdSchema, title: v.string(), version: v.string(), author: v.optional(v.string()), licence: v.optional(v.string()), description: v.optional(v.string()), replaces: v.optional(v.string()) })),
  /** For a table: its columns, the mapping used, and the first rows. */
  table: v.nullable(v.strictObject({ columns: v.array(v.string()), mapping: MappingSchema, rows: v.array(v.array(v.string())), delimiter: v.string() })),
});
export type Preview = v.InferOutput<typeof PreviewSchema>;

export const ImportChoicesSchema = v.strictObject({
  /** Among the reader's own entries, or as a pack that can be switched off, updated and removed as a whole. */
  into: v.optional(v.picklist(['personal', 'pack']), 'personal'),
  /** For `into: 'pack'`, where the file does not say it or the reader wants it otherwise. */
  pack: v.optional(v.strictObject({ id: PackIdSchema, title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200)) })),
  /** `take` the file's, `keep` one's own, take it as `both` under another id. */
  changed: v.optional(v.picklist(['take', 'keep', 'both']), 'take'),
  conflicting: v.optional(v.picklist(['take', 'keep', 'both']), 'keep'),
});
export type ImportChoices = v.InferOutput<typeof ImportChoicesSchema>;

export const AppliedSchema = v.strictObject({ added: v.number(), changed: v.number(), left: v.number(), overlays: v.number(), undo: UndoTokenSchema });

/** `pieces` to be read one by one. */
const ExportFileSchema = v.strictObject({ file: v.string(), name: v.string(), type: v.string(), bytes: v.number(), pieces: v.number(), entries: v.number() });

export const BackupSchema = v.strictObject({
  id: v.number(),
  at: v.number(),
  /** What was about to happen. */
  before: v.picklist(['import', 'update', 'removal', 'restore', 'asked']),
  entries: v.number(),
  overlays: v.number(),
  bytes: v.number(),
});
export type Backup = v.InferOutput<typeof BackupSchema>;

const RestoredSchema = v.strictObject({ entries: v.number(), overlays: v.number(), packs: v.number(), faulty: v.number(), undo: UndoTokenSchema });

/** At most 1 MB of base64 a piece: messages of that size take 18 ms in Chromium and 141 ms in Firefox. */
export const PIECE_BYTES = 750_000;
const PieceSchema = v.pipe(v.string(), v.maxLength(1_100_000));

export const PACK_REQUESTS = {
  'pack.list': { params: v.strictObject({}), reply: result(v.array(PackSchema), WriteFailureSchema) },
  'pack.switch': { params: v.strictObject({ id: PackIdSchema, on: v.boolean() }), reply: result(v.null(), GoneFailureSchema) },
  'pack.remove': { params: v.strictObject({ id: PackIdSchema }), reply: result(v.strictObject({ undo: UndoTokenSchema, count: v.number() }), GoneFailureSchema) },
  /** Replaces a pack as a whole by what a preview has read. */
  'pack.update': { params: v.strictObject({ id: PackIdSchema, preview: v.string() }), reply: result(AppliedSchema, ImportFailureSchema) },

  /** Pieces in order, base64; the first without `upload`. */
  'import.upload': {
    params: v.strictObject({ upload: v.optional(v.string()), name: v.optional(v.pipe(v.string(), v.maxLength(500))), size: v.number(), piece: v.number(), data: PieceSchema }),
    reply: result(v.strictObject({ upload: v.string() }), ImportFailureSchema),
  },
  'import.preview': {
    params: v.strictObject({ upload: v.string(), format: v.optional(v.picklist(IMPORT_FORMATS), 'auto'), mapping: v.optional(MappingSchema), into: v.optional(v.picklist(['personal', 'pack']), 'personal') }),
    reply: result(PreviewSchema, ImportFailureSchema),
  },
  'import.apply': { params: v.strictObject({ preview: v.string(), choices: v.optional(ImportChoicesSchema, {}) }), reply: result(AppliedSchema, ImportFailureSchema) },
  /** Stops a preview or an import under way, which then answers `cancelled`. */
  'import.cancel': { params: v.strictObject({ job: v.string() }), reply: v.null() },

  'export.make': {
    params: v.strictObject({
      what: v.variant('of', [
        /** The reader's entries and overlays. */
        v.strictObject({ of: v.literal('own') }),
        v.strictObject({ of: v.literal('pack'), id: PackIdSchema }),
        v.strictObject({ of: v.literal('entries'), ids: v.array(EntryIdSchema) }),
        /** Own, switched-on packs and built-in. */
        v.strictObject({ of: v.literal('all') }),
      ]),
      format: v.picklist(EXPORT_FORMATS),
      title: v.optional(v.pipe(v.string(), v.maxLength(200))),
    }),
    reply: result(ExportFileSchema, GoneFailureSchema),
  },
  /** A piece in base64, from 0. */
  'export.read': { params: v.strictObject({ file: v.string(), piece: v.number() }), reply: result(v.string(), GoneFailureSchema) },
  /** The sources of an entry as bibliography software reads them. */
  'source.export': { params: v.strictObject({ id: EntryIdSchema, format: v.picklist(['bibtex', 'csl-json']) }), reply: result(v.string(), GoneFailureSchema) },

  /** Newest first. */
  'backup.list': {
    params: v.strictObject({}),
    reply: result(v.strictObject({
      backups: v.array(BackupSchema), persisted: v.boolean(), changesSinceExport: v.number(), remind: v.boolean(),
      /** When the safety copy was last brought up to date, in ms; null where there is none. */
      copiedAt: v.nullable(v.number()),
      /** The browser had lost the database, and so many rows came back from the safety copy. */
      broughtBack: v.nullable(v.strictObject({ at: v.number(), rows: v.number() })),
    }), WriteFailureSchema),
  },
  /** With the id 0 where there is nothing to back up. */
  'backup.make': { params: v.strictObject({}), reply: result(BackupSchema, WriteFailureSchema) },
  /** Puts the reader's entries and notes as they were (packs and choices stay); what is there now is backed up first and the change can be undone. */
  'backup.restore': { params: v.strictObject({ id: v.number() }), reply: result(RestoredSchema, GoneFailureSchema) },
  /** Everything there is of the reader's: entries, overlays, packs, choices. */
  'backup.exportAll': { params: v.strictObject({}), reply: result(ExportFileSchema, GoneFailureSchema) },
  'backup.restoreAll': { params: v.strictObject({ upload: v.string() }), reply: result(RestoredSchema, ImportFailureSchema) },
  /** The reader has read the reminder to export and wants peace until many more changes. */
  'backup.quiet': { params: v.strictObject({}), reply: v.null() },
  /** The reader has read what came back. */
  'backup.seen': { params: v.strictObject({}), reply: v.null() },
} as const;
