/**
 * What the reports that the test runners write say of their tests.
 */
import { readFileSync } from 'node:fs';

export type Runner = 'vitest' | 'playwright';
/** `failures` and `secondTries` are titles of tests. */
export type Outcome = { readonly passed: number; readonly skipped: number; readonly failures: readonly string[]; readonly secondTries: readonly string[] };

/** @param file as the runner's reporter `json` writes it; one that can't be read is a failure */
export function readReport(file: string, runner: Runner): Outcome {
  try {
    return READERS[runner](JSON.parse(readFileSync(file, 'utf8')) as never);
  } catch {
    return { passed: 0, skipped: 0, failures: ['there is no report that can be read'], secondTries: [] };
  }
}

type VitestReport = {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] | null }[] }[];
};
function readVitest({ numPassedTests, numPendingTests, numTodoTests, testResults }: VitestReport): Outcome {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (some: typeof tests): string[] => some.map(({ fullName }) => fullName);
  return {
    passed: numPassedTests,
    skipped: numPendingTests + numTodoTests,
    failures: titles(tests.filter(({ status }) => status === 'failed')),
    secondTries: titles(tests.filter(({ status, failureMessages }) => status === 'passed' && (failureMessages?.length ?? 0) > 0)),
  };
}

type PlaywrightSuite = { readonly suites?: readonly PlaywrightSuite[]; readonly specs?: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[] };
type PlaywrightReport = PlaywrightSuite & { readonly stats: { readonly expected: number; readonly flaky: number; readonly skipped: number } };
function readPlaywright({ stats, ...whole }: PlaywrightReport): Outcome {
  const titled = (status: string, { suites = [], specs = [] }: PlaywrightSuite): string[] => [
    ...specs.filter(({ tests }) => tests.some((test) => test.status === status)).map(({ title }) => title),
    ...suites.flatMap((suite) => titled(status, suite)),
  ];
  return { passed: stats.expected + stats.flaky, skipped: stats.skipped, failures: titled('unexpected', whole), secondTries: titled('flaky', whole) };
}

const READERS: { readonly [Each in Runner]: (report: never) => Outcome } = { vitest: readVitest, playwright: readPlaywright };
