// @vitest-environment node
/**
 * The queries of fixtures/queries.tsv against the glossary as it is packaged,
 * by the popup's search; and that the command line answers the same.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHeldOnce } from '../src/background/holdings.ts';
import { createLookup, type Lookup } from '../src/background/lookup.ts';
import { readPackagedGlossary } from '../src/cli/packaged.ts';
import { entryId, type Entry } from '../src/domain/entry.ts';
import { ok } from '../src/domain/result.ts';
import { createSearch, type Search } from '../src/search/search.ts';

/** Compiling the glossary takes a while on a busy machine; it is kept for the next run. */
const COMPILE_MS = 120_000;
const LIMIT = 20;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

const rows = readFileSync(new URL('fixtures/queries.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind = '', query = '', entry = ''] = line.split('\t');
    return { kind, query, entry };
  });

let entries: readonly Entry[];
let search: Search;
let popup: Lookup;
beforeAll(async () => {
  const glossary = await readPackagedGlossary();
  entries = glossary.entries;
  search = createSearch(entries);
  popup = createLookup(createHeldOnce(() => Promise.resolve(ok({ personal: [], packs: [], builtIn: glossary.entries, version: glossary.version, overlays: new Map(), state: '' }))));
}, COMPILE_MS);

const asked = async (query: string): Promise<string[]> => {
  const found = await popup.search(query, LIMIT);
  return found.ok ? found.value.map(({ id }) => id) : [];
};

describe('what readers type', () => {
  it('holds at least 120 queries of many kinds, each for an entry there is', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    expect(new Set(rows.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8);
    const known = new Set<string>(entries.map(({ id }) => id));
    expect(rows.filter(({ entry }) => !known.has(entry))).toEqual([]);
  });

  it('finds the entry meant first in 95 %, and among the first three in 99 %', async () => {
    const places = await Promise.all(rows.map(async (row) => ({ ...row, place: (await asked(row.query)).indexOf(row.entry) })));
    const first = places.filter(({ place }) => place === 0).length / rows.length;
    const amongThree = places.filter(({ place }) => place >= 0 && place < 3).length / rows.length;
    console.log(`first: ${(first * 100).toFixed(1)} %, among three: ${(amongThree * 100).toFixed(1)} % of ${rows.length}`);
    for (const { query, entry, place } of places) if (place !== 0) console.log(`“${query}”: ${entry} is at ${place}`);
    expect(first).toBeGreaterThanOrEqual(0.95);
    expect(amongThree).toBeGreaterThanOrEqual(0.99);
  });
});

describe('the command line', () => {
  it('searches with what the popup searches with', async () => {
    for (const { query } of rows) expect(search.find(query, LIMIT).map(({ id }) => id), query).toEqual(await asked(query));
  });

  it.each(['vesenha', 'dcy[', 'Кронштат'])('prints the popup’s list for %s', { timeout: COMPILE_MS, tags: 'slow' }, async (query) => {
    const printed = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, ['--import', 'tsx', 'src/cli/lookup.ts', '--json', query], { cwd: ROOT }, (error, out) => (error ? reject(new Error(error.message)) : resolve(out)));
    });
    const ids = printed.trimEnd().split('\n').map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids).toEqual(await asked(query));
  });
});

describe('work for a keystroke among 20,000 entries', { tags: 'slow' }, () => {
  it('is the looking at few rows, however little is typed', () => {
    const many = Array.from({ length: 20_000 }, (_, index): Entry => {
      const entry = entries[index % entries.length]!;
      const round = Math.floor(index / entries.length);
      return round === 0 ? entry : { ...entry, id: entryId(`${entry.id}-${round}`), head: `${entry.head} ${round}` };
    });
    const large = createSearch(many);
    let [most, sum, count] = [0, 0, 0];
    for (const { query } of rows) {
      for (let typed = 1; typed <= query.length; typed++) {
        large.find(query.slice(0, typed), 30);
        most = Math.max(most, large.looked);
        sum += large.looked;
        count++;
      }
    }
    console.log(`rows looked at: ${Math.round(sum / count)} on average, ${most} at most, for ${count} keystrokes`);
    // A row takes some 20 ns to look at.
    expect(most).toBeLessThan(3 * many.length);
    expect(sum / count).toBeLessThan(many.length / 4);
  }, COMPILE_MS);
});
