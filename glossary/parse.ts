/**
 * One glossary file's text → an entry, or every fault in it with its line.
 * Knows YAML and the schema; what a good entry is beyond that is lint/'s.
 */
import * as v from 'valibot';
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { EntrySchema, type Entry } from '../src/domain/entry.ts';
import { fail, ok, type Result } from '../src/domain/result.ts';
import type { Fault } from './fault.ts';

/** An entry with what its file tells beyond it. */
export type ParsedEntry = {
  readonly entry: Entry;
  readonly file: string;
  /** Line of a top-level key, or 1 when the key is absent. */
  readonly lineOf: (key: string) => number;
};

export function parseEntry(text: string, file: string): Result<ParsedEntry, readonly Fault[]> {
  if (text.includes('\0')) return fail([{ file, line: 1, rule: 'yaml', message: 'is a binary file', remedy: 'write the entry as UTF-8 text' }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    return fail(document.errors.map((error) => ({ file, line: lines.linePos(error.pos[0]).line, rule: 'yaml', message: firstLine(error.message), remedy: yamlRemedy(error.code) })));
  }
  if (!isMap(document.contents)) return fail([{ file, line: 1, rule: 'schema', message: 'the file holds no keys', remedy: 'write an entry: see "An entry in five minutes" in CONTRIBUTING.md' }]);
  const lineAt = (path: readonly (string | number)[]): number => lineOfPath(document, lines, path);
  const parsed = v.safeParse(EntrySchema, document.toJS());
  if (parsed.success) return ok({ entry: parsed.output, file, lineOf: (key) => lineAt([key]) });
  return fail(parsed.issues.map((issue) => schemaFault(issue, file, lineAt)));
}

function schemaFault(issue: v.BaseIssue<unknown>, file: string, lineAt: (path: readonly (string | number)[]) => number): Fault {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const place = path.join('.') || 'the file';
  const line = lineAt(path);
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.expected === 'never') {
    return { file, line, rule: 'unknown-key', message: `${place} is not a key of an entry`, remedy: 'remove it or correct its spelling; CONTRIBUTING.md lists the keys' };
  }
  if (issue.received === 'undefined') {
    return { file, line, rule: 'missing-key', message: `${place} is missing`, remedy: `add "${String(path.at(-1) ?? '')}"` };
  }
  const what = issue.kind === 'schema' ? `should be ${issue.expected ?? 'something else'}, but is ${issue.received}` : issue.message;
  return { file, line, rule: 'schema', message: `${place}: ${what}`, remedy: 'see "An entry in five minutes" in CONTRIBUTING.md' };
}

/** The line of the node at `path`, or of the nearest node above it that exists. */
function lineOfPath(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    const node = pair && isScalar(pair.key) ? pair.key : document.getIn(path.slice(0, depth), true);
    const offset = (node as { range?: readonly [number, number, number] | null } | undefined)?.range?.[0];
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? message).replace(/ at line .*$/, '');

function yamlRemedy(code: string): string {
  if (code === 'DUPLICATE_KEY') return 'keep one of the two keys';
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  return 'quote values that hold ": " or "#", and check the indentation';
}
