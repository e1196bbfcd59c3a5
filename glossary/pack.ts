/**
 * The compiled glossary as files, for the extension's package and the command
 * line. Compiling takes seconds, so the result is kept beside node_modules,
 * under a name made of everything it depends on.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CompiledFiles } from './checked.ts';
import { filesBelow } from './files-below.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'spravka');
const CODE = ['src/domain', 'src/forms', 'src/matching', 'glossary'];

export type PackedFile = { readonly absoluteSrc: string; readonly relativeDest: string };

/** The packaged files, compiled unless that was done before for the very same glossary and code. */
export async function packGlossary(): Promise<PackedFile[]> {
  const key = cacheKey();
  const dir = join(CACHE, key);
  if (!existsSync(join(dir, 'matcher.bin'))) {
    // Most often there is nothing to compile, and a command starts sooner without what compiling takes.
    const { compileChecked } = await import('./checked.ts');
    const files = compileChecked(join(ROOT, 'glossary'), ROOT);
    const unfinished = `${dir}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(unfinished, name), content);
    forgetOlder(key);
    if (existsSync(dir)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, dir);
  }
  return (['version.json', 'entries.json', 'matcher.bin', 'words.txt'] satisfies (keyof CompiledFiles)[]).map((name) => ({ absoluteSrc: join(dir, name), relativeDest: `glossary/${name}` }));
}

function cacheKey(): string {
  const hash = createHash('sha256');
  const files = [...CODE.flatMap((dir) => sourceFiles(join(ROOT, dir))), ...filesBelow(join(ROOT, 'glossary'), '.yaml'), join(ROOT, 'glossary/renamed.json'), join(ROOT, 'package-lock.json')];
  for (const file of files) if (existsSync(file)) hash.update(file.slice(ROOT.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

const sourceFiles = (dir: string): string[] => filesBelow(dir, '.ts').filter((file) => !file.endsWith('.test.ts'));

/** Keeps the newest few, so that switching branches does not compile anew each time. */
function forgetOlder(current: string): void {
  if (!existsSync(CACHE)) return;
  const others = readdirSync(CACHE).filter((name) => !name.startsWith(current) && !name.includes('.'));
  for (const name of others.slice(0, -4)) rmSync(join(dirname(join(CACHE, current)), name), { recursive: true, force: true });
}
