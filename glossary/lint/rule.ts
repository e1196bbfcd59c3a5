/**
 * What a lint rule is. One rule, one file; `index.ts` lists them.
 */
import type { Glossary } from '../load.ts';
import type { Fault } from '../fault.ts';
import type { ParsedEntry } from '../parse.ts';

export type Rule = {
  readonly name: string;
  /** What the rule asks, in one sentence. */
  readonly asks: string;
  readonly check: (glossary: Glossary) => readonly Fault[];
};

/** A rule that looks at one entry at a time; `find` yields the key at fault with message and remedy. */
export function entryRule(name: string, asks: string, find: (parsed: ParsedEntry, glossary: Glossary) => Iterable<{ key: string; message: string; remedy: string }>): Rule {
  return {
    name,
    asks,
    check: (glossary) =>
      glossary.entries.flatMap((parsed) =>
        [...find(parsed, glossary)].map(({ key, message, remedy }) => ({ file: parsed.file, line: parsed.lineOf(key), rule: name, message, remedy })),
      ),
  };
}
