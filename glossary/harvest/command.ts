/**
 * `npm run --silent glossary:harvest -- [--json] [--all] [--min N] FILE`: what looks
 * glossary-worthy in a text and whether the glossary covers it. Without --all,
 * only what it does not cover.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BadInput, runCommand } from '../../src/cli/command.ts';
import { readText } from '../../src/cli/extract-text.ts';
import { readPackagedMatcher } from '../../src/cli/packaged.ts';
import { findMatches } from '../../src/matching/matcher.ts';
import { commonWords } from '../lexicon.ts';
import { harvestCandidates, readable } from './candidates.ts';
import { withCoverage, type Covered } from './coverage.ts';

const USAGE = 'usage: npm run --silent glossary:harvest -- [--json] [--all] [--min N] FILE';
const OMITTED = new URL('omitted.tsv', import.meta.url);

await runCommand('glossary:harvest', async () => {
  const { values, positionals } = parsed();
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new BadInput(`give one file; ${USAGE}`);
  const least = Number(values.min ?? 1);
  if (!Number.isInteger(least) || least < 1) throw new BadInput(`--min wants a whole number from 1 up, not “${values.min}”`);

  const text = readable(await readText(file));
  const candidates = harvestCandidates(text, (word) => commonWords.has(word.toLowerCase())).filter(({ occurrences }) => occurrences.length >= least);
  const omitted = readOmitted();
  const rows = withCoverage(candidates, findMatches(text, await readPackagedMatcher()), text).sort((a, b) => b.occurrences.length - a.occurrences.length || a.text.localeCompare(b.text));
  const shown = rows.filter((row) => values.all || (row.marked === 0 && !omitted.has(row.text)));
  for (const row of shown) console.log(values.json ? JSON.stringify(asRecord(row, omitted)) : asLine(row, omitted));
  if (!values.json) console.log(summary(rows, omitted));
});

/** What is left out on purpose: the candidate, a tab, why. */
function readOmitted(): Map<string, string> {
  const lines = readFileSync(OMITTED, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => line.split('\t') as [string, string]));
}

function asRecord({ text, kind, long, occurrences, marked, entries, context }: Covered, omitted: ReadonlyMap<string, string>): object {
  return { text, kind, long, count: occurrences.length, marked, entries, omitted: omitted.get(text), context };
}

function asLine(row: Covered, omitted: ReadonlyMap<string, string>): string {
  const state = row.marked > 0 ? row.entries.slice(0, 3).join(' ') : (omitted.get(row.text) ?? '—');
  return [String(row.occurrences.length).padStart(5), row.kind.padEnd(10), row.text.padEnd(28), state, row.long ?? row.context].join('  ');
}

function summary(rows: readonly Covered[], omitted: ReadonlyMap<string, string>): string {
  const covered = rows.filter(({ marked }) => marked > 0).length;
  const argued = rows.filter(({ marked, text }) => marked === 0 && omitted.has(text)).length;
  return `${rows.length} candidates: ${covered} covered, ${argued} left out on purpose, ${rows.length - covered - argued} open`;
}

function parsed(): { values: { json?: boolean | undefined; all?: boolean | undefined; min?: string | undefined }; positionals: string[] } {
  try {
    return parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, all: { type: 'boolean' }, min: { type: 'string' } } });
  } catch (error) {
    throw new BadInput(`${(error as Error).message}; ${USAGE}`);
  }
}
