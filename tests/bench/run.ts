/**
 * `npm run bench [-- PART … --quick]`: measures Spravka beside what a reader
 * would use instead, and writes README.md with tables and plots. Nothing is
 * asserted but that all methods find the same: figures are for people. What
 * must not grow is held by tests/guard.test.ts, which counts work, not time.
 */
import { benchEngine } from './engine/engine.ts';
import { benchGrowth } from './growth.ts';
import { benchCard } from './page/card.ts';
import { benchMarking } from './page/marking.ts';
import { benchPage } from './page/page.ts';
import { benchScreens } from './page/screens.ts';
import { keep, writeReport } from './report.ts';
import type { Bench } from './section.ts';

const PARTS: Readonly<Record<string, Bench>> = { engine: benchEngine, page: benchPage, marking: benchMarking, card: benchCard, screens: benchScreens, growth: benchGrowth };

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const asked = args.filter((arg) => !arg.startsWith('--'));
const unknown = asked.filter((part) => !(part in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
for (const [part, bench] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  keep(part, await bench({ quick }, console.log), quick);
}
writeReport(Object.keys(PARTS));
console.log('written: tests/bench/README.md');
