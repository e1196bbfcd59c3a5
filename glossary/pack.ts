/**
 * The compiled glossary as files, for the extension's package and the command
 * line. Compiling takes seconds, so the result is kept beside node_modules,
 * under a name made of everything it depends on.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileGlossary } from './compile.ts';
import { faultLine } from './fault.ts';
import { commonWords } from './lexicon.ts';
import { lintGlossary } from './lint/index.ts';
import { loadGlossary, yamlFiles } from './load.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'spravka');
const CODE = ['src/domain', 'src/forms', 'src/matching', 'glossary'];

export type PackedFile = { readonly absoluteSrc: string; readonly relativeDest: string };

/** Thrown with every fault listed: a build must not go on with a faulty glossary. */
export class GlossaryFaults extends Error {
  override readonly name = 'GlossaryFaults';
}

/** The packaged files, compiled unless that was done before for the very same glossary and code. */
export async function packGlossary(): Promise<PackedFile[]> {
  const key = cacheKey();
  const dir = join(CACHE, key);
  if (!existsSync(join(dir, 'matcher.bin'))) {
    const glossary = loadGlossary(join(ROOT, 'glossary'), ROOT);
    const faults = lintGlossary(glossary);
    if (faults.length > 0) throw new GlossaryFaults(`The glossary has ${faults.length} faults:\n${faults.map(faultLine).join('\n')}`);
    const compiled = compileGlossary(glossary);
    const unfinished = `${dir}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(join(unfinished, 'entries.json'), JSON.stringify(compiled.glossary));
    writeFileSync(join(unfinished, 'matcher.bin'), compiled.matcher);
    writeFileSync(join(unfinished, 'words.txt'), [...commonWords].join('\n'));
    writeFileSync(join(unfinished, 'version.json'), JSON.stringify({ version: compiled.glossary.version }));
    forgetOlder(key);
    if (existsSync(dir)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, dir);
  }
  return ['version.json', 'entries.json', 'matcher.bin', 'words.txt'].map((name) => ({ absoluteSrc: join(dir, name), relativeDest: `glossary/${name}` }));
}

function cacheKey(): string {
  const hash = createHash('sha256');
  const files = [...CODE.flatMap((dir) => sourceFiles(join(ROOT, dir))), ...yamlFiles(join(ROOT, 'glossary')), join(ROOT, 'glossary/renamed.json'), join(ROOT, 'package-lock.json')];
  for (const file of files) if (existsSync(file)) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

const sourceFiles = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && item.name.endsWith('.ts') && !item.name.endsWith('.test.ts'))
    .map((item) => join(item.parentPath, item.name))
    .sort();

/** Keeps the newest few, so that switching branches does not compile anew each time. */
function forgetOlder(current: string): void {
  if (!existsSync(CACHE)) return;
  const others = readdirSync(CACHE).filter((name) => !name.startsWith(current) && !name.includes('.'));
  for (const name of others.slice(0, -4)) rmSync(join(dirname(join(CACHE, current)), name), { recursive: true, force: true });
}
