/**
 * Cuts the long lists out of a JSON text without parsing the whole: a hundred
 * thousand entries then never stand in memory as one value, and parsing can be
 * stopped between two pieces.
 *
 * Only finds where strings, objects and lists begin and end; whether the text
 * is JSON is for JSON.parse to say, of each piece and of the rest.
 */
import { fail, ok, type Result } from '../domain/result.ts';
import { DEEPEST } from './limits.ts';
import type { Refusal } from './reading.ts';

/** Whole elements with the commas between them: `text.slice(start, end)`. */
export type ListPiece = { readonly list: string; readonly start: number; readonly end: number };

/** In UTF-16 units: some 2 ms of JSON.parse. */
const PIECE = 1 << 18;
const STRUCTURE = /["{}[\]]/g;
const BROKEN: Refusal = { why: 'not-json' };

/**
 * @param lists keys of the outermost object
 * @returns in the end the text with these lists empty: what else the file says
 */
export function* jsonLists(text: string, lists: ReadonlySet<string>): Generator<ListPiece, Result<string, Refusal>> {
  const structure = new RegExp(STRUCTURE);
  let rest = '';
  let restFrom = 0;
  let depth = 0;
  let key = '';
  let list: { readonly name: string; from: number } | null = null;
  let lastYield = 0;
  for (let found = structure.exec(text); found; found = structure.exec(text)) {
    const at = found.index;
    const sign = found[0];
    if (sign === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return fail(BROKEN);
      if (depth === 1 && list === null) key = isKey(text, end) ? text.slice(at + 1, end) : '';
      structure.lastIndex = end + 1;
    } else if (sign === '{' || sign === '[') {
      if (++depth > DEEPEST) return fail({ why: 'not-json', detail: 'nested too deeply' });
      if (sign === '[' && depth === 2 && lists.has(key)) {
        list = { name: key, from: at + 1 };
        rest += text.slice(restFrom, at + 1);
      }
    } else {
      depth--;
      if (depth < 0) return fail(BROKEN);
      if (list !== null && depth === 2 && at - list.from > PIECE) {
        yield { list: list.name, start: list.from, end: at + 1 };
        list.from = afterComma(text, at + 1);
        lastYield = at;
      } else if (list !== null && depth === 1) {
        if (text.slice(list.from, Math.min(at, list.from + 1000)).trim() !== '' || at - list.from > 1000) yield { list: list.name, start: list.from, end: at };
        restFrom = at;
        list = null;
        lastYield = at;
      }
    }
    if (at - lastYield > PIECE * 4) lastYield = yield* idle(at);
  }
  return depth === 0 && list === null ? ok(rest + text.slice(restFrom)) : fail(BROKEN);
}

/** A turn for others while nothing is found, as between lists that nobody asked for. */
function* idle(at: number): Generator<ListPiece, number> {
  yield { list: '', start: at, end: at };
  return at;
}

/** Where the string that begins at `start` has its closing quotation mark; -1 if nowhere. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

function isKey(text: string, end: number): boolean {
  let at = end + 1;
  while (isSpace(text.charCodeAt(at))) at++;
  return text[at] === ':';
}

/** What stands where a comma should is left to JSON.parse. */
function afterComma(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return text[at] === ',' ? at + 1 : at;
}

const isSpace = (unit: number): boolean => unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
