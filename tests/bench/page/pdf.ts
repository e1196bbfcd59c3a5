/**
 * A PDF of 600 pages in the reader: how soon its first page stands there with
 * marks, what is kept while one pages through it, and how much of it is scanned.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Section } from '../section.ts';
import { short, spreadOf, told } from '../statistics.ts';
import { buildExtension, EXTENSION, launch } from './chromium.ts';
import { longPdf, memoryOf, openEmptyReader, timeToMarks, turnTo, type Kept } from './reading-pdf.ts';

const PAGES = 600;
const OPENINGS = 7;
const STEP = 2;

export const benchPdf: Bench = async ({ quick }, say): Promise<Section> => {
  await buildExtension();
  const folder = mkdtempSync(join(tmpdir(), 'spravka-bench-'));
  const path = join(folder, 'long.pdf');
  const browser = await launch(EXTENSION);
  try {
    const id = new URL(browser.worker!.url()).host;
    writeFileSync(path, await longPdf(browser.context, PAGES));
    const openings: number[] = [];
    for (let opening = 0; opening < (quick ? 2 : OPENINGS); opening++) {
      say(`pdf: opening ${opening + 1}`);
      const page = await openEmptyReader(browser.context, id);
      openings.push(await timeToMarks(page, path));
      await page.close();
    }
    const page = await openEmptyReader(browser.context, id);
    await timeToMarks(page, path);
    const kept = await memoryOf(page);
    const last = quick ? 120 : PAGES;
    const rows: { readonly turned: number; readonly kept: Kept }[] = [];
    for (const until of [last / 6, last / 2, last]) {
      say(`pdf: paging to ${until}`);
      for (let number = (rows.at(-1)?.turned ?? -1) + STEP; number <= until; number += STEP) await turnTo(page, Math.max(1, number));
      rows.push({ turned: until, kept: await kept() });
    }
    await page.close();
    const mb = (bytes: number): string => short(bytes / 1e6);
    return {
      title: 'A long PDF',
      about: `${browser.version}; ${PAGES} pages, each as full as a book's, printed by Chromium. From the choice of the file to the first frame that has page one drawn and its marks; the first opening also starts pdf.js. Then turned through, ${STEP} pages at a time, so that all are drawn; what is kept is asked after garbage collections. Scanned are the pages drawn: “text layers”.`,
      tables: [
        { caption: 'First page with its marks, ms', columns: ['first opening', 'later ones'], rows: [[short(openings[0]!), told(spreadOf(openings.slice(1)))]] },
        { caption: 'Kept while paging', columns: ['turned to page', 'heap of the page, MB', 'of pdf.js’s worker, MB', 'nodes', 'text layers', 'canvases'], rows: rows.map(({ turned, kept: { heap, workerHeap, nodes, layers, canvases } }) => [String(turned), mb(heap), mb(workerHeap), nodes.toLocaleString('en'), String(layers), String(canvases)]) },
      ],
      plots: [],
      budgets: [],
    };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
