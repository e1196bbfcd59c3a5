/**
 * `npm run bench [-- PART … --quick]`: measures Spravka beside what a reader
 * would use instead, and writes README.md with tables and plots. Nothing is
 * asserted but that all methods find the same: figures are for people. What
 * must not grow is held by tests/e2e/chromium/guard.spec.ts and tests/browser/guard.browser.test.ts, which count work, not time.
 */
import { toldHelp } from '../../src/cli/command.ts';
import { benchEngine } from './engine/engine.ts';
import { benchGrowth } from './growth.ts';
import { benchCard } from './page/card.ts';
import { benchImport } from './page/import.ts';
import { benchMarking } from './page/marking.ts';
import { benchPage } from './page/page.ts';
import { benchPdf } from './page/pdf.ts';
import { benchScreens } from './page/screens.ts';
import { keep, writeReport } from './report.ts';
import type { Bench } from './section.ts';

const PARTS: Readonly<Record<string, Bench>> = { engine: benchEngine, page: benchPage, marking: benchMarking, card: benchCard, screens: benchScreens, import: benchImport, pdf: benchPdf, growth: benchGrowth };

if (toldHelp({
  usage: 'npm run bench -- [PART …] [--quick]',
  does: 'Measures Spravka beside what a reader would use instead, and writes tests/bench/README.md.',
  options: { PART: Object.keys(PARTS).join(', '), '--quick': 'fewer runs, rougher figures' },
})) process.exit(0);
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
  const started = performance.now();
  try {
    keep(part, await bench({ quick }, console.log), quick);
    console.log(`${part}: ${Math.round((performance.now() - started) / 1000)} s`);
  } catch (error) {
    // The other parts' figures stand all the same.
    console.error(`${part}:`, error);
    process.exitCode = 1;
  }
}
writeReport(Object.keys(PARTS));
console.log('written: tests/bench/README.md');
