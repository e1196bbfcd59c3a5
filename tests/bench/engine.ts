/**
 * How fast the matching engine is, beside the least that any engine must do: a
 * loop that only looks at each character. Run: `npx tsx tests/bench/engine.ts`.
 *
 * Rounds take turns, and the ratio is the median of each round's own, since
 * machines are busy with other things in between.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { compileGlossary } from '../../glossary/compile.ts';
import { loadGlossary } from '../../glossary/load.ts';
import { entryId } from '../../src/domain/entry.ts';
import type { EntryMeta, FormPattern, FormTarget } from '../../src/domain/pattern.ts';
import { romanisations } from '../../src/forms/romanisation-grammar.ts';
import { compileMatcher, findMatches, loadMatcher, serialiseMatcher, unpackMatcher, type Matcher } from '../../src/matching/matcher.ts';
import { literalPattern } from '../../src/matching/pattern.ts';

const ROUNDS = 41;
const LIMIT = 9;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BOOK = `${ROOT}../shared/book/pirani-2008.txt`;
const NAMES = `${ROOT}../shared/prototype/matching/names.txt`;

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const inMs = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

function look(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum + text.charCodeAt(index)) | 0;
  return sum;
}

/** The names in Cyrillic and in every romanisation. */
function namesMatcher(names: readonly string[]): Uint8Array {
  const entries: EntryMeta[] = names.map((_, index) => ({ id: entryId(`name-${index}`), kind: 'person', neighbours: [] }));
  const patterns = names.flatMap((name, entry): FormPattern[] => {
    const target: FormTarget = { entry, role: 'name', confidence: 'certain', caseRule: 'initial', derived: false };
    return [literalPattern(name, target), { alternatives: romanisations(name.toLowerCase()), target: { ...target, derived: true } }];
  });
  return serialiseMatcher(compileMatcher(patterns, entries));
}

function measure(name: string, packed: Uint8Array, text: string): boolean {
  const loaded = loadMatcher(packed);
  if (!loaded.ok) throw new Error(loaded.failure.kind);
  const matcher: Matcher = loaded.value;
  const unpacked = unpackMatcher(matcher);
  const scans: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const scan = inMs(() => findMatches(text, matcher));
    scans.push(scan);
    ratios.push(scan / inMs(() => look(text)));
  }
  const scan = median(scans);
  const ratio = median(ratios);
  const loads = (bytes: Uint8Array): string => median(Array.from({ length: 9 }, () => inMs(() => loadMatcher(bytes)))).toFixed(1);
  console.log(
    [
      `${name}: ${findMatches(text, matcher).length} matches`,
      `${scan.toFixed(1)} ms`,
      `${((scan * 1e6) / text.length).toFixed(1)} ns a unit`,
      `${(Buffer.byteLength(text) / 1000 / scan).toFixed(0)} MB/s`,
      `${ratio.toFixed(1)} × the bare loop (at most ${LIMIT})`,
      `packed ${(packed.length / 1000).toFixed(0)} KB, gzip ${(gzipSync(packed, { level: 9 }).length / 1000).toFixed(0)} KB, loads in ${loads(packed)} ms`,
      `unpacked ${(unpacked.length / 1000).toFixed(0)} KB, loads in ${loads(unpacked)} ms`,
    ].join('; '),
  );
  return ratio <= LIMIT;
}

if (!existsSync(BOOK) || !existsSync(NAMES)) {
  console.log('no text to scan here: skipped');
} else {
  const text = readFileSync(BOOK, 'utf8');
  const names = readFileSync(NAMES, 'utf8').trim().split('\n').flatMap((line) => line.split('|')[0] ?? []);
  const kept = [measure(`${names.length} names`, namesMatcher(names), text)];
  const glossary = loadGlossary(`${ROOT}glossary`);
  kept.push(measure(`${glossary.entries.length} entries`, compileGlossary(glossary).matcher, text));
  if (kept.includes(false)) process.exitCode = 1;
}
