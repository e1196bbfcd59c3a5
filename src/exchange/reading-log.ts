/**
 * The reading log as files: a table, and a text under the documents read, both
 * with a citation of where each term was met.
 */
import Papa from 'papaparse';
import { FORMULA } from './columns.ts';
import { escaped } from './markdown.ts';
import { inPieces, isoTime } from './writing.ts';

export type WrittenLook = {
  /** ms since the epoch. */
  readonly at: number;
  readonly head: string;
  readonly text: string;
  readonly sentence: string;
  readonly title: string;
  readonly address: string;
  readonly page?: number | undefined;
};

const COLUMNS = ['date', 'time', 'headword', 'as printed', 'sentence', 'title', 'address', 'page', 'citation'];

/** With a byte order mark, without which Excel takes UTF-8 for a code page; formulas are kept from running. */
export function* writeLogCsv(looks: readonly WrittenLook[]): Generator<string> {
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  for (const piece of inPieces(looks)) yield `${Papa.unparse(piece.map(rowOf), { escapeFormulae: FORMULA })}\r\n`;
}

function rowOf(look: WrittenLook): string[] {
  const [date = '', time = ''] = isoTime(look.at).split(/[T.]/);
  return [date, time, look.head, look.text, look.sentence, look.title, look.address, look.page === undefined ? '' : String(look.page), citation(look)];
}

/** Documents in the order in which they were read last, terms as they were met. */
export function* writeLogMarkdown(title: string, looks: readonly WrittenLook[], made: number): Generator<string> {
  yield `# ${escaped(title)}\n\n${isoTime(made).slice(0, 10)}\n`;
  const documents = new Map<string, WrittenLook[]>();
  for (const look of looks) {
    const key = `${look.title}\n${look.address}`;
    const known = documents.get(key);
    if (known) known.push(look);
    else documents.set(key, [look]);
  }
  for (const [first, ...others] of documents.values()) {
    if (first === undefined) continue;
    yield `\n## ${escaped(first.title || first.address)}\n\n${escaped(citation({ ...first, page: undefined }))}\n`;
    for (const look of [first, ...others].toSorted((a, b) => a.at - b.at)) yield `\n- **${escaped(look.head)}**${look.page === undefined ? '' : `, p. ${look.page}`}: “${escaped(look.sentence)}”`;
    yield '\n';
  }
}

/** Such as `“Moscow, 1921”, https://…, p. 3, read 2026-11-22`. */
export const citation = ({ title, address, page, at }: Pick<WrittenLook, 'title' | 'address' | 'page' | 'at'>): string =>
  [title === '' ? undefined : `“${title}”`, address === '' ? undefined : address, page === undefined ? undefined : `p. ${page}`, `read ${isoTime(at).slice(0, 10)}`].filter((part) => part !== undefined).join(', ');
