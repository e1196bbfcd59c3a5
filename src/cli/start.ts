/**
 * `npm start [-- FILE or URL]`: builds Spravka and opens a browser with it on a
 * page: the one given, or a sample of our own. Without a display it runs
 * headless, prints what it marked and keeps a screenshot.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ensureBrowser, CHROMIUM_ARGS } from './browsers.ts';
import { BadInput, readArguments, runCommand, type Manual } from './command.ts';
import { dismissGreeting } from './greeting.ts';
import { goToMark, markedEntries } from './marked-entries.ts';
import { servePage, type ServedPage } from './page-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const EXTENSION = join(ROOT, '.output', 'chrome-mv3');
const TRIES = 5;
const CARD_MS = 1500;
const SAMPLE = fileURLToPath(new URL('sample.html', import.meta.url));

const MANUAL: Manual = {
  usage: 'npm start -- [FILE or ADDRESS]',
  does: 'Builds Spravka and opens a browser with it on a page. Without a display it prints what it marked and keeps a screenshot.',
  options: { FILE: '.html, .htm, .txt or .md; a sample page if none is given', ADDRESS: 'of a page, with http:// or https://' },
};

await runCommand('start', MANUAL, async () => {
  const [target = SAMPLE, ...rest] = readArguments({}, MANUAL).positionals;
  if (rest.length > 0) throw new BadInput(`give one file or address; usage: ${MANUAL.usage}`);
  const served = await servePage(target);
  try {
    const executablePath = ensureBrowser('chromium', console.log);
    build();
    await (hasDisplay() ? showTo(executablePath, served) : tellOf(executablePath, served));
  } finally {
    served.close();
  }
});

function build(): void {
  console.log('Building the extension …');
  const built = spawnSync(join(ROOT, 'node_modules', '.bin', 'wxt'), ['build'], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, WXT_TELEMETRY: '0' }, shell: process.platform === 'win32' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;
}

async function launch(executablePath: string, headless: boolean): Promise<BrowserContext> {
  const args = [...(headless || process.getuid?.() === 0 ? CHROMIUM_ARGS : ['--no-first-run']), `--disable-extensions-except=${EXTENSION}`, `--load-extension=${EXTENSION}`];
  const context = await chromium.launchPersistentContext('', { executablePath, headless, args, viewport: headless ? { width: 1200, height: 900 } : null, ...(headless && { reducedMotion: 'reduce' }) });
  // It would stand before the page asked for; where it doesn't come, nothing is in the way.
  await dismissGreeting(context).catch(() => undefined);
  return context;
}

/** With a display: a window that stays until the person closes it. */
async function showTo(executablePath: string, served: ServedPage): Promise<void> {
  const context = await launch(executablePath, false);
  const page = context.pages()[0] ?? (await context.newPage());
  await go(page, served.url);
  console.log(`Opened ${served.url}. Rest the pointer on an underlined word; close the window to end.`);
  await new Promise<void>((resolve) => context.on('close', () => resolve()));
}

async function go(page: Page, url: string): Promise<void> {
  await page.goto(url).catch((error: Error) => {
    throw new BadInput(`${url}: cannot be opened (${/net::\w+/.exec(error.message)?.[0] ?? error.message}); check the address`);
  });
}

async function tellOf(executablePath: string, served: ServedPage): Promise<void> {
  const context = await launch(executablePath, true);
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await context.newPage();
    await go(page, served.url);
    const entries = await markedEntries(worker, served.url);
    const marks = entries.reduce((sum, { count }) => sum + count, 0);
    console.log(`No display, so here is what a reader would see on ${served.url}: ${counted(marks, 'mark', 'marks')} of ${counted(entries.length, 'entry', 'entries')}.`);
    for (const { id, kind, count } of entries) console.log(`${String(count).padStart(5)}  ${id} (${kind})`);
    const file = join(mkdtempSync(join(tmpdir(), 'spravka-')), 'page.png');
    if (entries[0]) await goToMark(worker, entries[0].id);
    await openFirstCard(page);
    await page.screenshot({ path: file });
    console.log(`Screenshot: ${file}`);
  } finally {
    await context.close();
  }
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Rests the pointer on the first mark in view and waits for the card; again while the page still scrolls under it. */
async function openFirstCard(page: Page): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const point = await page.evaluate(firstMarkInView);
    if (point === null) return;
    await page.mouse.move(point.x, point.y - 2);
    await page.mouse.move(point.x, point.y);
    const card = page.locator('spravka-card');
    if (await card.waitFor({ state: 'attached', timeout: CARD_MS }).then(() => true, () => false)) return;
  }
}

/** Runs in the page; knows nothing of this module. */
function firstMarkInView(): { x: number; y: number } | null {
  const marks = [...CSS.highlights].filter(([name]) => name.startsWith('spravka-')).flatMap(([, highlight]) => [...highlight]);
  const boxes = marks.flatMap((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.getClientRects()[0] ?? [];
  });
  const [box] = boxes.filter(({ top }) => top > 60 && top < innerHeight * 0.7).sort((a, b) => a.top - b.top);
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}
