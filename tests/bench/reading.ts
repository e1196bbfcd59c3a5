/**
 * `npx tsx tests/bench/reading.ts`: recall over ten sections of two books of the time, read by hand.
 * The books are no part of this repository: they are looked for beside it. Per section, the marks
 * that are given against the terms a reader found unmarked (`missed` in sections.tsv, each with its
 * entry and how often it stands there) and the marks found wrong.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readPackagedMatcher } from '../../src/cli/packaged.ts';
import { glossPage } from '../../src/matching/gloss-page.ts';
import { ROOT } from './texts.ts';

type Section = { readonly source: string; readonly begins: string; readonly offset: number; readonly length: number; readonly missed: readonly string[] };

const FILES: Readonly<Record<string, string>> = { 'reed-1919': 'reed-ten-days-1919.txt', 'ransome-1920': 'ransome-crisis-1920.txt' };

const sections: Section[] = readFileSync(`${ROOT}tests/fixtures/evidence/sections.tsv`, 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([source = '', begins = '', offset = '0', length = '0', missed = '']) => ({ source, begins, offset: Number(offset), length: Number(length), missed: missed === '' ? [] : missed.split('; ') }));

const matcher = await readPackagedMatcher();
const totals = { given: 0, missed: 0 };
for (const source of new Set(sections.map((section) => section.source))) {
  const path = `${ROOT}../shared/texts/${FILES[source]}`;
  if (!existsSync(path)) {
    console.log(`${source}: ${path} is not here`);
    continue;
  }
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const shown = glossPage([text], matcher, 'normal').filter((gloss) => gloss.shown);
  for (const section of sections.filter((each) => each.source === source)) {
    const from = text.lastIndexOf(section.begins) + section.offset;
    const inside = shown.filter(({ start, end }) => start >= from && end <= from + section.length);
    // `term=entry×count`: so many places of the term should be marked; those that are by now count no longer as missed.
    const missed = section.missed.map((item) => {
      const [, term = '', entry = '', count = '1'] = /^(.+)=([\w-]+)(?:×(\d+))?$/.exec(item) ?? [];
      const found = inside.filter((gloss) => gloss.entries.includes(entry as never) && gloss.text.replaceAll(/\s+/g, ' ').toLowerCase() === term.toLowerCase()).length;
      return { term, count: Math.max(0, Number(count) - found) };
    });
    const lost = missed.reduce((sum, { count }) => sum + count, 0);
    totals.given += inside.length;
    totals.missed += lost;
    console.log(`${source}, ${section.begins}: ${inside.length} marked, ${lost} missed${lost === 0 ? '' : ` (${missed.filter(({ count }) => count > 0).map(({ term, count }) => `${term} ×${count}`).join(', ')})`}`);
  }
}
const all = totals.given + totals.missed;
if (all > 0) console.log(`recall: ${totals.given} of ${all} (${((100 * totals.given) / all).toFixed(1)} %)`);
