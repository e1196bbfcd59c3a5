/**
 * Any file that can be taken in: finds out what it is and reads it. The one
 * door of exchange/ for whoever imports.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import { decodeText } from './decode-text.ts';
import type { Mapping } from './columns.ts';
import { MOST_BYTES } from './limits.ts';
import { EVERYTHING, openJson, readJsonItems, type JsonFile } from './pack-format.ts';
import type { Items, Refusal } from './reading.ts';
import { openTable, readTableItems, type TableFile } from './table-read.ts';
import { openYomitan, readYomitanItems, type YomitanFile } from './yomitan-read.ts';
import { isZip } from './zip-files.ts';

export type WantedFormat = 'auto' | 'pack' | 'csv' | 'tsv' | 'yomitan';
export type OpenFile =
  | { readonly kind: 'json'; readonly format: 'pack' | 'everything'; readonly file: JsonFile }
  | { readonly kind: 'table'; readonly format: 'csv' | 'tsv'; readonly file: TableFile }
  | { readonly kind: 'yomitan'; readonly format: 'yomitan'; readonly file: YomitanFile };

export type OpenOptions = { readonly format?: WantedFormat; readonly mapping?: Mapping | undefined };

/** Yields how far it is of the file's length, roughly. */
export function* openFile(bytes: Uint8Array, { format = 'auto', mapping }: OpenOptions = {}): Generator<number, Result<OpenFile, Refusal>> {
  if (bytes.length > MOST_BYTES) return fail({ why: 'too-large', limit: MOST_BYTES });
  if (format === 'yomitan' || (format === 'auto' && isZip(bytes))) {
    if (!isZip(bytes)) return fail({ why: 'not-a-zip' });
    const file = yield* openYomitan(bytes);
    return file.ok ? ok({ kind: 'yomitan', format: 'yomitan', file: file.value }) : file;
  }
  const text = yield* decodeText(bytes);
  if (!text.ok) return text;
  if (text.value.trim() === '') return fail({ why: 'empty-file' });
  if (format === 'pack' || (format === 'auto' && /^\uFEFF?\s*[{[]/.test(text.value))) {
    const file = yield* openJson(text.value.replace(/^\uFEFF/, ''));
    return file.ok ? ok({ kind: 'json', format: file.value.header.format === EVERYTHING ? 'everything' : 'pack', file: file.value }) : file;
  }
  const file = openTable(text.value, mapping);
  return file.ok ? ok({ kind: 'table', format: file.value.delimiter === '\t' ? 'tsv' : 'csv', file: file.value }) : file;
}

export function readItems(open: OpenFile): Items {
  if (open.kind === 'yomitan') return readYomitanItems(open.file);
  return open.kind === 'json' ? readJsonItems(open.file) : readTableItems(open.file);
}
