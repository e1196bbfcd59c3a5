/**
 * Entries → what is packaged: the entries themselves, and the matcher made of
 * every form they may have. Pure but for reading the word list.
 */
import { createHash } from 'node:crypto';
import type { Entry, EntryId, Work } from '../src/domain/entry.ts';
import type { EntryMeta } from '../src/domain/pattern.ts';
import { formPatterns } from '../src/forms/patterns.ts';
import { compileMatcher, serialiseMatcher } from '../src/matching/matcher.ts';
import { metasOf } from '../src/matching/stored-entries.ts';
import type { Glossary } from './load.ts';
import { withCompany } from './company.ts';
import { commonWords, lexicon } from './lexicon.ts';

/** The packaged glossary, as `glossary/entries.json` holds it. */
export type PackagedGlossary = {
  /** Changes whenever an entry or a form changes. */
  readonly version: string;
  readonly entries: readonly Entry[];
  readonly works: Readonly<Record<string, Work>>;
  readonly renamed: Readonly<Record<string, string>>;
};

export type CompiledGlossary = { readonly glossary: PackagedGlossary; readonly matcher: Uint8Array };

export function compileGlossary({ entries: parsed, works, renamed }: Glossary): CompiledGlossary {
  const entries = parsed.map(({ entry }) => entry);
  const patterns = entries.flatMap((entry, index) => formPatterns(entry, index, lexicon));
  const compiled = compileMatcher(patterns, entryMetas(entries), { commonWords });
  const matcher = serialiseMatcher({ ...compiled, entries: metasOf(withCompany(entries, compiled)) });
  const version = createHash('sha256').update(JSON.stringify([entries, works, renamed])).update(matcher).digest('hex').slice(0, 12);
  return { glossary: { version, entries, works, renamed }, matcher };
}

/** See-also links count both ways: being named by an entry makes a neighbour too. */
export function entryMetas(entries: readonly Entry[]): EntryMeta[] {
  const indexOf = new Map<EntryId, number>(entries.map((entry, index) => [entry.id, index]));
  const neighbours = entries.map(() => new Set<number>());
  entries.forEach((entry, index) => {
    for (const id of entry.see) {
      const other = indexOf.get(id);
      if (other === undefined) continue;
      neighbours[index]?.add(other);
      neighbours[other]?.add(index);
    }
  });
  return entries.map((entry, index) => ({ id: entry.id, kind: entry.kind, neighbours: [...(neighbours[index] ?? [])].sort((a, b) => a - b) }));
}
