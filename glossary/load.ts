/**
 * Reads a glossary folder: every entry file, the works cited and the renames.
 * The only module here that touches the file system besides compile's cache.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { EntryIdSchema, WorkSchema, type Work } from '../src/domain/entry.ts';
import type { Fault } from './fault.ts';
import { parseEntry, type ParsedEntry } from './parse.ts';

export type Glossary = {
  readonly entries: readonly ParsedEntry[];
  readonly works: Readonly<Record<string, Work>>;
  /** Old id → new id, so that what readers wrote about an entry survives its renaming. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
};

const RenamesSchema = v.record(EntryIdSchema, EntryIdSchema);

/** @param dir the folder that holds `entries/`, `sources.yaml` and `renamed.json`; `root` is what file names are told from */
export function loadGlossary(dir: string, root = process.cwd()): Glossary {
  const faults: Fault[] = [];
  const entries: ParsedEntry[] = [];
  for (const path of yamlFiles(join(dir, 'entries'))) {
    const parsed = parseEntry(readFileSync(path, 'utf8'), relative(root, path));
    if (parsed.ok) entries.push(parsed.value);
    else faults.push(...parsed.failure);
  }
  const works = v.parse(v.record(v.string(), WorkSchema), parseYaml(readFileSync(join(dir, 'sources.yaml'), 'utf8')));
  const renamed = v.parse(RenamesSchema, JSON.parse(readFileSync(join(dir, 'renamed.json'), 'utf8')));
  return { entries, works, renamed, faults };
}

/** Every .yaml below `dir`, sorted, so that builds do not depend on the file system's order. */
export function yamlFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.yaml'))
    .map((item) => join(item.parentPath, item.name))
    .sort();
}
