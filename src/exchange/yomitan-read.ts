/**
 * Reads a Yomitan dictionary: a zip with index.json and term banks, formats 1
 * to 3. Pictures, sounds, frequencies and kanji are left out; of definitions
 * with markup the text is taken.
 */
import * as v from 'valibot';
import { KINDS, type Kind } from '../domain/entry.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { decodeText } from './decode-text.ts';
import { glossAndArticle } from './gloss-and-article.ts';
import { MOST_ENTRIES } from './limits.ts';
import type { Items, Refusal } from './reading.ts';
import { unzipFiles } from './zip-files.ts';

const IndexSchema = v.object({
  title: v.pipe(v.string(), v.nonEmpty()),
  revision: v.optional(v.union([v.string(), v.number()]), '1'),
  format: v.optional(v.number()),
  version: v.optional(v.number()),
  author: v.optional(v.string()),
  description: v.optional(v.string()),
  attribution: v.optional(v.string()),
});
export type YomitanFile = { readonly index: v.InferOutput<typeof IndexSchema>; readonly banks: readonly Uint8Array[]; readonly format: number };

const BANK = /^(?:.*\/)?term_bank_(\d+)\.json$/;
const INDEX = /^(?:[^/]*\/)?index\.json$/;

/** Yields how many bytes of the zip have been read. */
export function* openYomitan(bytes: Uint8Array): Generator<number, Result<YomitanFile, Refusal>> {
  const files = yield* unzipFiles(bytes, (name) => BANK.test(name) || INDEX.test(name));
  if (!files.ok) return files;
  const names = [...files.value.keys()];
  const indexName = names.find((name) => INDEX.test(name));
  if (indexName === undefined) return fail({ why: names.length === 0 ? 'not-a-zip' : 'not-yomitan' });
  const index = v.safeParse(IndexSchema, yield* parsed(files.value.get(indexName)!));
  const format = index.success ? (index.output.format ?? index.output.version) : undefined;
  if (!index.success || format === undefined || format < 1) return fail({ why: 'not-yomitan' });
  if (format > 3) return fail({ why: 'newer-version', limit: 3, detail: String(format) });
  const number = (name: string): number => Number(BANK.exec(name)?.[1]);
  const banks = names.filter((name) => BANK.test(name)).sort((a, b) => number(a) - number(b)).map((name) => files.value.get(name)!);
  return ok({ index: index.output, banks, format });
}

/** Entries without ids: whoever takes them makes these of the headwords. */
export function* readYomitanItems({ banks, format }: YomitanFile): Items {
  let place = 0;
  for (const [number, bank] of banks.entries()) {
    const rows = yield* inTurns(parsed(bank), number, banks.length);
    if (!Array.isArray(rows)) return { why: 'not-json', detail: `term bank ${number + 1}` };
    if (place + rows.length > MOST_ENTRIES) return { why: 'too-many-entries', limit: MOST_ENTRIES };
    const groups = groupsOf(rows);
    for (let at = 0; at < groups.length; at += TOGETHER) {
      const items = groups.slice(at, at + TOGETHER).map(([row, ...others]) => {
        const item = { list: 'entries' as const, place: place + 1, raw: Array.isArray(row) ? withNames(rawEntry(row, format), others) : row };
        place += 1 + others.length;
        return item;
      });
      yield { items, done: number + at / groups.length, total: banks.length };
    }
  }
  return undefined;
}
const TOGETHER = 1000;

/** Rows one behind the other that are one term under several names: of one sequence, with the same definitions. So this extension writes them itself. */
function groupsOf(rows: readonly unknown[]): (readonly [row: unknown, ...others: readonly unknown[][]])[] {
  const groups: [unknown, ...unknown[][]][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group && Array.isArray(row) && isOfOneTerm(group[0], row)) group.push(row);
    else groups.push([row]);
  }
  return groups;
}

function isOfOneTerm(one: unknown, other: readonly unknown[]): boolean {
  if (!Array.isArray(one) || typeof other[6] !== 'number' || other[6] <= 0) return false;
  const [, , , , , definitions, sequence]: unknown[] = one;
  return sequence === other[6] && JSON.stringify(definitions) === JSON.stringify(other[5]);
}

/** Of a headword in Latin letters the first name in Cyrillic is its own; others are further forms. */
function withNames(raw: RawEntry, others: readonly (readonly unknown[])[]): RawEntry {
  const names = others.map(([name]) => name);
  const cyrillic = isCyrillic(raw.head) ? undefined : names.find(isCyrillic);
  const forms = [...(raw.forms ?? []), ...names.filter((name) => name !== cyrillic)];
  return { ...raw, ...(cyrillic !== undefined && { cyrillic }), ...(forms.length > 0 && { forms }) };
}

const isCyrillic = (name: unknown): boolean => typeof name === 'string' && /\p{Script=Cyrillic}/u.test(name);

function* inTurns<Value>(work: Generator<number, Value>, done: number, total: number): Generator<{ items: []; done: number; total: number }, Value> {
  let next = work.next();
  for (; !next.done; next = work.next()) yield { items: [], done, total };
  return next.value;
}

/** Undefined where it is no JSON. */
function* parsed(bytes: Uint8Array): Generator<number, unknown> {
  const text = yield* decodeText(bytes);
  if (!text.ok) return undefined;
  try {
    return JSON.parse(text.value);
  } catch {
    return undefined;
  }
}

/** Nothing of it is checked yet. */
type RawEntry = { readonly head: unknown; readonly forms?: readonly unknown[]; readonly [field: string]: unknown };

/** A row is [expression, reading, tags, rules, score, glossary, sequence, term tags]; in format 1 the glossary is all from the sixth on. */
function rawEntry(row: readonly unknown[], format: number): RawEntry {
  const [head, reading, tags] = row;
  const definitions = (format === 1 ? row.slice(5) : Array.isArray(row[5]) ? row[5] : [row[5]]).map((definition) => plainText(definition).trim()).filter((text) => text !== '');
  const [first = '', ...others] = definitions;
  return {
    kind: kindIn(tags),
    head,
    ...(typeof reading === 'string' && reading !== '' && reading !== head && { forms: [reading] }),
    ...glossAndArticle(first, others.join('\n')),
  };
}

const kindIn = (tags: unknown): Kind => (typeof tags === 'string' ? (tags.split(' ').find((tag): tag is Kind => KINDS.includes(tag as Kind)) ?? 'term') : 'term');

const OWN_LINE = new Set(['div', 'p', 'li', 'tr', 'ol', 'ul', 'table', 'details', 'summary']);
const DEEPEST = 50;

/** The text of a definition: a string, a list, or structured content. */
function plainText(content: unknown, depth = 0): string {
  if (typeof content === 'string') return content;
  if (depth > DEEPEST || typeof content !== 'object' || content === null) return '';
  if (Array.isArray(content)) return content.map((part) => plainText(part, depth + 1)).join('');
  const { type, tag, text, content: inner } = content as Record<string, unknown>;
  if (type === 'text') return plainText(text, depth + 1);
  if (type === 'image' || tag === 'img' || tag === 'rt' || tag === 'rp') return '';
  if (tag === 'br') return '\n';
  const within = plainText(inner, depth + 1);
  return typeof tag === 'string' && OWN_LINE.has(tag) ? `${within}\n` : within;
}
