/**
 * Walking, joining and scanning a page by themselves: in a page that has just
 * been loaded, where all code runs for the first time, and again.
 */
import { compileGlossary } from '../../../glossary/compile.ts';
import { loadGlossary } from '../../../glossary/load.ts';
import { loadMatcher, unpackMatcher } from '../../../src/matching/matcher.ts';
import type { Budget, Table } from '../section.ts';
import { median, short, spreadOf, told } from '../statistics.ts';
import { ROOT } from '../texts.ts';
import type { Browser } from './chromium.ts';
import { bundled } from './in-page.ts';

type Steps = { readonly walk: number; readonly join: number; readonly scan: number };

const RUNS = 9;
/** Then the browser has compiled all of it. */
const TIMES = 6;
const LIMIT = 30;

function ownMatcher(): string {
  const loaded = loadMatcher(compileGlossary(loadGlossary(`${ROOT}glossary`)).matcher);
  if (!loaded.ok) throw new Error(loaded.failure.kind);
  return Buffer.from(unpackMatcher(loaded.value)).toString('base64');
}

async function visit(browser: Browser, html: string, script: string, matcher: string): Promise<Steps[]> {
  const { page, load } = await browser.open(html);
  try {
    await load();
    await page.addScriptTag({ content: script });
    return await page.evaluate(([bytes, times]) => (globalThis as unknown as { readPage(bytes: string, times: number): Steps[] }).readPage(bytes, times), [matcher, TIMES] as const);
  } finally {
    await page.close();
  }
}

/** @param html the book as a page */
export async function readingOf(browser: Browser, html: string, quick: boolean): Promise<{ readonly table: Table; readonly budget: Budget }> {
  const [script, matcher] = [await bundled('reading-in-page.ts'), ownMatcher()];
  const visits: Steps[][] = [];
  for (let run = 0; run < (quick ? 3 : RUNS); run++) visits.push(await visit(browser, html, script, matcher));
  const of = (which: number, step: (steps: Steps) => number): number[] => visits.map((times) => step(times.at(which)!));
  const inAll = ({ walk, join, scan }: Steps): number => walk + join + scan;
  const row = (name: string, which: number): string[] => [name, ...[({ walk }: Steps) => walk, ({ join }: Steps) => join, ({ scan }: Steps) => scan, inAll].map((step) => told(spreadOf(of(which, step))))];
  const [first, last] = [median(of(0, inAll)), median(of(-1, inAll))];
  return {
    table: { caption: 'The product’s own glossary: walking, joining and scanning alone, ms', columns: ['', 'walk', 'join', 'scan', 'in all'], rows: [row('the page’s first time', 0), row(`its ${TIMES}th`, -1)] },
    budget: {
      what: 'whole book as one page: walk, join, scan',
      limit: `${LIMIT} ms`,
      figure: `${short(first)} ms; once compiled ${short(last)} ms`,
      met: first <= LIMIT,
      missed: `a page runs all code for the first time, and the browser interprets it before it compiles it: the very same work takes ${short(last)} ms when it is done again, and no profile has a hot spot beside the walk itself. Next: a scanner in WebAssembly, which is compiled before it runs, if it may read strings without copying them.`,
    },
  };
}
