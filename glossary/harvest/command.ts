/**
 * `npm run --silent glossary:harvest -- [--json] [--all] [--min N] FILE`: what looks
 * glossary-worthy in a text and whether the glossary covers it. Without --all,
 * only what it neither covers nor leaves out on purpose.
 *
 * What is left out stands in omitted.tsv: a candidate, a tab, the reason. A
 * candidate between slashes is a regular expression, case-sensitive, for whole
 * candidates: `/(?:\p{Lu}\p{Ll}?\. ?)*(?:Avrich|Suny)/` is both with and without
 * initials.
 */
import { readFileSync } from 'node:fs';
import { BadInput, readArguments, runCommand, type Manual } from '../../src/cli/command.ts';
import { readText } from '../../src/cli/extract-text.ts';
import { readPackagedMatcher } from '../../src/cli/packaged.ts';
import { findMatches } from '../../src/matching/matcher.ts';
import { commonWords, regionalWords } from '../lexicon.ts';
import { harvestCandidates, readable } from './candidates.ts';
import { withCoverage, type Covered } from './coverage.ts';

const MANUAL: Manual = {
  usage: 'npm run --silent glossary:harvest -- [--json] [--all] [--min N] FILE',
  does: 'Lists what looks glossary-worthy in a text and the glossary neither covers nor leaves out on purpose.',
  options: {
    FILE: '.txt, .html, .md or .pdf, or - for standard input',
    '--json': 'one object a line',
    '--all': 'also what is covered or left out on purpose',
    '--min N': 'only what occurs N times or more',
  },
};
const OMITTED = new URL('omitted.tsv', import.meta.url);

/** The glossary's common words are those of both spellings; here American and British ones are common too. */
const isCommon = (word: string): boolean => commonWords.has(word.toLowerCase()) || regionalWords.has(word.toLowerCase());

await runCommand('glossary:harvest', MANUAL, async () => {
  const { values, positionals } = readArguments({ json: { type: 'boolean' }, all: { type: 'boolean' }, min: { type: 'string' } }, MANUAL);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new BadInput(`give one file; usage: ${MANUAL.usage}`);
  const least = Number(values.min ?? 1);
  if (!Number.isInteger(least) || least < 1) throw new BadInput(`--min wants a whole number from 1 up, not “${values.min}”`);

  const text = readable(await readText(file));
  const candidates = harvestCandidates(text, isCommon).filter(({ occurrences }) => occurrences.length >= least);
  const omittedFor = readOmitted();
  const rows = withCoverage(candidates, findMatches(text, await readPackagedMatcher()), text).sort((a, b) => b.occurrences.length - a.occurrences.length || a.text.localeCompare(b.text));
  const shown = rows.filter((row) => values.all || (row.marked === 0 && omittedFor(row.text) === undefined));
  for (const row of shown) console.log(values.json ? JSON.stringify(asRecord(row, omittedFor)) : asLine(row, omittedFor));
  if (!values.json) console.log(summary(rows, omittedFor));
});

type OmittedFor = (candidate: string) => string | undefined;

/** Why a candidate is left out on purpose, if it is. */
function readOmitted(): OmittedFor {
  const rows = readFileSync(OMITTED, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t') as [string, string]);
  const reasons = new Map(rows);
  const patterns = rows.flatMap(([text, reason]): [RegExp, string][] => (/^\/.+\/$/.test(text) ? [[new RegExp(`^(?:${text.slice(1, -1)})$`, 'u'), reason]] : []));
  return (candidate) => reasons.get(candidate) ?? patterns.find(([pattern]) => pattern.test(candidate))?.[1];
}

function asRecord({ text, kind, long, occurrences, marked, entries, context }: Covered, omittedFor: OmittedFor): object {
  return { text, kind, long, count: occurrences.length, marked, entries, omitted: omittedFor(text), context };
}

function asLine(row: Covered, omittedFor: OmittedFor): string {
  const state = row.marked > 0 ? row.entries.slice(0, 3).join(' ') : (omittedFor(row.text) ?? '—');
  return [String(row.occurrences.length).padStart(5), row.kind.padEnd(10), row.text.padEnd(28), state, row.long ?? row.context].join('  ');
}

function summary(rows: readonly Covered[], omittedFor: OmittedFor): string {
  const covered = rows.filter(({ marked }) => marked > 0).length;
  const argued = rows.filter(({ marked, text }) => marked === 0 && omittedFor(text) !== undefined).length;
  return `${rows.length} candidates: ${covered} covered, ${argued} left out on purpose, ${rows.length - covered - argued} open`;
}
