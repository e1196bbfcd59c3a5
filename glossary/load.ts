/**
 * Reads a glossary folder: every entry file, the works cited and the renames.
 * The only module here that touches the file system besides compile's cache.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { EntryIdSchema, WorkSchema, type Work } from '../src/domain/entry.ts';
import { fail, ok, type Result } from '../src/domain/result.ts';
import type { Fault } from './fault.ts';
import { filesBelow } from './files-below.ts';
import { parseEntry, type ParsedEntry } from './parse.ts';

export type Glossary = {
  readonly entries: readonly ParsedEntry[];
  readonly works: Readonly<Record<string, Work>>;
  /** Old id → new id, so that what readers wrote about an entry survives its renaming. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
};

const WorksSchema = v.record(v.string(), WorkSchema);
const RenamesSchema = v.record(EntryIdSchema, EntryIdSchema);

/** @param dir the folder that holds `entries/`, `sources.yaml` and `renamed.json`; `root` is what file names are told from */
export function loadGlossary(dir: string, root = process.cwd()): Glossary {
  const faults: Fault[] = [];
  const entries: ParsedEntry[] = [];
  for (const path of filesBelow(join(dir, 'entries'), '.yaml')) {
    const parsed = parseEntry(readFileSync(path, 'utf8'), relative(root, path));
    if (parsed.ok) entries.push(parsed.value);
    else faults.push(...parsed.failure);
  }
  const read = <Value>(name: string, parse: (text: string) => unknown, schema: v.GenericSchema<unknown, Value>, empty: Value): Value => {
    const file = join(dir, name);
    const table = parseTable(file, relative(root, file), parse, schema);
    if (!table.ok) faults.push(table.failure);
    return table.ok ? table.value : empty;
  };
  const works = read('sources.yaml', parseYaml, WorksSchema, {});
  const renamed = read('renamed.json', JSON.parse, RenamesSchema, {});
  return { entries, works, renamed, faults };
}

/** One of the files beside the entries, or what is wrong with it. */
function parseTable<Value>(path: string, file: string, parse: (text: string) => unknown, schema: v.GenericSchema<unknown, Value>): Result<Value, Fault> {
  const fault = (rule: string, message: string, remedy: string): Result<Value, Fault> => fail({ file, line: 1, rule, message, remedy });
  if (!existsSync(path)) return fault('missing-file', 'there is no such file', 'a glossary is entries/, sources.yaml and renamed.json');
  try {
    const parsed = v.safeParse(schema, parse(readFileSync(path, 'utf8')));
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    return fault('schema', `${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`, "compare it with the repository's own");
  } catch (error) {
    return fault('syntax', error instanceof Error ? error.message.split('\n')[0]! : String(error), 'mend the syntax there');
  }
}
