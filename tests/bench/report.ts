/**
 * The results as one page with plots, and the short table in the README of the
 * whole. Keeps each part's figures as JSON beside the page, so that one part can
 * be measured anew without losing the others.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.ts';
import type { Budget, Section, Table } from './section.ts';
import { toSvg } from './svg.ts';

const HERE = import.meta.dirname;
const RESULTS = join(HERE, 'results');
const README = join(HERE, 'README.md');
const README_OF_ALL = join(HERE, '..', '..', 'README.md');
/** What a reader would like to know first; each the beginning of a budget's name. */
const BRIEF = ['scan, automaton: time of the best', 'whole book as one page: longest task', 'frame after a DOM edit', 'pointer rest to card painted, warm', 'popup: open to typing', 'a keystroke among', 'import of'];

type Kept = { readonly measured: string; readonly machine: string; readonly quick: boolean; readonly browser?: string; readonly section: Section };

export function keep(part: string, section: Section, quick: boolean, browser?: string): void {
  mkdirSync(RESULTS, { recursive: true });
  const kept: Kept = { measured: new Date().toISOString().slice(0, 10), machine: machine(), quick, ...(browser !== undefined && { browser }), section };
  writeFileSync(join(RESULTS, `${part}.json`), `${JSON.stringify(kept, null, 1)}\n`);
  for (const plot of section.plots) writeFileSync(join(RESULTS, plot.file), toSvg(plot));
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const written = ({ caption, columns, rows, note }: Table): string =>
  [`**${caption}**`, '', row(columns), `|${columns.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`, ...rows.map(row), ...(note === undefined ? [] : ['', note])].join('\n');

function sectionText({ section, measured, machine, quick, browser }: Kept): string {
  const plots = section.plots.map(({ file, title }) => `![${title}](results/${file})`);
  const runOn = `Measured ${measured}${quick ? ' in a quick run: figures are rough' : ''} on ${machine}${browser === undefined ? '' : `, ${browser}`}.`;
  return [`## ${section.title}`, section.about, runOn, ...section.tables.map(written), ...plots].join('\n\n');
}

/** Between its marks; the rest of the page is written by people. */
function writeBrief(budgets: readonly Budget[]): void {
  const chosen = BRIEF.flatMap((beginning) => budgets.filter(({ what }) => what.startsWith(beginning)));
  const text = readFileSync(README_OF_ALL, 'utf8');
  const table = [row(['what', 'measured', 'aim']), '|---|---:|---:|', ...chosen.map(({ what, figure, limit }) => row([what, figure, limit]))].join('\n');
  const written = text.replace(/(<!-- bench -->\n)[^]*?(\n<!-- \/bench -->)/, (_, before: string, after: string) => `${before}${table}${after}`);
  if (!written.includes(table)) throw new Error('README.md has no place for the figures: <!-- bench --> … <!-- /bench -->');
  writeFileSync(README_OF_ALL, written);
}

/** Writes README.md from what is kept, in the order of `parts`. */
export function writeReport(parts: readonly string[]): void {
  const present = existsSync(RESULTS) ? readdirSync(RESULTS) : [];
  const all = parts.filter((part) => present.includes(`${part}.json`)).map((part): Kept => JSON.parse(readFileSync(join(RESULTS, `${part}.json`), 'utf8')) as Kept);
  const budgets = all.flatMap(({ section }) => section.budgets);
  const summary: Table = { caption: 'Budgets', columns: ['what', 'at most', 'measured', ''], rows: budgets.map(({ what, limit, figure, met }) => [what, limit, figure, met ? 'kept' : '**missed**']) };
  const reasons = budgets.filter(({ met }) => !met).map(({ what, missed }) => `- ${what}: ${missed ?? 'not looked into yet.'}`);
  const why = reasons.length === 0 ? [] : [`Why, and what next:\n\n${reasons.join('\n')}`];
  const head = `# How fast

Written by \`npm run bench\`; \`npm run bench -- engine\` measures one part anew (${parts.map((part) => `\`${part}\``).join(', ')}), \`--quick\` does fewer rounds. Figures are medians, in brackets the quartiles.
Machines differ, so look at the ratios. [MENDED.md](MENDED.md) tells what profiles showed and what it brought.`;
  writeBrief(budgets);
  writeFileSync(README, `${[head, written(summary), ...why, ...all.map(sectionText)].join('\n\n')}\n`);
}
