/**
 * A long PDF in the reader page, and what is read off it: how soon its first
 * page stands there with marks, and what is kept of pages paged through. For
 * the bench and for whoever looks into memory; nothing is asserted here.
 */
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

const PARAGRAPH = 'In Moscow the metalworkers protested to the VSNKh that the spetsy were paid first, and the MGSPS was asked to mediate. The Workers Opposition and the Bolsheviks of Petrograd argued about the soviets; Miasnikov was heard, and a commission was named that was to report by the summer of 1921. ';

/** Chromium's print of pages as full as a book's: some 1,500 letters each, five lines of them with terms. */
export async function longPdf(context: BrowserContext, pages: number): Promise<Buffer> {
  const page = await context.newPage();
  const body = Array.from({ length: pages }, (_, index) => `<section style="break-after:page"><h2>Page ${index + 1}</h2>${`<p>${PARAGRAPH}</p>`.repeat(5)}</section>`).join('');
  await page.setContent(`<!doctype html><html lang="en"><title>Six hundred pages</title><body style="font: 11px/1.4 serif">${body}`);
  const pdf = await page.pdf({ format: 'A5' });
  await page.close();
  return pdf;
}

/** The reader page, with nothing open yet. */
export async function openEmptyReader(context: BrowserContext, extensionId: string): Promise<Page> {
  const page = await context.newPage();
  // TypeScript's runner names inner functions by a function of its own, which pages don't have.
  await page.addInitScript({ content: 'globalThis.__name ??= (named) => named' });
  await page.goto(`chrome-extension://${extensionId}/reader.html`);
  await page.locator('.reader').waitFor();
  return page;
}

/** @returns ms from the choice of the file to the first frame in which page one is drawn and its marks are registered */
export async function timeToMarks(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    const state = { chosen: 0, shown: 0 };
    Object.assign(globalThis, { firstPage: state });
    document.addEventListener('change', () => (state.chosen ||= performance.now()), { capture: true, once: true });
    const look = (): void => {
      const canvas = document.querySelector<HTMLCanvasElement>('.page[data-page-number="1"] canvas:not([hidden])');
      const marks = [...CSS.highlights].some(([name, { size }]) => name.startsWith('spravka-') && size > 0);
      if (canvas && marks) state.shown = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.locator('input[type=file]').setInputFiles(path);
  const taken = await page.waitForFunction(() => {
    const { chosen, shown } = (globalThis as unknown as { firstPage: { chosen: number; shown: number } }).firstPage;
    return shown > 0 && chosen > 0 ? shown - chosen : undefined;
  });
  return Number(await taken.jsonValue());
}

/** Goes to a page as a reader does, and waits until it is drawn and its text lies over it. */
export async function turnTo(page: Page, number: number): Promise<void> {
  await page.locator('.page-number input').fill(String(number));
  await page.keyboard.press('Enter');
  await page.locator(`.page[data-page-number="${number}"] .textLayer .endOfContent`).waitFor({ state: 'attached' });
}

export type Kept = { readonly heap: number; readonly workerHeap: number; readonly nodes: number; readonly layers: number; readonly canvases: number };

/** Asks what the page and pdf.js's worker keep alive, after garbage collection: bytes of their heaps, and how many nodes (detached ones too), text layers and canvases. */
export async function memoryOf(page: Page): Promise<() => Promise<Kept>> {
  const cdp = await page.context().newCDPSession(page);
  const worker = await attachToWorker(cdp);
  return async () => {
    for (let round = 0; round < 3; round++) for (const send of [cdp.send.bind(cdp) as Send, worker]) await send('HeapProfiler.collectGarbage');
    const [{ usedSize: heap }, { usedSize: workerHeap }] = (await Promise.all([cdp.send('Runtime.getHeapUsage'), worker('Runtime.getHeapUsage')])) as [{ usedSize: number }, { usedSize: number }];
    const { nodes } = await cdp.send('Memory.getDOMCounters');
    const [layers = 0, canvases = 0] = await page.evaluate(() => ['.textLayer', 'canvas'].map((each) => document.querySelectorAll(each).length));
    return { heap, workerHeap, nodes, layers, canvases };
  };
}

type Send = (method: string) => Promise<unknown>;

async function attachToWorker(cdp: CDPSession): Promise<Send> {
  const attached = new Promise<string>((resolve) => cdp.once('Target.attachedToTarget', ({ sessionId }) => resolve(sessionId)));
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false });
  const sessionId = await attached;
  const answers = new Map<number, (result: unknown) => void>();
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    answers.get(id)?.(result);
    answers.delete(id);
  });
  let last = 0;
  return async (method) => {
    const id = ++last;
    const answer = new Promise<unknown>((resolve) => answers.set(id, resolve));
    await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  };
}
