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

type Scene = { readonly name: string; readonly page?: string; readonly options: BrowserContextOptions; /** A summary to unfold, a button to press. */ readonly press?: string; readonly media?: 'print' };
const SCENES: readonly Scene[] = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced', options: { forcedColors: 'active' } },
  { name: 'narrow', options: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  { name: 'search-light', page: 'search.html', options: { colorScheme: 'light' } },
  { name: 'search-dark', page: 'search.html', options: { colorScheme: 'dark' } },
  { name: 'search-forced', page: 'search.html', options: { forcedColors: 'active' } },
  ...screens('glossary', '#/'),
  ...screens('entry', '#/entry/vsnkh'),
  ...screens('note', '#/entry/vsnkh/edit'),
  ...screens('new', '#/new?text=MGSPS&title=Workers%E2%80%99+meetings&address=https%3A%2F%2Farchive.example'),
  ...screens('edit', '#/entry/my-delegate-meeting/edit', 'Spellings'),
  ...['import', 'export', 'backups', 'log', 'settings'].flatMap((name) => screens(name, `#/${name}`)),
  { name: 'form-window', page: 'screen.html?alone#/new?text=MGSPS', options: { viewport: { width: 640, height: 780 } } },
  { name: 'glossary-print', page: 'screen.html#/', options: { viewport: { width: 800, height: 1100 } }, media: 'print' },
];

/** A screen of the glossary page in every guise. */
function screens(name: string, hash: string, press?: string): Scene[] {
  const page = `screen.html${hash}`;
  const guises: readonly (readonly [string, string, BrowserContextOptions])[] = [
    ['light', page, { colorScheme: 'light' }],
    ['dark', page, { colorScheme: 'dark' }],
    ['forced', page, { forcedColors: 'active' }],
    ['narrow', page, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
    ['zoomed', page, { viewport: { width: 625, height: 450 }, deviceScaleFactor: 2 }],
    ['russian', `screen.html?lang=ru${hash}`, {}],
  ];
  return guises.map(([guise, address, options]) => ({ name: `${name}-${guise}`, page: address, options, ...(press !== undefined && guise !== 'russian' && { press }) }));
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.argv[2] ?? join(root, 'test-results/gallery');
mkdirSync(folder, { recursive: true });

const server = await createServer({ configFile: false, root, plugins: [preact()], logLevel: 'error', optimizeDeps: { include: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'valibot', '@floating-ui/core', '@testing-library/preact', '@tanstack/virtual-core'] }, server: { port: 0 } });
await server.listen();
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = browserPath('chromium');
const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: CHROMIUM_ARGS });
for (const { name, page: file = 'index.html', options, press, media } of SCENES) {
  const context = await browser.newContext({ viewport: { width: 1250, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(name, error));
  await page.goto(`${address}tests/gallery/${file}`);
  await page.waitForSelector('main > *', { state: 'attached' });
  await page.waitForLoadState('networkidle');
  if (press !== undefined) await page.getByText(press).first().click();
  if (media) {
    await page.emulateMedia({ media });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  }
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await context.close();
}
await browser.close();
await server.close();
console.log(folder);
