/**
 * A glossary folder, compiled if the lint finds no fault in it. Loads all that
 * parsing, lint and compiling take.
 */
import { compileGlossary } from './compile.ts';
import { faultLine } from './fault.ts';
import { commonWords, regionalWords } from './lexicon.ts';
import { lintGlossary } from './lint/index.ts';
import { loadGlossary } from './load.ts';

/** What is packaged, by name. */
export type CompiledFiles = { readonly [Name in 'version.json' | 'entries.json' | 'matcher.bin' | 'words.txt']: string | Uint8Array };

/** Thrown with every fault listed: a build must not go on with a faulty glossary. */
class GlossaryFaults extends Error {
  override readonly name = 'GlossaryFaults';
}

/** @param dir as `loadGlossary` takes it, with its `root`; @throws GlossaryFaults */
export function compileChecked(dir: string, root: string): CompiledFiles {
  const source = loadGlossary(dir, root);
  const faults = lintGlossary(source);
  if (faults.length > 0) throw new GlossaryFaults(`The glossary has ${faults.length} faults:\n${faults.map(faultLine).join('\n')}`);
  const { glossary, matcher } = compileGlossary(source);
  return {
    'version.json': JSON.stringify({ version: glossary.version }),
    'entries.json': JSON.stringify(glossary),
    'matcher.bin': matcher,
    'words.txt': [...commonWords, ...regionalWords].join('\n'),
  };
}
