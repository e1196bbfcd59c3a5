/**
 * Chromium with and without the extension, and what is read off it: traces of
 * the main thread and the memory of a tab.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page, type Worker } from 'playwright-core';
import { build } from 'wxt';
import { CHROMIUM_ARGS, ensureBrowser } from '../../../src/cli/browsers.ts';
import { dismissGreeting } from '../../../src/cli/greeting.ts';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import { isNewProfile } from '../../e2e/new-profile.ts';
import { ROOT } from '../texts.ts';

const OUTPUT = join(ROOT, 'node_modules', '.cache', 'spravka-bench');
export const EXTENSION = join(OUTPUT, 'chrome-mv3');
const ORIGIN = 'http://bench.test';

const quiet = (): void => undefined;
let built: Promise<unknown> | undefined;
/** Builds the extension apart from what others may be building; once in a run. */
export const buildExtension = (): Promise<unknown> => (built ??= build({ root: ROOT, outDir: OUTPUT, logger: { level: 0, debug: quiet, log: quiet, info: quiet, success: quiet, warn: quiet, error: console.error, fatal: console.error } }));

export type Browser = {
  readonly context: BrowserContext;
  /** Only with the extension. */
  readonly worker: Worker | undefined;
  readonly version: string;
  /** A new page with this HTML at `/`; before its scripts, `init` runs. */
  readonly open: (html: string, init?: () => void) => Promise<Opened>;
  readonly close: () => Promise<void>;
};
export type Opened = { readonly page: Page; readonly cdp: CDPSession; readonly address: string; readonly load: () => Promise<void> };

let pages = 0;

/** @param extension a folder, or undefined for a browser without; @param profile kept between launches if given */
export async function launch(extension: string | undefined, profile?: string): Promise<Browser> {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'spravka-bench-'));
  const args = extension === undefined ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  const greets = extension !== undefined && isNewProfile(folder);
  const context = await chromium.launchPersistentContext(folder, { executablePath: ensureBrowser('chromium', console.log), headless: true, viewport: { width: 1200, height: 900 }, args: [...CHROMIUM_ARGS, ...args] });
  // A busy machine should make figures rough, not end the run.
  context.setDefaultTimeout(180_000);
  const worker = extension === undefined ? undefined : (context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker')));
  if (greets) await dismissGreeting(context);
  const first = await context.newPage();
  const version = await first.evaluate(() => /Chrome\/[\d.]+/.exec(navigator.userAgent)?.[0].replace('/', ' ') ?? '');
  const open: Browser['open'] = async (html, init) => {
    const page = await context.newPage();
    const address = `${ORIGIN}/${++pages}`;
    await page.route(`${ORIGIN}/**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
    // TypeScript's runner names inner functions by a function of its own, which pages don't have.
    await page.addInitScript({ content: 'globalThis.__name ??= (named) => named' });
    if (init) await page.addInitScript(init);
    return { page, address, cdp: await context.newCDPSession(page), load: async () => void (await page.goto(address, { waitUntil: 'load' })) };
  };
  if (worker) {
    // The glossary is seeded and published before anything is measured.
    const opened = await open('<!doctype html><p>The VSNKh, the MGSPS and the Bolsheviks in Moscow.</p>');
    await opened.load();
    await markedEntries(worker, opened.address);
    await opened.page.close();
  }
  return {
    context,
    worker,
    version,
    open,
    close: async () => {
      await context.close();
      if (profile === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TraceEvent = { readonly name: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly dur?: number; /** Processor time of the thread, where the system tells it. */ readonly tdur?: number; readonly args?: { readonly data?: { readonly url?: string; readonly type?: string } } };

/** What the browser did meanwhile. */
export async function traced(cdp: CDPSession, action: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => void events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8.execute', 'v8'], excludedCategories: ['*'] } });
  await action();
  const complete = new Promise<void>((resolve) => cdp.once('Tracing.tracingComplete', () => resolve()));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return events;
}

/**
 * Of a page's main thread, in ms of processor time: what other processes take
 * meanwhile does not count. The pages measured run no long-lived scripts
 * but their own, which bear their address; what bears the extension's, and
 * promises continued outside of any call, are ours.
 * `style`: the longest calculation of the page's style after it has loaded.
 */
export type MainThread = { readonly busy: number; readonly longest: number; readonly style: number; readonly evaluate: number; readonly microtasks: number; readonly calls: number; readonly longestOurs: number };

export function mainThread(events: readonly TraceEvent[], pid: number): MainThread {
  const tids = new Map<number, number>();
  for (const { name, pid: of, tid } of events) if (of === pid && (name === 'UpdateLayoutTree' || name === 'Paint' || name === 'PrePaint')) tids.set(tid, (tids.get(tid) ?? 0) + 1);
  const [tid] = [...tids].sort((a, b) => b[1] - a[1])[0] ?? [0];
  const own = events.filter((event) => event.pid === pid && event.tid === tid && event.dur !== undefined).sort((a, b) => a.ts - b.ts || b.dur! - a.dur!);
  const loaded = Math.max(0, ...events.filter((event) => event.pid === pid && event.name === 'MarkLoad').map(({ ts }) => ts));
  let [busy, longest, style, evaluate, microtasks, calls, longestOurs] = [0, 0, 0, 0, 0, 0, 0];
  let task = { end: 0, ours: 0 };
  let insideUntil = 0;
  const closeTask = (): void => void (longestOurs = Math.max(longestOurs, task.ours));
  for (const { name, ts, dur = 0, tdur: cost = dur, args } of own) {
    if (name === 'RunTask' && ts >= task.end) {
      closeTask();
      task = { end: ts + dur, ours: 0 };
      busy += cost;
      longest = Math.max(longest, cost);
      continue;
    }
    if (name === 'UpdateLayoutTree' && ts > loaded) style = Math.max(style, cost);
    if (ts < insideUntil) continue;
    const ours = args?.data?.url?.startsWith('chrome-extension://') === true;
    if (name === 'EvaluateScript' && ours) evaluate += cost;
    else if (name === 'FunctionCall' && ours) calls += cost;
    else if (name === 'RunMicrotasks') microtasks += cost;
    else if (name === 'FunctionCall' || name === 'EvaluateScript') {
      insideUntil = ts + dur;
      continue;
    } else continue;
    insideUntil = ts + dur;
    task.ours += cost;
  }
  closeTask();
  const inMs = (us: number): number => us / 1000;
  return { busy: inMs(busy), longest: inMs(longest), style: inMs(style), evaluate: inMs(evaluate), microtasks: inMs(microtasks), calls: inMs(calls), longestOurs: inMs(longestOurs) };
}

/** The process that drew this address. */
export const processOf = (events: readonly TraceEvent[], address: string): number =>
  events.find(({ name, args }) => (name === 'CommitLoad' || name === 'ParseHTML' || name === 'ResourceSendRequest') && (args?.data?.url ?? (args as { beginData?: { url?: string } } | undefined)?.beginData?.url) === address)?.pid ?? 0;

/** Live bytes of a tab's scripts and document, after a garbage collection. */
export async function memoryOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const usage = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number; embedderHeapUsedSize?: number; backingStorageSize?: number };
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
