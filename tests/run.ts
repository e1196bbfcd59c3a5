/**
 * `npm test`: everything, in the order in which a fault is cheapest to find.
 * `npm run check`: with `--quick`, what needs no browser, nor tests tagged
 * `slow`: those that run processes, whole books or millions of rows.
 * Ends with a line `N passed, N failed`; each tool counts as one test, each
 * test of a runner as itself. What failed is named before that, and what passed
 * only at its second try, as a test of a whole browser may.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../src/cli/browsers.ts';
import { BadInput, toldHelp, type Manual } from '../src/cli/command.ts';
import { readReport, type Runner } from './run-report.ts';

type Tally = { passed: number; failed: number; skipped: number };
type Browser = 'chromium' | 'firefox';
type Step = { readonly name: string; readonly command: readonly string[]; readonly report?: Runner; readonly slow?: boolean; readonly needs?: Browser; readonly beside?: boolean };

const STEPS: readonly Step[] = [
  { name: 'unit tests', command: ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'pure', '--project', 'unit'], report: 'vitest' },
  // In one thread it takes half the computing, and the other core has the unit tests.
  { name: 'types', command: ['tsc', '--noEmit', '--singleThreaded'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--quiet'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'glossary', command: ['tsx', 'glossary/lint-command.ts'] },
  { name: 'build for Chromium', command: ['wxt', 'build'], slow: true },
  // Tests in Firefox run one at a time and wait much: all its steps run beside those of Chromium.
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox', '--mv3'], slow: true, beside: true },
  { name: 'Firefox add-on lint', command: ['web-ext', 'lint', '--source-dir', '.output/firefox-mv3'], slow: true, beside: true },
  { name: 'end to end, Firefox', command: ['vitest', 'run', '--config', 'tests/e2e/firefox/vitest.config.ts'], report: 'vitest', slow: true, needs: 'firefox', beside: true },
  { name: 'browser tests', command: ['vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'browser'], report: 'vitest', slow: true, needs: 'chromium' },
  { name: 'end to end, Chromium', command: ['playwright', 'test', '--config', 'tests/e2e/chromium/playwright.config.ts'], report: 'playwright', slow: true, needs: 'chromium' },
];

const MANUAL: Manual = {
  usage: 'npm test, or npm run check',
  does: 'Runs every check and test and ends with a line “N passed, N failed”; npm run check leaves out what needs a browser or takes long.',
  options: { '--quick': 'what npm run check runs' },
};
if (toldHelp(MANUAL)) process.exit(0);

const quick = process.argv.includes('--quick');
const reports = mkdtempSync(join(tmpdir(), 'spravka-'));
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
/** What is told at the end, a line each. */
const toTell: string[] = [];

const missing = new Map<Browser, string>();
if (!quick) for (const name of ['chromium', 'firefox'] as const) findBrowser(name);
const steps = STEPS.filter(({ slow }) => !(slow && quick));
// What needs neither a build nor a browser runs two at a time.
const waiting = steps.filter(({ slow }) => !slow).reverse();
const takeTurns = async (): Promise<void> => {
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) await run(step, 'printed when it ends');
};
await Promise.all([takeTurns(), takeTurns()]);
const inTurn = async (some: readonly Step[], output: Output): Promise<void> => {
  for (const step of some) await run(step, output);
};
const slow = steps.filter((step) => step.slow);
await Promise.all([inTurn(slow.filter(({ beside }) => !beside), 'printed as it comes'), inTurn(slow.filter(({ beside }) => beside), 'printed when it ends')]);
rmSync(reports, { recursive: true, force: true });
for (const line of toTell) console.log(line);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** For all that is run here; without one, what needs it fails with the reason, and the rest is still run. */
function findBrowser(name: Browser): void {
  try {
    const path = ensureBrowser(name, console.log);
    process.env[`SPRAVKA_${name.toUpperCase()}`] = path;
    console.log(`${name}: ${path}`);
  } catch (error) {
    missing.set(name, error instanceof BadInput ? error.message : String(error));
  }
}

type Output = 'printed when it ends' | 'printed as it comes';

async function run(step: Step, output: Output): Promise<void> {
  const reason = step.needs && missing.get(step.needs);
  if (reason !== undefined) {
    total.failed++;
    toTell.push(`failed: ${step.name}: ${reason}`);
    console.log(`— ${step.name}: FAILED: ${reason}\n`);
    return;
  }
  const started = performance.now();
  const file = join(reports, `${step.name.replaceAll(/\W+/g, '-')}.json`);
  const [tool = '', ...args] = step.command;
  const kept: Buffer[] = [];
  const child = spawn(join('node_modules', '.bin', tool), [...args, ...options(step, file)], {
    stdio: output === 'printed as it comes' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WXT_TELEMETRY: '0', PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => kept.push(piece));
  const succeeded = await new Promise<boolean>((resolve) => child.on('close', (code) => resolve(code === 0)).on('error', () => resolve(false)));
  const tally = counted(step, file, succeeded);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
  process.stdout.write(Buffer.concat(kept));
  console.log(`— ${step.name}: ${tally.failed > 0 ? 'FAILED' : 'ok'} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
}

function options(step: Step, file: string): string[] {
  if (step.report === 'vitest') return ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...(quick ? ['--tags-filter=!slow'] : [])];
  return step.report === 'playwright' ? ['--reporter=list,json'] : [];
}

/** A runner that fails without a failed test (a crash, a file that can't be loaded) still counts as a failure. */
function counted(step: Step, file: string, succeeded: boolean): Tally {
  const { passed, skipped, failures, secondTries } = step.report ? readReport(file, step.report) : { passed: succeeded ? 1 : 0, skipped: 0, failures: [], secondTries: [] };
  const failed = succeeded || failures.length > 0 ? failures.map((title) => `${step.name}: ${title}`) : [step.name];
  toTell.push(...failed.map((what) => `failed: ${what}`), ...secondTries.map((title) => `passed at its second try only: ${title}`));
  return { passed, failed: failed.length, skipped };
}
