/**
 * Takes pictures of the gallery in every theme, for a person to look at:
 * `npx tsx tests/gallery/shoot.ts [FOLDER]`. No test depends on them.
 */
import { preact } from '@preact/preset-vite';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContextOptions } from 'playwright-core';
import { createServer } from 'vite';
import { browserPath, CHROMIUM_ARGS } from '../../src/cli/browsers.ts';

const SCENES: readonly { readonly name: string; readonly page?: string; readonly options: BrowserContextOptions }[] = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced', options: { forcedColors: 'active' } },
  { name: 'narrow', options: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  { name: 'search-light', page: 'search.html', options: { colorScheme: 'light' } },
  { name: 'search-dark', page: 'search.html', options: { colorScheme: 'dark' } },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.argv[2] ?? join(root, 'test-results/gallery');
mkdirSync(folder, { recursive: true });

const server = await createServer({ configFile: false, root, plugins: [preact()], logLevel: 'error', optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'valibot', '@floating-ui/core', '@testing-library/preact'] }, server: { port: 0 } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = browserPath('chromium');
const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: CHROMIUM_ARGS });
for (const { name, page: file = 'index.html', options } of SCENES) {
  const context = await browser.newContext({ viewport: { width: 1250, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(name, error));
  await page.goto(`${address}tests/gallery/${file}`);
  await page.waitForSelector('main > *');
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await context.close();
}
await browser.close();
await server.close();
console.log(folder);
