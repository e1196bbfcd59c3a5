import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Patience for a busy machine: every wait ends when what is awaited is there, so that only a fault waits that long.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  // A second try tells a busy machine from a fault; the run's last lines name what needed one.
  retries: 1,
});
