/**
 * A PDF of 600 pages: what is read and scanned of it, and what is kept. Counted;
 * times stand in ui/reader/DESIGN.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { longPdf, memoryOf, openEmptyReader, timeToMarks, turnTo } from '../../bench/page/reading-pdf.ts';
import { markedEntries } from '../../../src/cli/marked-entries.ts';
import { expect, test } from './fixtures.ts';
import { pick, shownMarks } from './reader-stage.ts';

const PAGES = 600;
/** Of the page turned to: the one after it shows too, and pdf.js draws the next before it is wanted. */
const REACH = 2;
/** So many pages pdf.js keeps drawn. */
const DRAWN = 10;
/** In `longPdf` each page names it so often. */
const TERM = { id: 'vsnkh', onEachPage: 5 };

test.setTimeout(180_000);

/** Notes the pages whose text is read: our reading of a layer begins with a walk over it. */
async function noteReadings(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const read: number[] = [];
    Object.assign(globalThis, { read });
    const walk = Document.prototype.createTreeWalker;
    Document.prototype.createTreeWalker = function (this: Document, root: Node, ...rest) {
      if (root instanceof Element && root.matches('.textLayer')) read.push(Number(root.closest<HTMLElement>('.page')?.dataset['pageNumber']));
      return walk.call(this, root, ...rest);
    };
  });
  return () => page.evaluate(() => (globalThis as unknown as { read: number[] }).read);
}

test('of 600 pages those in view are read, each once, and no others', async ({ context, extensionId, worker }, info) => {
  const path = info.outputPath('long.pdf');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await longPdf(context, PAGES));
  const page = await openEmptyReader(context, extensionId);
  const readings = await noteReadings(page);
  info.annotations.push({ type: 'ms to the first page with its marks', description: (await timeToMarks(page, path)).toFixed() });
  const stops = [1, 150, 151, 300, 599];
  for (const number of stops) {
    await turnTo(page, number);
    await expect.poll(async () => (await readings()).includes(number)).toBe(true);
    // Marks of pages let go have gone with them.
    const marks = (await markedEntries(worker, page.url())).find(({ id }) => id === TERM.id)?.count ?? 0;
    expect(marks).toBeLessThanOrEqual(DRAWN * TERM.onEachPage);
  }
  const read = await readings();
  expect(new Set(read).size).toBe(read.length);
  for (const number of read) expect(stops.some((stop) => Math.abs(stop - number) <= REACH), `page ${number}`).toBe(true);
});

test('nothing is kept of pages paged through', async ({ context, extensionId }) => {
  const page = await openEmptyReader(context, extensionId);
  await pick(page, 'long.pdf', await longPdf(context, PAGES));
  await expect.poll(() => shownMarks(page)).toContain('VSNKh');
  const kept = await memoryOf(page);
  const through = async (from: number, to: number): Promise<number> => {
    for (let number = from; number <= to; number += 2) await turnTo(page, number);
    await expect.poll(() => page.locator('.textLayer').count()).toBeLessThanOrEqual(DRAWN);
    return (await kept()).nodes;
  };
  const early = await through(1, 2 * DRAWN);
  const late = await through(101, 160);
  // Detached nodes count too: one page has some fifty, sixty pages would have three thousand.
  expect(late - early).toBeLessThan(300);
  expect(await page.locator('canvas').count()).toBeLessThanOrEqual(DRAWN + 2);
});
