import preact from '@preact/preset-vite';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { browserPath, CHROMIUM_ARGS } from '../src/cli/browsers.ts';
import { PATIENCE } from './fixtures/patience.ts';

const PURE = ['src/{domain,forms,matching,search}/**/*.test.ts', 'glossary/**/*.test.ts', 'tests/*.test.ts'];
/** In ms: a stop to what hangs. What takes half a second by itself has taken twenty where others had the machine. */
const LIMIT = 120_000;
const TIMES = { testTimeout: LIMIT, hookTimeout: LIMIT, expect: { poll: { timeout: PATIENCE } } };
const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    // One worker for each core: what a run of these tests waits for is nothing but computing. Threads start faster than processes.
    maxWorkers: '100%',
    pool: 'threads',
    // What a test needs of the sources is transformed once, and kept under node_modules/.cache.
    experimental: { fsModuleCache: true, fsModuleCachePath: fileURLToPath(new URL('../node_modules/.cache/vitest', import.meta.url)) },
    tags: [{ name: 'slow', description: 'runs processes, a whole book or millions of rows; left out of npm run check' }],
    projects: [
      {
        // The pure core needs no page and no browser, nor a fresh world for each file: it runs several times as fast so.
        root,
        test: { name: 'pure', include: PURE, environment: 'node', isolate: false, ...TIMES },
      },
      {
        root,
        plugins: [await WxtVitest()],
        test: {
          name: 'unit',
          include: ['{src,glossary,tests}/**/*.test.{ts,tsx}'],
          exclude: [...PURE, '**/*.browser.test.*', 'tests/e2e/**', 'node_modules/**'],
          environment: 'happy-dom',
          isolate: false,
          ...TIMES,
          setupFiles: ['tests/unit-setup.ts'],
        },
      },
      {
        root,
        plugins: [preact()],
        optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', '@floating-ui/core', 'valibot', 'dexie', 'fast-check', 'axe-core', '@tanstack/virtual-core', 'pdfjs-dist', 'pdfjs-dist/web/pdf_viewer.mjs'] },
        // The message files are read as modules; nothing is served from there.
        publicDir: false,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.browser.test.{ts,tsx}'],
          ...TIMES,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: browserPath('chromium') ?? '', args: CHROMIUM_ARGS } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
