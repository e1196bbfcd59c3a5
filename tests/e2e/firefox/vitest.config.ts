import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Patience for a busy machine: every wait ends when what is awaited is there, so that only a fault waits that long. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url)),
  test: { include: ['tests/e2e/firefox/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 20_000, interval: 100 } }, fileParallelism: false, retry: 1 },
});
