// @vitest-environment node
/**
 * Whole pages written unseen, against the glossary as it is packaged: pages
 * about this world, with what a reader would want marked, and near misses.
 * Prints the counts and every place that came out otherwise.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPackagedMatcher } from '../src/cli/packaged.ts';
import { glossPage, type Gloss } from '../src/matching/gloss-page.ts';
import type { Matcher } from '../src/matching/matcher.ts';

/** Compiling the glossary takes a while on a busy machine; it is kept for the next run. */
const COMPILE_MS = 120_000;
/** ⟦text|entry⟧; with a question mark the mark may be there or not. */
const EXPECTED = /⟦([^|⟧]+)\|([^?⟧]+)(\??)⟧/g;

type Span = { readonly block: number; readonly start: number; readonly end: number };
type Expected = Span & { readonly text: string; readonly entry: string; readonly optional: boolean };
type Page = { readonly name: string; readonly blocks: readonly string[]; readonly expected: readonly Expected[] };
type Outcome = { readonly page: Page; readonly found: readonly Expected[]; readonly shown: readonly Expected[]; readonly first: readonly Expected[]; readonly unwanted: readonly Gloss[]; readonly wanted: readonly Expected[] };

let matcher: Matcher;
beforeAll(async () => {
  matcher = await readPackagedMatcher();
}, COMPILE_MS);

const folder = (name: string): string => fileURLToPath(new URL(`fixtures/evidence/${name}/`, import.meta.url));

/** Blocks are parted by blank lines; the first says what the page is and is none of it. */
function readPages(name: string): Page[] {
  return readdirSync(folder(name)).sort().map((file) => {
    const [, ...printed] = readFileSync(`${folder(name)}${file}`, 'utf8').trim().split(/\n\n+/);
    const read = printed.map(readBlock);
    return { name: file.replace('.txt', ''), blocks: read.map(({ text }) => text), expected: read.flatMap(({ expected }) => expected) };
  });
}

function readBlock(printed: string, block: number): { text: string; expected: Expected[] } {
  const expected: Expected[] = [];
  let text = '';
  let from = 0;
  for (const match of printed.matchAll(EXPECTED)) {
    const [all, term = '', entry = '', doubt] = match;
    text += printed.slice(from, match.index);
    expected.push({ block, start: text.length, end: text.length + term.length, text: term, entry, optional: doubt === '?' });
    text += term;
    from = match.index + all.length;
  }
  return { text: text + printed.slice(from), expected };
}

const meets = (a: Span, b: Span): boolean => a.block === b.block && a.start < b.end && a.end > b.start;
const names = ({ entries }: Gloss, entry: string): boolean => (entries as readonly string[]).includes(entry);

function judge(page: Page): Outcome {
  const all = glossPage(page.blocks, matcher, 'normal');
  const marks = all.filter(({ shown }) => shown);
  const wanted = page.expected.filter(({ optional }) => !optional);
  const by = (glosses: readonly Gloss[], is: (gloss: Gloss, entry: string) => boolean): Expected[] => wanted.filter((place) => glosses.some((gloss) => meets(gloss, place) && is(gloss, place.entry)));
  return {
    page,
    wanted,
    found: by(all, names),
    shown: by(marks, names),
    first: by(marks, ({ entries }, entry) => entries[0] === entry),
    unwanted: marks.filter((mark) => !page.expected.some((place) => meets(mark, place))),
  };
}

const sum = (outcomes: readonly Outcome[], of: (outcome: Outcome) => readonly unknown[]): number => outcomes.reduce((total, outcome) => total + of(outcome).length, 0);

function told({ page, wanted, found, shown, first, unwanted }: Outcome): string[] {
  const missed = wanted.filter((place) => !first.includes(place)).map((place) => `${!found.includes(place) ? 'missed' : !shown.includes(place) ? 'hidden' : 'not first'}: ${place.text} (${place.entry})`);
  const marks = unwanted.map(({ text, entries, block }) => `unwanted: ${text.replace(/\s+/g, ' ')} (${entries[0]}) in paragraph ${block + 1}`);
  return [`${page.name}: found ${found.length}, shown ${shown.length}, first ${first.length} of ${wanted.length}; unwanted ${unwanted.length}`, ...[...missed, ...marks].map((line) => `    ${line}`)];
}

describe('pages about this world, written unseen', () => {
  const pages = readPages('pages');

  it('are enough: 12, with 300 places', () => {
    expect(pages.length).toBeGreaterThanOrEqual(12);
    expect(pages.flatMap(({ expected }) => expected).length).toBeGreaterThanOrEqual(300);
  });

  it('show what a reader would want marked, and nothing else', () => {
    const outcomes = pages.map(judge);
    const wanted = sum(outcomes, ({ wanted: all }) => all);
    const [found, shown, first, unwanted] = [sum(outcomes, (each) => each.found), sum(outcomes, (each) => each.shown), sum(outcomes, (each) => each.first), sum(outcomes, (each) => each.unwanted)];
    console.log([`${pages.length} pages: found ${found}, shown ${shown}, right entry first ${first} of ${wanted}; unwanted ${unwanted}`, ...outcomes.flatMap(told)].join('\n'));
    expect(found / wanted).toBeGreaterThanOrEqual(0.9);
    expect(first / wanted).toBeGreaterThanOrEqual(0.9);
    expect(unwanted / (unwanted + shown)).toBeLessThanOrEqual(0.02);
  });
});

describe('near misses', () => {
  const pages = readPages('near-misses');

  it('show nothing but what is named there too', () => {
    const outcomes = pages.map(judge);
    const marked = outcomes.filter(({ unwanted }) => unwanted.length > 0);
    console.log([`${pages.length} near misses: ${marked.length} with an unwanted mark, ${sum(marked, (each) => each.unwanted)} marks`, ...outcomes.flatMap(told)].join('\n'));
    expect(marked.length / pages.length).toBeLessThanOrEqual(0.34);
  });
});
