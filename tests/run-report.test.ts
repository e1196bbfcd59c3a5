import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readReport, type Runner } from './run-report.ts';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'spravka-report-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function read(runner: Runner, report: unknown): ReturnType<typeof readReport> {
  const file = join(folder, 'report.json');
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report));
  return readReport(file, runner);
}

describe('a report of the tests', () => {
  it('by Vitest names what failed, and what passed at its second try only', () => {
    const tests = [
      { fullName: 'a card opens', status: 'passed', failureMessages: [] },
      { fullName: 'a card closes', status: 'failed', failureMessages: ['expected'] },
      { fullName: 'a card moves', status: 'passed', failureMessages: ['expected, at first'] },
      { fullName: 'a card sings', status: 'skipped', failureMessages: null },
    ];
    const report = { numPassedTests: 2, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0, testResults: [{ assertionResults: tests.slice(0, 2) }, { assertionResults: tests.slice(2) }] };
    expect(read('vitest', report)).toEqual({ passed: 2, skipped: 1, failures: ['a card closes'], secondTries: ['a card moves'] });
  });

  it('by Playwright does so at every depth', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const report = { stats: { expected: 1, flaky: 1, unexpected: 1, skipped: 0 }, suites: [{ specs: [spec('a page opens', 'expected')], suites: [{ specs: [spec('a page closes', 'unexpected'), spec('a page moves', 'flaky')] }] }] };
    expect(read('playwright', report)).toEqual({ passed: 2, skipped: 0, failures: ['a page closes'], secondTries: ['a page moves'] });
  });

  it.each(['', '{"numPassedTests":', '{}'])('that cannot be read is a failure: %j', (text) => {
    for (const runner of ['vitest', 'playwright'] as const) expect(read(runner, text).failures).toHaveLength(1);
  });
});
