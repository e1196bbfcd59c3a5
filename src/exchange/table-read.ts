/**
 * Reads a table: comma, semicolon or tab between its cells, with or without a
 * row of names, with Anki's `#` lines or without.
 */
import Papa from 'papaparse';
import { fail, ok, type Result } from '../domain/result.ts';
import { isHeader, rowToDraft, suggestMapping, type Mapping } from './columns.ts';
import { MOST_ENTRIES } from './limits.ts';
import type { Items, Refusal } from './reading.ts';

export type TableFile = {
  readonly text: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** Whether the first row names the columns. */
  readonly named: boolean;
  readonly mapping: Mapping;
  /** The first rows of the table proper. */
  readonly rows: readonly (readonly string[])[];
};

const SHOWN_ROWS = 5;
const MOST_COLUMNS = 200;
/** Lines that rows have at most on the average: cells may hold paragraphs. */
const MOST_LINES = 4;
/** In UTF-16 units: a few ms of parsing. */
const PIECE = 1 << 17;
const ANKI_LINE = /^#(?<key>[a-z ]+):(?<value>.*)(?:\r?\n|$)/;
const ANKI_SEPARATORS: Readonly<Record<string, string>> = { tab: '\t', comma: ',', semicolon: ';', pipe: '|' };

/** @param chosen the mapping the reader wants; without it one is suggested by the columns' names */
export function openTable(text: string, chosen?: Mapping): Result<TableFile, Refusal> {
  const { body, directives } = withoutAnkiLines(text.replace(/^\uFEFF/, ''));
  const separator = directives.get('separator');
  const delimiter = separator === undefined ? undefined : (ANKI_SEPARATORS[separator.toLowerCase()] ?? separator);
  const first = Papa.parse<string[]>(body, { preview: SHOWN_ROWS + 1, skipEmptyLines: 'greedy', ...(delimiter !== undefined && { delimiter }) });
  const head = first.data[0];
  if (head === undefined) return fail({ why: 'empty-file' });
  if (hasMoreLines(body, MOST_ENTRIES * MOST_LINES)) return fail({ why: 'too-many-entries', limit: MOST_ENTRIES });
  const between = first.meta.delimiter;
  const columnsLine = directives.get('columns');
  const named = columnsLine === undefined && isHeader(head);
  const columns = columnsLine?.split(between) ?? (named ? head : head.map((_, index) => `${index + 1}`));
  if (columns.length > MOST_COLUMNS || (columns.length < 2 && !named)) return fail({ why: 'not-a-table' });
  const mapping = chosen ?? suggestMapping(columns, named || columnsLine !== undefined);
  if (!mapping.includes('head')) return fail({ why: 'no-headword-column' });
  return ok({ text: body, delimiter: between, columns, named, mapping, rows: first.data.slice(named ? 1 : 0).slice(0, SHOWN_ROWS) });
}

/** Tells of a table of a million rows at once what reading it would tell after seconds. */
function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
  return lines > most;
}

function withoutAnkiLines(text: string): { body: string; directives: ReadonlyMap<string, string> } {
  const directives = new Map<string, string>();
  let body = text;
  for (let line = ANKI_LINE.exec(body); line?.groups; line = ANKI_LINE.exec(body)) {
    directives.set(line.groups['key']!, line.groups['value']!.trim());
    body = body.slice(line[0].length);
  }
  return { body, directives };
}

/** Papa's parser of one piece, which its types leave out. */
type PieceParser = { parse: (input: string, baseIndex: number, ignoreLastRow: boolean) => Papa.ParseResult<string[]> };
type ParserConstructor = new (config: Papa.ParseConfig) => PieceParser;

export function* readTableItems({ text, delimiter, named, mapping }: TableFile): Items {
  const parser = new (Papa as unknown as { Parser: ParserConstructor }).Parser({ delimiter });
  let place = 0;
  let isFirst = named;
  let size = PIECE;
  for (let at = 0; at < text.length; ) {
    const isLast = at + size >= text.length;
    const { data, meta } = parser.parse(text.slice(at, at + size), 0, !isLast);
    // A row longer than the piece: quotation marks that never close make one of the whole file.
    if (meta.cursor === 0 && !isLast) {
      size *= 2;
      continue;
    }
    at = isLast ? text.length : at + meta.cursor;
    size = PIECE;
    const rows = data.filter((row) => row.some((cell) => cell.trim() !== '')).slice(isFirst ? 1 : 0);
    if (data.length > 0) isFirst = false;
    if (place + rows.length > MOST_ENTRIES) return { why: 'too-many-entries', limit: MOST_ENTRIES };
    yield { items: rows.map((row) => ({ list: 'entries', place: ++place, raw: rowToDraft(row, mapping) })), done: at, total: text.length };
  }
  return undefined;
}
