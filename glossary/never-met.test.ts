// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The book lies beside the repository and is no part of it. */
const BOOK = fileURLToPath(new URL('../../shared/book/pirani-2008.txt', import.meta.url));
const hasBook = existsSync(BOOK);

const lines = readFileSync(new URL('never-met.tsv', import.meta.url), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const listed = lines.map((line) => line.split('\t')[0] ?? '');
const all = (readdirSync(new URL('entries', import.meta.url), { recursive: true }) as string[]).filter((path) => path.endsWith('.yaml')).map((path) => basename(path, '.yaml'));

/** What `npm run gloss` finds in a text, hidden marks included. */
function entriesMetIn(file: string): Set<string> {
  const output = execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/gloss.ts', '--json', '--all', file], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return new Set(output.trim().split('\n').flatMap((line) => (JSON.parse(line) as { entries: string[] }).entries));
}

describe('never-met.tsv', () => {
  it('gives a reason with every entry, and names each once, in order', () => {
    expect(lines.filter((line) => !/^[a-z0-9-]+\t\S.*$/.test(line))).toEqual([]);
    expect(listed).toEqual([...new Set(listed)].toSorted());
  });

  it('names entries only', () => {
    expect(listed.filter((id) => !all.includes(id))).toEqual([]);
  });
});

describe.skipIf(!hasBook)(`the entries and the book${hasBook ? '' : ' (skipped: ../shared/book/pirani-2008.txt is not here)'}`, { tags: 'slow' }, () => {
  let met: ReadonlySet<string> = new Set();

  beforeAll(() => {
    met = entriesMetIn(BOOK);
  }, 120_000);

  it('has every entry that the book never meets in the list', () => {
    expect(all.filter((id) => !met.has(id) && !listed.includes(id))).toEqual([]);
  });

  it('lists no entry that the book meets', () => {
    expect(listed.filter((id) => met.has(id))).toEqual([]);
  });
});
