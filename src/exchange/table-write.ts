/**
 * Entries as tables: CSV that spreadsheets and our own import read, and the
 * tab-separated text that Anki imports.
 */
import Papa from 'papaparse';
import type { Entry, Work } from '../domain/entry.ts';
import { BETWEEN_PARTS, COLUMN_FIELDS, FORMULA, type ColumnField } from './columns.ts';
import { inPieces, sourceLine, type Written } from './writing.ts';

type Works = Readonly<Record<string, Work>>;

/** With a byte order mark, without which Excel takes UTF-8 for a code page; formulas are kept from running. */
export function* writeCsv({ entries, works }: Written): Generator<string> {
  yield `\uFEFF${COLUMN_FIELDS.join(',')}\r\n`;
  for (const piece of inPieces(entries)) yield `${Papa.unparse(piece.map(({ entry }) => COLUMN_FIELDS.map((field) => cellOf(entry, field, works))), { escapeFormulae: FORMULA })}\r\n`;
}

function cellOf(entry: Entry, field: ColumnField, works: Works): string {
  const { expansion, forms, see, sources } = entry;
  if (field === 'english' || field === 'latin') return expansion?.[field] ?? '';
  if (field === 'forms') return forms.map(({ text }) => text).join(BETWEEN_PARTS);
  if (field === 'see') return see.join(BETWEEN_PARTS);
  if (field === 'source') return sourceTitle(sources, works);
  if (field === 'address') return addressOf(sources);
  return entry[field] ?? '';
}

const addressOf = (sources: Entry['sources']): string => sources.map((source) => ('at' in source ? source.at : undefined)).find((at) => at !== undefined) ?? '';

/** A single source of the reader's own stands in two cells, title and address; others in one line. */
function sourceTitle(sources: Entry['sources'], works: Works): string {
  const [only] = sources;
  if (sources.length === 1 && only && 'title' in only && only.title !== undefined) return only.title;
  return sources.filter((source) => !('at' in source && source.title === undefined)).map((source) => sourceLine(source, works)).join('; ');
}

const ANKI_COLUMNS = ['Headword', 'Cyrillic', 'Gloss', 'Article', 'Source', 'Tags'];

/** Plain text, no HTML; newlines stand within quotation marks, as Anki reads them. The last column is taken for tags. */
export function* writeAnki({ title, entries, works }: Written): Generator<string> {
  yield ['#separator:tab', '#html:false', `#deck:${title.replace(/[\r\n\t]+/g, ' ')}`, `#columns:${ANKI_COLUMNS.join('\t')}`, `#tags column:${ANKI_COLUMNS.length}`, ''].join('\n');
  for (const piece of inPieces(entries)) yield `${Papa.unparse(piece.map(({ entry }) => ankiRow(entry, works)), { delimiter: '\t', newline: '\n' })}\n`;
}

function ankiRow(entry: Entry, works: Works): string[] {
  const { head, cyrillic = '', gloss, article = '', sources, kind } = entry;
  return [head, cyrillic, gloss, article, sources.map((source) => sourceLine(source, works)).join('; '), kind].map((cell) => cell.replaceAll('\t', ' '));
}
